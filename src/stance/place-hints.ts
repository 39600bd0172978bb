// Apart from the patterns of `place-words.ts`: what only looks whether a text can matter needs none of them.

/** Two cheap looks that let through all that `placesNamed` finds, and little else. In small letters. */
export function mayNamePlace(small: string): boolean {
  return mayNameStartup(small) || anyFileHint.test(small) || furtherHints.some(one => small.includes(one))
}

/** The same for start-up files alone, named as such. */
export function mayNameStartup(small: string): boolean {
  return startupHint.test(small) || startupHints.some(one => small.includes(one))
}

/** The sign of the kelvin and the long s are the letters that a pattern with the flag `u` takes for others. */
const startupHint =
  /\.(?:z(?:sh|pro|log)|bash|profile|[ktc]{0,2}shrc)|config\.(?:fish|nu)|\$profile|(?:shell|bash|zsh|fish|terminal|login)[ -]?(?:prof|rc|conf|kon|start|init)|start-?up|profile? |profil[so] |perfil |rc[ -]file|dot-?file|[\u017f\u212a]/

const startupHints = [
  'startdat',
  'démarrage',
  'avvio',
  'inicio',
  'inicializa',
  'shell-profiel',
  'shellprofiel',
].concat(['opstart', 'powłok', 'профил', '启动', '啟動', 'シェル', '셸'])

const furtherHints = [
  '.env',
  'env file',
  'env-',
  'dotenv',
  'envdatei',
  'environment file',
  'environment-file',
]
  .concat(['fichier', 'settings file', 'settings.', 'claude settings', 'code settings', "'s settings"])
  .concat(['’s settings', 'einstellungsd', 'archivo', '.claude.json', '设置', '設定', '설정'])
  .concat(['keychain', 'key-chain', 'credential manager', 'libsecret', 'secret-tool', 'keyring', 'kwallet'])
  .concat(['schlüsselbund', 'anmeldeinfo', 'trousseau', 'llavero', 'chaveiro', 'portachiavi'])
  .concat(['sleutelhanger', 'kluczy', 'связк', '钥匙', '鑰匙', 'キーチ', '키체인'])
  .concat([
    '1password',
    'bitwarden',
    'lastpass',
    'keepass',
    'dashlane',
    'keeper',
    'vault',
    'password manager',
  ])
  .concat(['secret manager', 'secrets manager', 'passwort', 'mots de passe', 'contraseñas', 'senhas'])
  .concat(['gestore ', 'wachtwoord', 'haseł', 'паролей', '密码', '密碼', 'パスワ', '비밀번호'])
  .concat(['on disk', 'in plain', 'clear text', 'cleartext', 'datei', 'klartext', 'platte', 'en clair'])
  .concat(['texto plano', 'arquivo', 'in un file', 'in chiaro', 'plaintext'])

const anyFileHint =
  /(?:an?|any|in|into|to) (?:(?:plain|plain-?text|text|local|dot|config|configuration) ){0,3}files?/
