/** Why a text that looks like ours may be about something else. `undefined`: nothing speaks for that. */
export function doubtIn(title: string, text: string): string | undefined {
  if (subject.test(title)) return 'its heading speaks of a part of a program'
  if (/(?<!\w)(?:workflow|GitHub Actions|GitLab CI|pipeline|CI)(?!\w)/i.test(title))
    return 'it is about a CI job'
  if (application.test(title) || application.test(text)) return 'it also speaks of an application'
  if (code.test(text)) return 'it names source files'
  if (!hasOwnVariables(text)) return 'it names variables of another program'
  if (/\.github\/workflows|(?<!\w)secrets\.[A-Z]|\b[\w-]+\.ya?ml\b/.test(text)) return 'it is about a CI job'
  return undefined
}

/**
 * Why a whole section may serve another end than to get a reader signed in. Of a part in it that proves nothing:
 * a section about signing in may well end with where to open a ticket.
 */
export function purposeIn(title: string, text: string): string | undefined {
  if (lessons.test(title) || slides.test(text)) return 'it teaches others'
  if (queues.test(title) || notes.test(title))
    return 'it is about work that others bring or that is still to do'
  if (handling.test(title)) return 'its heading speaks of a part of a program'
  return flags.test(text) ? 'it lists options of a program' : undefined
}

/** "Getting Claude Code to talk to the gateway" is no talk, and "of course" no course. */
const lessons =
  /(?<![\p{L}\w])(?:lessons?|lectures?|(?<!of )courses?|modul[eo]?s?|exercises?|homework|quiz|workshops?|webinars?|slides?|decks?|(?<!\bto )talks?(?! (?:to|with)(?!\w))|speakers?|abstract|explained in \d+ minutes?|Lektion(?:en)?|Kurse?|Lehrgang|Übung(?:en)?|Schulung(?:en)?|Folien|Vortr[aä]ge?|leçons?|(?<!en )cours|exercices?|diapositives|ateliers?|conférence|exposé|lecci[oó]n(?:es)?|(?<!en )cursos?|módulos?|ejercicios?|diapositivas|taller(?:es)?|charlas?|ponencias?|alumnos|estudiantes|étudiants|élèves|Teilnehmer\p{L}*)(?![\p{L}\w])/iu

/** What only the text of a lesson or of a talk names. */
const slides =
  /(?<![\p{L}\w])(?:slides|homework|(?:the )?students (?:learn|see|get)|speakers?:|abstract:|Folien|Vortrag|diapositives|diapositivas)(?![\p{L}\w])/iu

const queues = /(?<![\p{L}\w])(?:tickets?|macros?|backlog|Textbausteine?)(?![\p{L}\w])/iu

/** In capitals: the Spanish and Portuguese word for "all" is written the same. */
const notes = /(?<!\w)(?:TODOs?|FIXME|TBD)(?!\w)|^To-?do:/

/** The options of a way to sign in are ours, those of anything else a program's. */
const handling =
  /(?<![\p{L}\w])(?:inputs?|outputs?|options?(?<!(?:auth\p{L}{0,12}|log-?in|sign[ -]?in|sign-?on|credentials?|keys?) options?)|stubs?|mocks?|fakes?|pars(?:e[drs]?|ers|ing)|Eingaben?|Ausgaben?|Optionen|Parsen|entrées|sorties|entradas|salidas)(?![\p{L}\w])/iu

/** A list or a table whose entries begin with a long option, as a program documents its own. */
const flags = /^[ \t]{0,8}[-*+|][ \t]{0,8}`--[a-z]/m

/**
 * Words in a heading that make it one about a design, or a part of a program. In each language that agent files are
 * written in: of ten chapters of applications abroad seven would be taken over by the English words alone, and a rule
 * on how many lines speak of signing in takes the same seven.
 */
const subject =
  /(?<![\p{L}\w])(?:pages?|routes?|endpoints?|screens?|forms?|design|specs?|specification|RFC|ADR|proposal|architecture|modules?|services?|components?|middleware|handlers?|implementation|internals?|proxy|gateways?|dashboard|plugins?|extensions?|skills?|hooks?|MCP|slash commands?|class|interface|tests?|testing|users?|customers?|tenants?|clients?|visitors?|members?|subscribers?|patients?|students?|guests?|readers?|Seite|Maske|Dienst|Architektur|Entwurf|Benutzer|page|conception|utilisateurs?|página|diseño|usuarios?|pagina|utenti|страниц\p{L}*|пользовател\p{L}*)(?![\p{L}\w])|页面|用户|设计|ページ|ユーザー|設計|페이지|사용자|설계/iu

/** Words of a program that has users of its own or calls the API itself. "On the server" is a place. */
const application =
  /\bsdk\b|\bnew Anthropic\(|\banthropic\.(?:Anthropic|messages)|\bmessages\.create\b|\b(?:our|the|this|your) (?:app|application|backend|(?<!\bon the )server|service|bot|worker|frontend)\b|\b(?:our|this) api\b(?! keys?\b)|\bJWTs?\b|\bOAuth ?2\b|\bend[ -]users?\b|\b(?:each|every|a|the|our) (?:tenant|customer|subscriber|visitor|patient|student|guest|reader)\b|\b(?:tenants|customers|subscribers|visitors|patients|guests)\b|\bresell\w*|\b(?:our|the) (?:portal|platform|product|website)\b(?! (?:team|crew|group|people|engineers?|owners?|channel)\b)|\bcookies?\b|\bpasswords?\b|\bsign[ -]?up\b|\bmiddleware\b|\bbcrypt\b|\bRBAC\b|\bproduction (?:app|server|deployment)\b|(?<!\p{L})(?:unser\p{L}*|notre|nuestr[oa]|noss[oa]|nostr[oa]) (?:App|Anwendung|Portal\p{L}*|Plattform|Produkt\p{L}*|portail|plateforme|produit|portal|plataforma|producto|aplicaci[oó]n|produto|aplicativo|portale|piattaforma|prodotto|applicazione)(?!\p{L})|(?<!\p{L})(?:Passw[oö]rt\p{L}*|mots? de passe|contraseñas?|senhas?|wachtwoord\p{L}*|hasł[oa]\p{L}*|парол\p{L}*)(?!\p{L})|密码|パスワード|비밀번호/iu

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
