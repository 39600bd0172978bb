import { placesNamed } from './place-words.ts'
import { apiKey, keyName, negation, refusal } from './vocabulary.ts'

/**
 * How much a ban on keys takes in: `all` keys of Claude Code; `some`, as those of production, or two at a time; or only
 * a `place` to keep them, beside which another is left open.
 */
export function scopeOfBan(clause: string, next: string | undefined): 'all' | 'some' | 'place' {
  const key = keyName.exec(clause) ?? apiKey.exec(clause)
  if (key === null) return 'all'
  const before = clause.slice(0, key.index)
  const behind = clause.slice(key.index + key[0].length)
  const [near = ''] = behind.split(/[,(]/)
  if (isInFile(behind, into) || isInFile(before, leadingInto) || placesNamed(near).length > 0) return 'place'
  const isNarrow =
    isSomewhere(behind, place, negation.test(clause)) ||
    isOfSomeKeys({ clause, before, behind }) ||
    ofAnother.test(before) ||
    insteadHere.test(behind) ||
    (next !== undefined && instead.test(next) && !withoutKey.test(next))
  return isNarrow ? 'some' : 'all'
}

/** Of those of one sort, on some machines, or for a while; told from what stands before the key and behind it. */
export function isOfSomeKeys(said: {
  readonly clause: string
  readonly before: string
  readonly behind: string
}): boolean {
  const { clause, before, behind } = said
  return (
    isSomewhere(before, leadingPlace, negation.test(clause)) ||
    kindBefore.test(behindRefusal(before).slice(-60)) ||
    kindBehind.test(behind) ||
    atOnce.test(clause) ||
    exception.test(clause)
  )
}

/** "The company prohibits …": who forbids says nothing of whose keys they are. */
function behindRefusal(before: string): string {
  const word = refusal.exec(before)
  return word === null ? before : before.slice(word.index + word[0].length)
}

/** "… into the Dockerfile": said of a file, not of the key. */
const into = /(?<!\p{L})(?:in|into|inside|within|to|im|ins|dans|en|nel|nella|w|do|в|v|na|i)(?= )/iu
const leadingInto = /^[^\p{L}]{0,8}(?:in|im|dans|en|nel|w|в)(?= )/iu
const file =
  /^ (?:\p{L}{1,20}[ ’'])?(?:`?[\w./~-]{0,80}(?:Dockerfile|\.envrc|\.json|\.ya?ml|\.toml|\.local|rc`)|(?:docker[ -]?)?compose|image|workflow|settings|config|manifest|scripts?(?!\p{L}))/iu

function isInFile(text: string, word: RegExp): boolean {
  const found = word.exec(text)
  return found !== null && file.test(text.slice(found.index + found[0].length))
}

/** "To log in" names no place. */
const place =
  /(?<!\p{L})(?<!(?:log|logs|logged|logging|sign|signs|signed|signing) )(?:in|into|inside|within|on|im|ins|auf|dans|sur|en(?= (?:el|la|los|las|un|una|tu|su|producción)(?!\p{L}))|em|nel|nella|sul|sulla|op|na|в|на|v)(?!\p{L})|中(?!国)|里|裡|内|에서/iu
const leadingPlace =
  /^[^\p{L}]{0,8}(?:in|inside|within|on|im|auf|dans|sur|en|em|nel|sul|op|na|в|на|v)(?!\p{L})/iu

/** The whole of what the file is about, or no place at all. */
const everywhere =
  /^ *(?:(?:(?:this|our|the|your|any|every|all|its) ){0,2}(?:environments?|console|machines?(?= at all)|(?:developers?[’']?|dev|local|employee|work) (?:machines|laptops|workstations|computers))(?!\p{L})|(?:\p{L}+ ){0,2}(?:proj|proye|proge|repo|dépôt|team|équipe|equipo|compan|organi[sz]ation|firm|unternehmen|entreprise|empresa|azienda|workspace|case|fall|cas|caso|wypadku|случае|проект|репозитор|circumstances|way|form|here|general|principle|future|order|favou?r|addition|place of|purpose|claude(?!(?: code)?(?:[’']s| settings| config))|anthropic|konsole|platform\.|console\.)|it(?!\p{L}))/iu
const everywhereJoined = /项目|項目|仓库|倉庫|プロジェクト|リポジトリ|프로젝트|저장소/u

/** "Not on every machine" leaves some of them, "empty on every machine" none. */
const machines =
  '(?:machines?|laptops?|computers?|workstations?|devices?|hosts?|notebooks?|PCs?|desktops?|Rechner\\p{L}*|Laptops?)'
const anyMachine = new RegExp(`^ *(?:any|irgendeinem) ${machines}(?!\\p{L})`, 'iu')
const everyMachine = new RegExp(
  `^ *(?:every|each|all|jedem|allen|everyone[’']s|everybody[’']s)(?: of our| our)? ${machines}(?!\\p{L})`,
  'iu',
)

function isSomewhere(text: string, word: RegExp, isNegated = true): boolean {
  const found = word.exec(text)
  if (found === null || everywhereJoined.test(text)) return false
  const behind = text.slice(found.index + found[0].length)
  return !(everywhere.test(behind) || anyMachine.test(behind) || (!isNegated && everyMachine.test(behind)))
}

/** "The production API key", "a colleague's key": one sort out of several. */
const kindBefore =
  /(?<!\p{L})(?:production|prod|staging|live|shared|personal|private|company|corporate|customers?|clients?|admin|administrator|legacy|old|new|same|other|others|another|second|third|extra|additional|separate|real|test|root|master|default|long-lived|unrestricted|produktive[nrs]?|gemeinsame[nrs]?|geteilte[nrs]?|persönliche[nrs]?|private[nrs]?|fremde[nrs]?|neue[nrs]?|zweite[nrs]?|\p{L}+[’']s(?<!let[’']s)|\p{L}+s[’']|more than one|two|several|multiple)[ `*_"]+(?:\p{L}+[ `*_"]+){0,2}$/iu

const kindBehind =
  /^[`*_"]*s? (?:of (?!one person|a person|people|yours|claude|anthropic|any|this|our own|the console)|from (?!(?:the )?(?:anthropic|claude|console|platform|https:))|(?:des|de los|de las|dos|das|dei|degli|delle|der|von|van(?: de)?) (?:clients?|clientes|clienti|utilisateurs|usuarios|usuários|utenti|visiteurs|Kunden|Nutzer|Benutzer|klanten|gebruikers|tenants?)|that |which |whose |belonging |de (?:production|producción|produção|produzione)|di produzione|partag|personnel|compartid|compartilhad|personal|pessoa|condivis|to (?:an? |the |your |our |any )?(?:third|strangers?|others?|customers?|guests?|outsiders?|clients?|partners?|contractors?|friends?|applications?|apps?)(?!\p{L}))/iu

/** Each alone may be there. */
const atOnce =
  /(?<!\p{L})(?:both|together|alongside|at the same time|at one time|simultaneously|twice|beide[ns]?|gleichzeitig|zugleich|les deux|en même temps|ambos|ambas|a la vez|al mismo tiempo|entrambe|entrambi|insieme|allebei|tegelijk|oba|obie|jednocześnie|обе|одновременно)(?!\p{L})|同时|同時|两个都|両方/iu

const exception =
  /(?<!\p{L})(?:except|other than|apart from|until|before (?:asking|approval|permission|you (?:ask|have)|talking|telling|a review)|without (?:asking|approval|permission|consent|review|a review|a limit|telling|talking)|außer|ohne (?:Absprache|Freigabe|Rücksprache|Erlaubnis)|excepté|hormis|excepto|salvo|tranne|behalve|oprócz|кроме)(?!\p{L})/iu

/** "The test suite does not use an API key" tells how something is, not what one may do. */
const ofAnother =
  /^(?!.*(?<!\p{L})(?:claude|we|team|nobody|everyone|everybody|you|project|repo|repository|company|organi[sz]ation|this|it)(?!\p{L})).*(?<!\p{L})(?:does not|doesn[’']t|did not|didn[’']t|(?:the|our|these|those) (?!developers|engineers|people|members|staff|agents)\p{L}+ do(?: not|n[’']t))(?!\p{L})/iu

const otherWay =
  '(?:instead,? |rather,? |please |always |but |then )?(?:export|create|make|use|set|put|keep|store|take|get|request|read|pass|load|pick|choose|ask)(?: [^\\s,.;:]+){0,5} (?:it|one|them|your own|yours|key|keychain|vault|secrets?|helper|`?apiKeyHelper`?|1Password)(?!\\p{L})'

/** What is to be done in the stead of it, and is done with a key. */
const instead = new RegExp(`^(?:[-*+] )?${otherWay}`, 'iu')
const insteadHere = new RegExp(`(?:[—–(]|but|instead,) *${otherWay}`, 'iu')
const withoutKey = /\/login|(?<!\p{L})(?:plans?|seats?|subscription|setup-token|never|not)(?!\p{L})/iu
