import { wordPattern } from '../managed/markdown/adopt/word-pattern.ts'
import type { KeyPlace } from '../types.ts'
import { keyPlaces, keyWord, type NamedPlace, placesNamed } from './place-words.ts'
import { isOfSomeKeys } from './scope-of-ban.ts'
import { act, apiKey, holdsKeys, keyName, negation, refusal } from './vocabulary.ts'

/**
 * Where a clause says that no key may be kept. "Never in `~/.zshrc`" names the places themselves; "only in the keychain"
 * leaves that one and takes all others. What is said of what a program does or of a commit is no such rule, and what is
 * said of some keys or some machines is none for all.
 */
export function placesForbidden(clause: string, subject: Subject): ForbiddenPlaces {
  const all = clause.length > longest ? [] : placesNamed(clause)
  const isRule =
    all.length > 0 &&
    (subject.about || keyWord.test(clause) || keyName.test(clause)) &&
    !clause.endsWith('?') &&
    !isOfOthers(clause)
  if (!isRule) return { places: [], ofSome: false }
  return { places: placesIn(clause, subject), ofSome: isOfSome(clause, all) }
}

export interface ForbiddenPlaces {
  readonly places: readonly KeyPlace[]
  /** For some keys only, or on some machines. */
  readonly ofSome: boolean
}

function placesIn(clause: string, { here }: Subject): readonly KeyPlace[] {
  const isNamed = here || keyName.test(clause)
  const parts = clause
    .replace(nowhereElse, ' ')
    .split(contrast)
    .flatMap(text => partsOf(text, clause))
  const kept = parts.flatMap(({ only }) => only)
  if (kept.length > 0) return isNamed ? keyPlaces.filter(place => !kept.includes(place)) : []
  const banned = new Set(parts.flatMap(part => part.banned))
  // A start-up file belongs to the person: what is said of keys there holds for each of them.
  return keyPlaces.filter(place => banned.has(place) && (isNamed || place === 'startup'))
}

/** More than that is no one rule. */
const longest = 400

interface Subject {
  /** It is about Claude Code. */
  readonly here: boolean
  /** It is about keys, also where the clause only says "it". */
  readonly about: boolean
}

interface Part {
  readonly banned: readonly KeyPlace[]
  /** The places that are the only ones. */
  readonly only: readonly KeyPlace[]
}

/** A pause before it parts nothing. */
const nowhereElse =
  /,? (?=(?:and )?nowhere else|und sonst nirgends|sonst nirgends|et nulle part ailleurs|nulle part)/giu

/** "`.env` is for the app, no key goes there", "… must not end up in one". */
const there =
  /(?<!\p{L})(?:there|(?:in|into|to) (?:one|them|it|these|those)(?! \p{L})|darin|hinein|dedans|dort|dorthin|là|allí|ahí|lì|daar|tam|там)(?!\p{L})/iu

