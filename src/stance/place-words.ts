import { wordPattern } from '../managed/markdown/adopt/word-pattern.ts'
import type { KeyPlace } from '../types.ts'
import { mayNamePlace } from './place-hints.ts'

/** What the places in which a person keeps a key are called, in the languages in which agent files are written. */
const words: Readonly<Record<KeyPlace, readonly [spaced: string, joined?: string]>> = {
  startup: [
    '(?:(?:shell|bash|zsh|fish|terminal|login)[ -]?)(?:profiles?|rc(?: ?files?)?|config(?:uration)?s?(?: files?)?|start-?up(?: files?| scripts?)?|init files?)|start-?up (?:files?|scripts?)|rc[ -]files?|dot-?files?|profile files?|Shell-?(?:Profil*|Konfig*|Start*)|Startdatei*|profils? (?:du |de |de la )?shell|fichiers? de démarrage|perfil (?:del |de la |de |do )?(?:shell|terminal)|profil[oi] (?:della |dello |di )?shell|(?:file|archivos?|arquivos?) (?:di avvio|de inicio|de inicialização)|shell-?profiel*|opstartbestand*|profil* (?:powłoki|shella?)|профил* (?:оболочки|shell)',
    '启动文件|啟動檔|シェルの(?:設定|起動|プロファイル)|셸 ?(?:프로필|설정)',
  ],
  dotenv: ['(?:env|dotenv|environment)[ -]files?|(?:env|dotenv)-?Datei*|fichiers? env|archivos? env'],
  settings: [
    "(?:Claude(?: Code)?(?:[’']s)? )settings(?: files?)?|settings files?|Einstellungsdatei*|fichiers? de (?:paramètres|réglages)|archivos? de (?:ajustes|configuración) de Claude*",
    '设置文件|設定ファイル|설정 ?파일',
  ],
  keychain: [
    'key-?chains?|Credential Manager|libsecret|secret-tool|gnome-keyring|(?:system |OS )?keyring|KWallet|Schlüsselbund*|Anmeldeinformationsverwaltung|trousseaux?|llavero|chaveiro|portachiavi|sleutelhanger|pęk* kluczy|связк* ключей',
    '钥匙串|鑰匙圈|キーチェーン|키체인',
  ],
  vault: [
    '1Password|Bitwarden|LastPass|KeePass*|Dashlane|Keeper|HashiCorp Vault|(?:team |company |secrets? |our |the )?vault|password managers?|secrets? managers?|Passwort-?Manager*|Passworttresor*|gestionnaires? de mots de passe|gestor de contraseñas|gerenciador de senhas|gestore (?:di|delle) password|wachtwoordmanager|menedżer* haseł|менеджер* паролей',
    '密码管理器|密碼管理器|パスワードマネージャー?|비밀번호 관리자',
  ],
}

/** Those that are called by the name of a file. */
const names: Readonly<Partial<Record<KeyPlace, string>>> = {
  startup:
    '(?<![\\w-])\\.(?:zshrc|zshenv|zprofile|zlogin|bashrc|bash_profile|bash_login|profile|tcshrc|cshrc|kshrc)(?!\\w)|(?<!\\w)config\\.(?:fish|nu)(?!\\w)|\\$PROFILE(?!\\w)',
  dotenv: '(?<![\\w/])\\.env(?:\\.local)?(?![.\\w])',
  settings: '(?<!\\.vscode/)(?<![\\w-])settings(?:\\.local)?\\.json(?!\\w)|(?<!\\w)\\.claude\\.json(?!\\w)',
}

export const keyPlaces = Object.keys(words) as readonly KeyPlace[]

/** Any file at all, so all of those. What is said of the files of a repository is about commits. */
const anyFile = wordPattern(
  '(?:an?|any|in|into|to) (?:(?:plain|plain-?text|text|local|dot|config|configuration) ){0,3}files?(?! (?:of|in|inside|that|which|under)(?!\\p{L}))|on disk|in (?:plain-?text|plain text|clear text|cleartext)|(?:irgend)?eine[rn]? Datei|in Dateien|im Klartext|auf (?:der|die) (?:Fest)?platte|dans un fichier|en clair|en un archivo|en texto plano|em um arquivo|in un file|in chiaro',
)

const patterns = new Map(
  keyPlaces.map(place => {
    const [spaced, joined = ''] = words[place]
    const name = names[place] ?? ''
    return [place, wordPattern(spaced, [joined, name].filter(one => one !== '').join('|'))] as const
  }),
)

export interface NamedPlace {
  readonly place: KeyPlace
  readonly start: number
  readonly end: number
}

/** The places that a text names, each where it stands first. */
export function placesNamed(text: string): readonly NamedPlace[] {
  if (!mayNamePlace(text.toLowerCase())) return []
  return keyPlaces.flatMap(place => {
    const found = patterns.get(place)?.exec(text) ?? (names[place] === undefined ? null : anyFile.exec(text))
    return found === null ? [] : [{ place, start: found.index, end: found.index + found[0].length }]
  })
}

/** A word for something that is secret. Of tokens, agent files speak as what a model reads and writes too. */
export const keyWord = wordPattern(
  'keys?|secrets?|credentials?|(?:auth|access|API|OAuth|bearer|login)[ -]tokens?|(?:a|the|your|any|no) token(?![ -](?:effic|budget|count|cost|spend|us|limit|window|sav)\\p{L}*)|Schlüssel*|API-?Schlüssel*|Zugangsdaten|Geheimnis*|clés?|identifiants?|jetons?|claves?|llaves?|credenciales?|secretos?|chaves?|credenciais|segredos?|chiav[ei]|credenziali|segret[oi]|sleutels?|API-?sleutels?|geheimen|klucz*|sekret*|ключ*|секрет*|anahtar*|nyck*|nøgl*|nøkk*|avain|avaim*|klíč*|kľúč*|kulcs*|chei|chei[ae]|kh[oó]a|kunci',
  '密钥|密鑰|金鑰|凭据|キー(?!チェーン)|シークレット|資格情報|키(?!체인)|비밀(?!번호)',
)
