/** What only Claude Code's own authentication is called, in whatever language a text is written. */
const signals: readonly (readonly [string, RegExp])[] = [
  ['command', /\bclaude (?:auth (?:login|logout|status)|login|logout)\b|\bclaude auth\b/],
  ['setup-token', /\bsetup-token\b/],
  ['oauth-token', /(?<!\w)CLAUDE_CODE_OAUTH_TOKEN(?!\w)/],
  ['helper', /(?<!\w)apiKeyHelper(?!\w)/],
  ['file', /\.claude\/\.credentials\.json|Claude Code-credentials/],
  ['message', /Not logged in|Please run \/login/],
]

/** Names that other programs use too: they count beside the name of Claude Code alone. */
const names = /(?<!\w)ANTHROPIC_(?:API_KEY|AUTH_TOKEN)(?!\w)|(?<![\w/.])`?\/(?:status|logout)(?![\w/])/

/** A command is written alone or in backticks; a route has a method, a host, a quote or more path. */
const login = /(?<![\w/.'"@:{}-])\/login(?![\w/'"?{-])/
const method = /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD)\b/
const route =
  /\b(?:pages?|routes?|endpoints?|screens?|forms?|redirects?|handlers?|render\w*|urls?|paths?|views?|components?|users?|customers?|visitors?|guests?|readers?|members?)\b|(?<!\p{L})(?:Seiten?|Maske|Formular|Benutzer|Nutzer|Kunden|Besucher|utilisateurs?|clients?|visiteurs?|visitantes?|visitatori|formulaire|usuarios?|página|pantalla|formulario|tela|utenti|pagina|gebruikers?|scherm|strona|użytkowni\p{L}*|страниц\p{L}*|пользовател\p{L}*|форм\p{L}*)(?!\p{L})|页面|用户|利用者|接口|頁面|ページ|ユーザー|画面|フォーム|페이지|사용자|화면/iu

/** The distinct signals of a text; `login` only where its line speaks of no page of a web application. */
export function signalsIn(text: string): ReadonlySet<string> {
  const found = new Set(signals.flatMap(([id, pattern]) => (pattern.test(text) ? [id] : [])))
  if (text.split(/\r\n|\r|\n/).some(isLoginCommand)) found.add('login')
  return found
}

/** What a person types or reads: a program that handles the credentials of others names variables and files. */
export function isAddressed(found: ReadonlySet<string>): boolean {
  return ['command', 'setup-token', 'message', 'login'].some(id => found.has(id))
}

/** A line that types `/login`, and speaks of no page of an application. */
export function isLoginCommand(line: string): boolean {
  return login.test(line) && !method.test(line) && !route.test(line)
}

/** Whether a line has anything to do with how Claude Code signs in. */
export function speaksOfSigningIn(line: string): boolean {
  return signals.some(([, pattern]) => pattern.test(line)) || isLoginCommand(line) || names.test(line)
}

/** How many of the common guide's points a text makes, by what they name. */
export function guidePointsIn(text: string): number {
  const points = [
    /(?<!\w)ANTHROPIC_API_KEY(?!\w)/,
    /(?<![\w.])401(?![\w.])/,
    /\.(?:zshrc|zshenv|bashrc|bash_profile|profile|config\/fish)\b|\$PROFILE/,
    /(?:console\.anthropic|platform\.claude)\.com/,
    /settings\/keys/,
    /settings\/billing/,
    /(?<!\w)VPN(?!\w)|proxy/i,
  ]
  return points.filter(point => point.test(text)).length
}