/** Where a clause turns: what stands behind may be the contrary of what stands before. White space is folded. */
const contrast =
  / (?:but|sondern|mais|sino|sino que|ma|mas|maar|ale|lecz|а|но)(?= )| (?:and|und|et|y|e|en|i|и) (?=(?:never|not|nie|nicht|keinesfalls|jamais|pas|nunca|no|mai|non|não|nooit|niet|nigdy|никогда|не)(?!\p{L}))| (?=instead of|rather than|not (?:in |into |even )?(?:the |your )?[`~.$]|(?:an)?statt|anstelle|au lieu d|plutôt que|en lugar de|en vez de|em vez de|invece d|in plaats van|zamiast|вместо)/iu

const pause = /[,(){}—–]| - /u

function partsOf(phrase: string, clause: string): readonly Part[] {
  const texts = phrase.split(pause).filter(text => /[\p{L}\p{N}]/u.test(text))
  const signs = texts.map(text => (isBare(text) ? undefined : isBan(text, clause)))
  return texts.map((text, at) => {
    const before = signs.slice(0, at).findLast(sign => sign !== undefined)
    const isBanned = signs[at] ?? before ?? signs.slice(at).find(sign => sign !== undefined) ?? false
    const own = placesNamed(text)
    const named = own.length === 0 && there.test(text) ? placesNamed(texts[at - 1] ?? '') : own
    if (own.some(({ end }) => narrow.test(text.slice(end)))) return { banned: [], only: [] }
    const places = named.map(({ place }) => place)
    return isBanned
      ? { banned: places, only: [] }
      : { banned: [], only: isTheOnly(text, named) ? places : [] }
  })
}

/** A list that goes on: "… `.env` or the keychain". */
function isBare(text: string): boolean {
  const named = placesNamed(text)
  if (named.length === 0) return false
  const rest = named
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text)
  return !/\p{L}/u.test(rest.replace(listWords, ' ').replace(/[`~][^`\s]{0,80}/g, ' '))
}

const listWords =
  /(?<!\p{L})(?:and|or|nor|the|a|an|your|our|any|in|into|inside|und|oder|noch|in|im|der|die|das|den|et|ou|ni|dans|le|la|les|y|o|e|en|el|los|nel|nella|files?|claude|code)(?!\p{L})/giu

/** To put something somewhere. */
const puts = wordPattern(
  'live*|coloque*|coloca*|sit|sits|stay*|sav(?:e|es|ed|ing)|past(?:e|es|ed|ing)|persist*|append*|leav(?:e|es|ing)|kept|keeping|end up|land|lands|welcome|place|trag*|gehör*|kommt|kommen|leg*|landen',
  '写|置|存|入れ|넣|두지',
)

const direct =
  /(?<!\p{L})(?:never|not|nie|niemals|nicht|keinesfalls|jamais|pas|nunca|no(?= en )|mai|non|não|nooit|niet|nigdy|никогда|не|aldrig|aldri|inte|ikke) (?:(?:even|in|into|inside|from|to|the|your|our|a|any|im|ins|den|dem|der|die|dans|le|la|votre|ton|en|el|tu|su|no|na|em|nel|nella|il|de|het|w|в|i) ){0,3}[`*_"~/\w.$]*$/iu

/** "No `.env` files in this repository": the file itself is not wanted, with or without a key. */
const noFile = /^[^\p{L}]{0,8}(?:no|kein|keine|keinerlei|aucun|ningún|nenhum|nessun|geen) [`*_"]*$/iu
const filesOfRepository =
  /^[`*_"]*(?:[ -](?:files?|Dateien|Datei))?(?: (?:in|anywhere in|inside) (?:this|the|our) (?:\p{L}+ )?(?:repo|repository|project))?[^\p{L}]*(?:(?:ever|at all|whatsoever|please)[^\p{L}]*)?$/iu

function bansFile(text: string): boolean {
  return placesNamed(text).some(
    ({ place, start, end }) =>
      place === 'dotenv' && noFile.test(text.slice(0, start)) && filesOfRepository.test(text.slice(end)),
  )
}

const avoids =
  /(?<!\p{L})(?:instead of|rather than|out of|free of|avoid\p{L}*|vermeid\p{L}*|(?:an)?statt|anstelle|frei von|au lieu|plutôt que|évite\p{L}*|hors d|en lugar de|en vez de|evit\p{L}*|fuera de|em vez de|fora d|invece d|fuori d|in plaats van|vermijd\p{L}*|zamiast|unika\p{L}*|вместо|избега\p{L}*)(?!\p{L})|[❌🚫⛔✗✘]|no place for|而不是|而非|避免|避け/iu

const notOnly =
  /(?<!\p{L})(?:not (?:only|just|necessarily)|nicht nur|pas (?:seulement|que)|no s[oó]lo|não (?:só|apenas)|non solo|niet alleen|nie tylko|не только)(?!\p{L})/iu

/** "Do not forget", "does not read": no ban, though a word of one. */
const noBan =
  /(?<!\p{L})(?:(?:not|n[’']t|never) (?:to )?(?:forget|hesitate|fail|worry|look|read|search|delete|remove|edit|change|open|source|touch|trust|rely|mind|check|cat|load)|nicht vergessen|vergiss nicht|n[’']oubli\p{L}* pas|no olvid\p{L}*|não (?:se )?esque\p{L}*|non dimentic\p{L}*|vergeet niet|(?:does|did|will|would|is|are|was|were|has|have|can|could)(?: not|n[’']t) (?:yet |always |automatically )?(?:read|see|look|load|work|store|save|write|overwrite|cache|find|found|pick|source|set|exported|know|help|matter|need|have to|use|apply|reach|survive|there|enough|loaded|sourced|seen|tracked|ignored|shared)|not (?:set|found|loaded|read|exported|there))(?!\p{L})/iu

function isBan(text: string, clause: string): boolean {
  const says = avoids.test(text) || negation.test(text) || refusal.test(text)
  if (!says || notOnly.test(text) || noBan.test(text)) return false
  const isDirect = placesNamed(text).some(({ start }) => direct.test(text.slice(0, start)))
  return (
    isDirect ||
    bansFile(text) ||
    avoids.test(text) ||
    puts.test(clause) ||
    act.test(clause) ||
    holdsKeys.test(clause) ||
    refusal.test(clause) ||
    noKeys.test(text)
  )
}

/** "No keys in …". */
const noKeys = wordPattern(
  '(?:no|never an?|kein|keine|keinen|nie einen?|aucune?|jamais de|nunca una?|mai una?|ningún|ninguna|nenhuma?|nessuna?|geen|żadn*|никак*) (?:\\p{L}+[ -]){0,2}(?:keys?|secrets?|tokens?|credentials?|API-?Schlüssel|Schlüssel|Zugangsdaten|clés?|secrets|claves?|chaves?|chiav[ei]|sleutels?|klucz*|ключ*)',
)

const onlyBefore =
  /(?<!\p{L})(?:only|solely|exclusively|nowhere (?:else )?(?:but|except|than)|in no other place than|nur|ausschließlich|uniquement|seulement|s[oó]lo|solamente|únicamente|exclusivamente|apenas|somente|soltanto|esclusivamente|alleen|uitsluitend|tylko|wyłącznie|только|исключительно)(?: (?:ever|be|kept|stored|in|inside|into|from|through|via|im|ins|aus|dem|den|der|dans|depuis|le|la|les|en|el|em|no|na|nel|nella|dal|il|uit|de|het|w|z|в|из|the|your|our|a|macOS|system|OS|password)){0,5} ?[`*_"~/]*$|(?:只|仅|僅)\p{L}{0,6} ?[`]?$/iu

const onlyBehind =
  /^[`*_"]* ?(?:only|exclusively|alone|and nowhere else|nowhere else|and (?:in )?no other place|und sonst nirgends|sonst nirgends|et nulle part ailleurs|nulle part ailleurs|y en ningún otro (?:sitio|lugar)|e da nessun.altra parte|en nergens anders)(?=$|[`*_.,;:!) ])(?! (?:holds?|stores?|has|reads?|for|if|when|on|where|after)(?!\p{L}))|^[`*_"]* ?(?:だけ|のみ|에만|(?:is|are) the only places?(?!\p{L}))/iu

/** "Claude Code keeps its login only in the keychain" tells what is. */
const ofTool =
  /Claude(?: Code)? (?:itself |only |always )*(?:stores?|keeps?|saves?|reads?|looks?|writes?|puts?|uses?|takes?)(?!\p{L})|(?<!\p{L})log-?ins?(?!\p{L})|(?:is|are) (?:only )?(?:read|looked up|searched|found)(?!\p{L})/iu

function isTheOnly(text: string, named: readonly NamedPlace[]): boolean {
  if (ofTool.test(text) || notOnly.test(text)) return false
  return named.some(
    ({ start, end }) => onlyBefore.test(text.slice(0, start)) || onlyBehind.test(text.slice(end)),
  )
}

/** Of some machines, or of some files of that name. */
const narrow =
  /^[^,;]{0,40}(?<!\p{L})(?:without|that|which|whose|while|when|where|before|until|except|other than|committed|tracked|shared|(?:on|in|of) (?:the |a |our |any |your )?(?:CI|servers?|build\p{L}*|shared|production|prod|staging|remote|hosts?|image|container|others?|another|colleague\p{L}*|repo\p{L}*|repository)|der (?:Server|CI)|auf (?:dem|der|einem) Server|du serveur|del servidor)(?!\p{L})/iu

const handled =
  /(?<!\p{L})(?:commit\p{L}*|check(?:ed|ing|s)? in|print(?:s|ed|ing)?|shar(?:e|es|ed|ing)|push(?:es|ed|ing)?|leak\p{L}*|expos\p{L}*|rotat\p{L}*|eincheck\p{L}*|eingecheckt|versionn\p{L}*|коммит\p{L}*)(?!\p{L})|提交|コミット|커밋/iu

/** A variable, a vendor or a program of another kind. */
const foreign =
  /(?<![\w-])(?!ANTHROPIC_|CLAUDE_)[A-Z][A-Z0-9]*_(?:[A-Z0-9]+_)*(?:KEY|TOKEN|SECRET|PASSWORD)(?!\w)|\S (?!Anthropic|Claude|Code|API|Console|No|Never)\p{Lu}\p{L}+[ -](?:API[ -])?(?:keys?|tokens?|secrets?|credentials)(?!\p{L})|(?<!\p{L})(?:SSH|GPG|signing|deploy|database|DB|encryption) keys?(?!\p{L})/u
const program =
  /(?<!\p{L})(?:the|our|this|your) (?:app|apps|application|service|services|server|backend|frontend|front-end|bot|worker|client|website|site|tests?|test suite|image|container)(?!\p{L})/iu

function isOfOthers(clause: string): boolean {
  if (handled.test(clause) || program.test(clause)) return true
  return foreign.test(clause) && !keyName.test(clause)
}

function isOfSome(clause: string, places: readonly NamedPlace[]): boolean {
  const key = keyName.exec(clause) ?? apiKey.exec(clause) ?? keyWord.exec(clause)
  if (key === null) return false
  const [first] = places
  const before = clause.slice(0, key.index)
  // "In `~/.zshrc` …" says what is ruled, "on CI …" for whom.
  const isLed = first !== undefined && first.start < key.index
  return isOfSomeKeys({
    clause,
    before: isLed ? '' : before,
    behind: clause.slice(key.index + key[0].length),
  })
}
