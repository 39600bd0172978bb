import { type WordPattern, wordPattern } from './word-pattern.ts'

const authWords = wordPattern(
  "auth|auths|authn|authenticat*|authoriz*|credential*|api[ -]?keys?|log[ -]?ins?|logging in|log in|sign(?:ing)?[ -]?in|sign(?:ing)? on|401|tokens?|subscription|anmeld*|authentifizier*|authentisier*|zugang*|API-?Schlüssel*|einlogg*|authentifi*|connexion|se connecter|identifiants?|clés? (?:d[’'])?API|autentica*|inicio de sesión|iniciar sesión|credencia*|claves? (?:de )?API|acceso|iniciar sessão|chaves? (?:de )?API|accesso|credenzial*|chiav[ei] (?:di )?API|authenticati*|aanmeld*|inlogg*|inloggegevens|API-?sleutel*|uwierzytelni*|logowani*|zalogow*|klucz* API|poświadcze*|аутентификац*|авторизац*|вход*|логин*|уч[её]тн*|ключ* API|autentizac*|přihlá*|autentiser*|inloggning*|giriş|oturum|автентифікац*|вхід|giriş yap*|kimlik doğrula*|oturum aç*|log(?:ge)? ind|innlogg*|logg(?:e)? inn|logga in|kirjautu*|todenta*|bejelentkez*|hitelesít*|autentific*|conectar*|đăng nhập|xác thực|masuk|autentikasi|prihlás*|σύνδεση|تسجيل الدخول|دخول|المصادقة|ورود|احراز هویت|התחברות|כניסה|אימות",
  '认证|認證|登录|登錄|登入|登陆|身份验证|鉴权|凭据|凭证|密钥|密鑰|授权|認証|ログイン|サインイン|資格情報|API\\s?キー|인증|로그인|자격 증명|API\\s?키',
)

/** Whether a heading is about signing in, in any of the languages in which agent files are written. */
export function isAuthTitle(title: string): boolean {
  return authWords.test(title)
}

const places = wordPattern(
  'headless*|servers?|remote*|SSH|browser*|serveurs?|navigateur|distant*|servidor*|navegador|remot[ao]|browserlos*|fernzugriff|сервер*|serwer*|sunucu*',
  '服务器|伺服器|サーバー?|ブラウザ|서버|브라우저',
)

/** Whether a heading names a place without a browser: there signing in is a task of its own. */
export function isPlaceTitle(title: string): boolean {
  return places.test(title)
}

/** Whether it names Claude Code: the product's name is the same in every language. */
export function namesClaudeCode(title: string): boolean {
  return /(?<!\w|\w-)Claude[ -]?(?:Code|CLI)(?![\w-])|(?<![\w-])claude -p(?!\w)/i.test(title)
}

/** The parts that the common guide's example has, below a title about authentication. */
const guideParts: readonly WordPattern[] = [
  wordPattern(
    'set-?up|configur*|install*|einrichtung|einrichten|konfiguration|configuration|mise en place|installation|instala*|configuración|configuração|configurazione|impostazion*|installati*|instellen|instellingen|konfigurac*|ustawie*|настройк*|установк*',
    '设置|設定|配置|安装|セットアップ|設置|설정|설치',
  ),
  wordPattern(
    'troubleshoot*|errors?|problems?|issues?|401|fehler*|probleme?|störung*|dépannage|erreurs?|résolution*|soluci*|errores|problemas?|erros?|solução|risoluzione*|error[ei]|problem[ai]|probleemoplossing|problemen|fouten|rozwiązywan*|błęd*|problem*|устранен*|ошиб*|неполад*|проблем*',
    '故障|排查|错误|錯誤|问题|排错|トラブル|エラー|問題|문제|오류',
  ),
  wordPattern(
    'manag*|rotat*|security|keys?|schlüssel*|verwaltung|rotation|gestion|clés?|gestión|claves?|gestão|chaves?|gestione|chiavi|beheer|sleutel*|zarządzan*|kluczy|управлен*|ключ*',
    '管理|密钥|轮换|キー|鍵|관리|키',
  ),
]

/** How many of the example's parts the headings of a section name, each by one of them. */
export function guidePartsIn(titles: readonly string[]): number {
  return guideParts.filter(part => titles.some(title => part.test(title))).length
}

/** Which part of ours a heading stands for, if any: setup, troubleshooting or the keys. */
export function guidePartOf(title: string): 0 | 1 | 2 | undefined {
  const at = guideParts.findIndex(part => part.test(title))
  return at === 0 || at === 1 || at === 2 ? at : undefined
}
