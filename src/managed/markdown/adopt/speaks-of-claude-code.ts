/**
 * Whether a section is about how Claude Code itself authenticates. A wrong yes changes a text that has nothing to
 * do with us, a wrong no only adds a section beside it: so each doubt is a no.
 */
export function speaksOfClaudeCode(headings: readonly string[], text: string): boolean {
  if (!/(?<!\w)ANTHROPIC_API_KEY(?!\w)/.test(text)) return false
  const prose = withoutFences(text)
  const isExample = new Set(headings.flatMap(exampleHeading)).size >= 3
  const namesIt =
    /\bClaude Code\b/i.test(prose) || /\bclaude auth\b|(?<![\w/])\/login\b|\bCLAUDE_CODE_[A-Z]/.test(prose)
  return (isExample || namesIt) && !application.test(text) && ownVariables(text) && isEnglish(prose)
}

/** The text without its fenced code, in one pass over its lines. */
function withoutFences(text: string): string {
  const prose: string[] = []
  let open = ''
  for (const line of text.split(/\r\n|\r|\n/)) {
    const fence = /^[ \t]*(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
    if (open === '') {
      open = fence
      if (fence === '') prose.push(line)
    } else if (fence.startsWith(open) && /^[ \t]*[`~]+[ \t]*$/.test(line)) open = ''
  }
  return prose.join('\n')
}

/** Whether a heading says that it is about authentication. */
export function isAuthTitle(title: string): boolean {
  return authTitle.test(title)
}

/** Whole words, so that `Authentifizierung` or `author` is none. */
const authTitle =
  /\b(?:auth|authentication|authenticating|credentials?|api[ -]keys?|log ?in|logging in|sign(?:ing)?[ -]in|401)\b/i

/** The headings of the common guide's example section. */
function exampleHeading(heading: string): readonly string[] {
  const example = ['api authentication', 'setup', 'troubleshooting auth errors', 'key management']
  return example.filter(one => one === heading.trim().toLowerCase())
}

/** Words of a program that has users of its own or calls the API itself. */
const application =
  /\bsdk\b|\bnew Anthropic\(|\banthropic\.(?:Anthropic|messages)|\bmessages\.create\b|\b(?:our|the|this|your) (?:app|application|backend|server|service|bot|worker|frontend)\b|\b(?:our|this) api\b(?! keys?\b)|\bJWT\b|\bOAuth ?2\b|\bend[ -]users?\b|\bcookies?\b|\bpasswords?\b|\bsign[ -]?up\b|\bmiddleware\b|\bbcrypt\b|\bRBAC\b|\bproduction (?:app|server|deployment)\b/i

/** A variable of anything else says that the section is about that too. */
function ownVariables(text: string): boolean {
  const known =
    /^(?:ANTHROPIC|CLAUDE|AWS|GOOGLE|CLOUD_ML|HTTPS?_PROXY|NO_PROXY|NODE_EXTRA|API_TIMEOUT|SSL_CERT|GITHUB_TOKEN|WSLENV)/
  return Array.from(text.matchAll(/(?<![\w-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w-])/g)).every(([name]) =>
    known.test(name),
  )
}

/** Our points are English: among sentences of another language they would be a foreign body. */
function isEnglish(prose: string): boolean {
  const letters = prose.match(/\p{L}/gu)?.length ?? 0
  const latin = prose.match(/[A-Za-z]/g)?.length ?? 0
  const words = prose.toLowerCase().match(/[a-z']+/g) ?? []
  const small = words.filter(word => functionWords.has(word)).length
  return latin >= letters * 0.97 && small * 10 >= words.length
}

const functionWords = new Set(
  'the a is are be to of and or if for from with on at by not it this that you your may but before after use when into as never do all via then may'.split(
    ' ',
  ),
)
