/** Why a text that looks like ours may be about something else. `undefined`: nothing speaks for that. */
export function doubtIn(title: string, text: string): string | undefined {
  if (subject.test(title)) return 'its heading speaks of a part of a program'
  if (/(?<!\w)(?:workflow|GitHub Actions|GitLab CI|pipeline|CI)(?!\w)/i.test(title))
    return 'it is about a CI job'
  if (application.test(text)) return 'it also speaks of an application'
  if (code.test(text)) return 'it names source files'
  if (!hasOwnVariables(text)) return 'it names variables of another program'
  if (/\.github\/workflows|(?<!\w)secrets\.[A-Z]|\b[\w-]+\.ya?ml\b/.test(text)) return 'it is about a CI job'
  return undefined
}

/** Words in a heading that make it one about a design, or a part of a program. */
const subject =
  /(?<![\p{L}\w])(?:pages?|routes?|endpoints?|screens?|forms?|design|specs?|specification|RFC|ADR|proposal|architecture|modules?|services?|components?|middleware|handlers?|implementation|internals?|proxy|gateways?|dashboard|plugins?|extensions?|skills?|hooks?|MCP|slash commands?|class|interface|tests?|testing|users?|customers?|tenants?|clients?|visitors?|members?|subscribers?|patients?|students?|guests?|readers?|Seite|Maske|Dienst|Architektur|Entwurf|Benutzer|page|conception|utilisateurs?|página|diseño|usuarios?|pagina|utenti|страниц\p{L}*|пользовател\p{L}*)(?![\p{L}\w])|页面|用户|设计|ページ|ユーザー|設計|페이지|사용자|설계/iu

/** Words of a program that has users of its own or calls the API itself. */
const application =
  /\bsdk\b|\bnew Anthropic\(|\banthropic\.(?:Anthropic|messages)|\bmessages\.create\b|\b(?:our|the|this|your) (?:app|application|backend|server|service|bot|worker|frontend)\b|\b(?:our|this) api\b(?! keys?\b)|\bJWTs?\b|\bOAuth ?2\b|\bend[ -]users?\b|\b(?:each|every|a|the|our) (?:tenant|customer|subscriber|visitor|patient|student|guest|reader)\b|\b(?:tenants|customers|subscribers|visitors|patients|guests)\b|\bresell\w*|\b(?:our|the) (?:portal|platform|product|website)\b(?! (?:team|crew|group|people|engineers?|owners?|channel)\b)|\bcookies?\b|\bpasswords?\b|\bsign[ -]?up\b|\bmiddleware\b|\bbcrypt\b|\bRBAC\b|\bproduction (?:app|server|deployment)\b|(?<!\p{L})(?:Passw[oö]rt\p{L}*|mots? de passe|contraseñas?|senhas?|wachtwoord\p{L}*|hasł[oa]\p{L}*|парол\p{L}*)(?!\p{L})|密码|パスワード|비밀번호/iu

/** Source files and folders: the text tells how something is built. */
const code =
  /(?<![\w.])(?:src|lib|internal|pkg|crates|packages|apps?|server|components)\/[\w.-]+|\b[\w-]+\.(?:tsx?|jsx?|py|go|rs|java|rb|php|kt|swift)\b|\b(?:def|func|const|import|class) \w+/

/** A variable of anything else says that the section is about that too. */
function hasOwnVariables(text: string): boolean {
  const known =
    /^(?:ANTHROPIC|CLAUDE|AWS|GOOGLE|CLOUD_ML|HTTPS?_PROXY|NO_PROXY|NODE_EXTRA|API_TIMEOUT|SSL_CERT|GITHUB_TOKEN|WSLENV)/
  return Array.from(text.matchAll(/(?<![\w-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w-])/g)).every(([name]) =>
    known.test(name),
  )
}
