import { isLoginCommand } from '../managed/markdown/adopt/signals.ts'
import { type WordPattern, wordPattern } from '../managed/markdown/adopt/word-pattern.ts'

/** The ideas of a rule about credentials, in the languages in which agent files are written. */

export const keyName = /(?<![\w-])ANTHROPIC_(?:API_KEY|AUTH_TOKEN)(?!\w)/u

export const apiKey = wordPattern(
  "(?:API[ -]?)?(?<!SSH )keys?-based (?:log-?ins?|sign-?ins?|auth\\p{L}*|access)|(?:log-?in|sign-?in|auth\\p{L}*|access) (?:by|with|via|using) (?:an? )?keys?|schlüsselbasiert\\p{L}* (?:Anmeld*|Authentifizier*|Zug*)|(?:Anmeldung|Authentifizierung) (?:mit|per) (?:einem )?Schlüssel*|API[ -]?keys?|console keys?|keys? (?:of|from|in|at|on) (?:the (?:Anthropic |Claude )?console|(?:https://)?(?:console|platform)\\.(?:anthropic|claude)\\.com)|API-?Schlüssel*|clés? (?:d[’']|de l[’'])?API|claves? (?:de )?(?:la )?API|chaves? (?:de |da )?API|chiav[ei] (?:di |dell[’'])?API|API-?sleutels?|klucz\\p{L}* API|ключ\\p{L}* API|API-ключ*|API[ -]anahtar*|API-nyck*|API-nøgl*|API-nøkk*|API-av[ai]*|API[ -](?:klíč|kľúč)*|(?:klíč|kľúč)\\p{L}* API|API-kulcs*|chei[ae]? API|kh[oó]a API|kunci API|(?:مفتاح|مفاتيح) (?:ال)?API|מפתח(?:ות)? (?:ה-?)?API|API-?ключ*",
  'API\\s?密钥|API\\s?密鑰|API\\s?金鑰|API\\s?キー|API\\s?키',
)

export const negation = wordPattern(
  "never|not|disallow*|forbids?|prohibits?|rules? out|refuse (?:any|all|every|to)|reject (?:any|all|every) request*|don[’']t|mustn[’']t|cannot|can[’']t|no|nobody|nor|neither|forbidden|prohibited|banned|disallowed|nie|niemals|nicht|kein*|niemand|verboten|untersagt|jamais|pas|aucun*|interdit*|nunca|jamás|ningun*|ningún|prohibid*|não|proibid*|nenhum*|mai|non|vietat*|nessun*|nooit|geen|niet|nigdy|żadn*|zabron*|никогда|не|нельзя|запрещ*|никак*|никто|yasak*|asla|hiç kimse|\\p{L}+m[ae]y[ıi]n*|aldrig|aldri|inte|ikke|ingen|inga|inget|intet|förbjud*|forbud*|forby*|älä|älkää|kielletty|kiellettyä|nikdy|zakáz*|nesm*|žiadn*|ніколи|заборон*|жодн*|ніхто|soha|tilos|senki|niciodată|interzis*|nu (?:crea|folosi|seta|genera)*|không|cấm|đừng|jangan|dilarang|tidak|لا|ممنوع|يمنع|אסור|אין|לא",
  '禁止|不要|不得|切勿|请勿|請勿|不可|严禁|嚴禁|不能|不允许|不允許|不许|别用|しない|ないで|ないこと|てはいけ|てはなら|使わず|作らず|마세요|말 것|하지 마|않는|금지',
)

/** A word that forbids by itself, whatever would be done. */
export const refusal = wordPattern(
  '(?:retired|abolished|discontinued|phased out|done away with)(?! (?:after|every|each|when|once|within|if|as soon|automatically))|abgeschafft|(?:switched|turned) off|disabled|deactivated|abgeschaltet|deaktiviert|désactivé*|deshabilitad*|desactivad*|disattivat*|uitgeschakeld|wyłączon*|отключен*|forbid*|prohibit(?:s|ed)?|banned|disallow*|rules? out|off[ -]limits|out of bounds|not an option|no option|out of the question|ruled out|against (?:\\p{L}+ ){0,3}(?:policy|policies|rules?)|verboten|untersagt|tabu|unzulässig|interdit*|proscrit*|prohibid*|proibid*|vietat*|vieta|verboden|zabron*|niedozwol*|запрещ*|запрет*|yasak*|förbjud*|forbud*|kielletty|kiellettyä|zakáz*|заборон*|tilos|interzis*|cấm|dilarang|ممنوع*|אסור*',
  '禁止|严禁|嚴禁|不允许|不允許|不许|금지|불허',
)

/** What a server answers, and what it answers to a call without a good key. */
const answer = wordPattern(
  'HTTP|40[13]|without|missing|invalid|wrong|expired|ohne|falsche*|sans|sin|sem|senza|zonder|bez|без|olmadan|utan|uden|uten|ilman|без|nélkül|fără|tanpa|بدون|בלי|ללא',
  '没有|無効|없이',
)

/** A key somewhere: "API keys in Slack are forbidden" speaks of Slack. */
const somewhere = wordPattern(
  'in|into|inside|within|on|im|auf|dans|sur|en|em|nel*|su|w|na|в|на|içinde|ssa|v|ve|у|в|di|trong',
  '中|里|裡|内|에서',
)

/**
 * "Keys are forbidden": no verb says what one would do with them, so the key itself has to be what is forbidden,
 * with little before it. "Reading API keys of others is forbidden" is about reading.
 */
export function forbidsKeys(clause: string): boolean {
  const [word, key] = [refusal.exec(clause), apiKey.exec(clause) ?? keyName.exec(clause)]
  if (word === null || key === null || answer.test(clause) || clause.endsWith('?')) return false
  const keyEnd = key.index + key[0].length
  if (word.index < key.index) {
    const between = clause.slice(word.index + word[0].length, key.index)
    return wordsIn(between.replace(theUse, '')) <= 1 && !somewhere.test(clause.slice(keyEnd))
  }
  const between = clause.slice(keyEnd, word.index)
  return (
    wordsIn(clause.slice(0, key.index).replace(theUse, '')) <= 2 &&
    !doing.test(clause.slice(0, key.index)) &&
    between.length <= 32 &&
    !somewhere.test(between)
  )
}

/** "… forbidden, the use of API keys": a use of them is they themselves. */
const theUse =
  /(?<!\p{L})(?:(?:the|el|l[’']|o|il|het|die|der) ?)?(?:use|usage|uso|utilisation|emploi|Verwendung|Nutzung|gebruik|użycie|использование)(?: (?:of|de|di|von|van)| d[’'])?(?!\p{L})/iu

const doing = /\p{L}ing(?!\p{L})/u

function wordsIn(text: string): number {
  return text.match(/\p{L}+/gu)?.length ?? 0
}

const noneOf = wordPattern(
  'no|kein|keine|keinen|keinerlei|aucune?|ningún|ninguna|nenhuma?|nessun|nessuna|geen|żadn\\p{L}*|никак\\p{L}*|inga|ingen|ingen|žádn*|žiadn*|жодн*',
)

/**
 * "No API keys." and no more, as a clause or a cell of a table: a rule without a verb, or the name of the case that is
 * explained next. `rule` where it is said of Claude Code, of all keys.
 */
export function saysOnlyNoKey(clause: string): 'rule' | 'perhaps' | undefined {
  const said = clause
    .replace(checkbox, '$1')
    .split('|')
    .flatMap(cell => noKeyIn(cell) ?? [])
  return said.find(one => one === 'rule') ?? said[0]
}

const onEveryMachine =
  /^[`*_]* (?:on|in) (?:any|all|every|each|our|your|anybody[’']s|anyone[’']s)(?: of (?:our|your))? (?:\p{L}+ )?(?:machines?|laptops?|computers?|workstations?|devices?|hosts?|notebooks?|runners?|environments?)(?!\p{L})/iu

const anywhere = /^[`*_]* (?:anywhere|at all|whatsoever|ever)(?! (?:in|on|but|else|near|except))(?!\p{L})/iu
/** Of a task in a list. */
const checkbox = /^(\s*(?:[-*+] )?)\[[ x]\] /iu

function noKeyIn(cell: string): 'rule' | 'perhaps' | undefined {
  const [none, key] = [/[❌🚫⛔✗✘]/u.exec(cell) ?? noneOf.exec(cell), apiKey.exec(cell) ?? keyName.exec(cell)]
  if (none === null || key === null || none.index > key.index || cell.endsWith('?')) return undefined
  const before = cell.slice(0, none.index) + cell.slice(none.index + none[0].length, key.index)
  if (/\p{L}/u.test(before)) return undefined
  const behind = cell.slice(key.index + key[0].length)
  if (!/\p{L}/u.test(behind)) return 'perhaps'
  if (onEveryMachine.test(behind) || anywhere.test(behind)) return 'rule'
  if (!/^ (?:for|in|with) Claude Code[^\p{L}]*$/iu.test(behind)) return undefined
  return /keys$/i.test(key[0]) ? 'rule' : 'perhaps'
}

/** To make a key, or to give it to Claude Code. */
export const act = wordPattern(
  'creat*|mak(?:e|es|ing)|generat*|gets?|getting|receiv*|obtain*|request|requests|order|buy|log in|logs in|logging in|sign in|signs in|signing in|authenticate|authenticates|authenticating|issu*|mint*|use|uses|using|be used|set|sets|setting|export*|hold*|contain*|carry|carries|have|has|put*|add*|defin*|configur*|inject*|permitted|allow*|provid*|anleg*|angelegt|erstell*|erzeug*|setz*|gesetzt|verwend*|nutz*|genutzt|benutz*|exportier*|enthalten|erlaubt|hinterleg*|cré*|génér*|utilis*|défini*|exporter|contenir|mettre|autoris*|crear|creare|crea|creéis|cree|crees|gener*|usar|use|uses|utiliz*|exportar|exportes|definir|definas|conten*|poner|permit*|criar|crie|cria|usad*|usa|configurar|imposta*|esporta*|mett*|consenti*|maak*|aanmak*|gebruik*|zet*|ingesteld|instell*|toegestaan|tw[oó]rz*|utwórz|używa*|używaj*|ustawia*|eksport*|dozwol*|созда*|использ*|устан*|задав*|экспорт*|разреш*|oluştur*|üret*|kullan*|ayarla*|tanımla*|skapa*|använd*|sätt*|generera*|opret*|brug*|sæt|sættes|lav|oppret*|bruk*|sett|luo|luoda|luokaa|käyttä*|käytä|aseta*|(?:ne)?vytv[áaoř]*|(?:ne)?použ[íi]*|(?:ne)?nastav*|створ*|використ*|встанов*|задав*|létrehoz*|hozz|használ*|állíts*|crea|creați|creezi|folosi*|folosește|seta*|tạo|dùng|sử dụng|đặt|buat|membuat|dibuat|gunakan|digunakan|memakai|pakai|setel|أنشئ|تنشئ|إنشاء|استخدام|تستخدم|ליצור|צרו|להשתמש',
  '创建|創建|建立|生成|使用|设置|設置|设定|導出|导出|写入|申请|作成|作る|作ら|発行|設定|使う|使わ|利用|書か|만들|생성|발급|설정|사용',
)

/** A rule about how a key is handled, or a key that is not needed: neither forbids to have one. */
export const handling = wordPattern(
  '(?:not|\\p{L}+n.t) (?:be |yet |alone )?(?:enough|sufficient|suffice)|(?:reich*|genüg*|genug) (?:allein |noch )?nicht|nicht (?:genug|aus|ausreich*)|ne suffi*|pas suffisant*|no bast*|no es suficiente|não basta*|non bast*|niet genoeg|commit*|check(?:ed|ing|s)? in|hard-?cod*|hard coded|print*|(?:log|logs|logged|logging)(?![ -]?(?:in(?![\\p{L}])|on(?![\\p{L}])))|echo*|expos*|leak*|shar(?:e|es|ed|ing)|paste*|reveal*|display*|show*|push*|embed*|bundl*|source code|in code|in source|the code|the source|frontend|front-end|client-side|browser|plain ?text|version control|tracked|chat|prompts?|need*|requir*|necessary|einchecken|eingecheckt|ausgeben|ausgegeben|Quelltext|Quellcode|Code|teilen|hartkodier*|Klartext|Versionskontrolle|nötig|notwendig|benötig*|brauch*|versionn*|affich*|en dur|partag*|journalis*|nécessaire*|besoin|código|mostrar|imprim*|compart*|necesari*|necesita*|falta|exib*|necessári*|precis*|codice|stampa*|condivid*|necessari*|serve|occorre|bisogno|delen|nodig|repozytori*|potrzeb*|wypisu*|коммит*|печат*|репозитор*|код|коде|нуж*|yazdır*|paylaş*|kod*|gerek*|dela|delas|delar|skriv ut|koden|behöv*|koden|kode|behøv*|treng*|jaa|koodi*|tarvit*|sdíl*|kódu?|potřeb*|repozit*|zdieľa*|коді|ділит*|потріб*|друк*|megoszt*|kódba*|szükség*|codul*|nevoie|partaj*|chia sẻ|mã nguồn|cần|bagikan|kode|perlu|تحتاج|שתפו|צריך',
  '提交|硬编码|硬編碼|打印|日志|泄露|泄漏|分享|共享|代码|不需要|无需|不必|コミット|ハードコード|出力|表示|ログ|共有|コード|不要です|커밋|하드코딩|출력|로그|공유|필요',
)

/** Said of one case out of several: no rule for all. */
export const condition =
  /(?<![\p{L}\p{N}_])(?:if|unless|whether|optional|not (?:all|every|everyone|everybody)|nicht (?:alle|jede[rn]?)|wenn|falls|sofern|jeśli|jeżeli|если|sauf si|indien)(?![\p{L}])|^(?:[-*+] +)?(?:when|once|si|se|als|gdy|quand|cuando|quando|lorsque)(?![\p{L}])|如果|若|もし|場合|경우/iu

/** Forbidden once and no more, or not at all; told of what was so, or asked. */
const lifted =
  /(?<!\p{L})(?:used to be|(?:no longer|not|never|n[’']t|isn[’']t|aren[’']t) (?:\p{L}+ )?(?:forbidden|banned|prohibited|disallowed|off[ -]limits|against)|(?:were|was) (?:\p{L}+ )?(?:forbidden|banned|prohibited|disallowed|switched off|disabled) (?:until|before|once|then|at first|in the past|back)|(?:did|had)(?: not|n[’']t)|nicht (?:mehr )?(?:verboten|untersagt)|(?:war|waren) (?:\p{L}+ ){0,3}(?:verboten|untersagt)|(?:pas|plus) interdit\p{L}*|(?:no|ya no) est[áa]n? prohibid\p{L}*|(?:era|eran|estaban?) prohibid\p{L}*|(?:não|já não) (?:é|são|está|estão) (?:\p{L}+ )?proibid\p{L}*|non (?:è|sono) (?:più )?vietat\p{L}*|niet (?:meer )?verboden|nie (?:jest|są) (?:już )?zabron\p{L}*|не запрещ\p{L}*)(?!\p{L})/iu

/** Whether a clause tells no rule that holds. */
export function tellsNoRule(clause: string): boolean {
  return condition.test(clause) || clause.endsWith('?') || lifted.test(clause)
}

const stays = wordPattern(
  'stays?|staying|remains?|leave|leaves|left|keep|keeps|kept|must be|bleib*|lassen|lasse|laisse*|reste*|doit être|dej*|deix*|permanec*|queda*|fica*|lasci*|rest[ai]|rimane|laat|laten|blijft|pozosta*|zostaw*|остав*|остаётся|остается',
  '保持|留空|まま|비워',
)

const unset = wordPattern(
  'unset|empty|undefined|unexported|leer|ungesetzt|vide|non définie?|vac[ií][ao]|sin definir|vazi[ao]|não definid[ao]|vuot[ao]|non impostat[ao]|leeg|puste|pusta|пуст*',
  '未设置|留空|为空|未設定|空|비워',
)

export function staysUnset(clause: string): boolean {
  return keyName.test(clause) && stays.test(clause) && unset.test(clause)
}

/** What tells that a line is about how Claude Code itself signs in. */
const named =
  /Claude Code|(?<!\p{L})(?:Anthropic|Claude) (?:API[ -]?)?keys?(?!\p{L})|(?<!\p{L})keys? for (?:Claude|Anthropic)(?!\p{L})|(?<!\p{L})Claude (?:Enterprise|Team|Max|Pro|seats?)(?!\p{L})|\bsetup-token\b|CLAUDE_CODE_[A-Z]|(?<![\p{L}])(?:team|max|pro|enterprise|one|claude)[ ’'-]{1,3}(?:plan|abo)s?(?![\p{L}])|subscription|abonnement|suscripci|assinatura|abbonamento|subskrypcj|подписк|підписк|передплат|abonelik|prenumeration|tilaus|předplat|előfizet|langganan|订阅|訂閱|サブスク|구독/iu

/** "Visitors sign in on `/login`" names a page. */
export const aboutClaudeCode: Pick<RegExp, 'test'> = {
  test: text => named.test(text) || (text.includes('/login') && isLoginCommand(text)),
}

/** "Only without a login" limits a case, "only covers seats" what is bought: neither names the only way in. */
const only = wordPattern(
  '(?:only|nur|uniquement|seulement|sólo|solo|apenas|somente|alleen|tylko|только)(?! (?:without|with a|if|when|where|after|until|covers?|includes?|lasts?|pays?|buys?|applies|apply|gives?|reaches|contains?|deckt|umfasst|gilt|reicht|couvre|inclut|cubre|incluye|cobre|inclui|copre|dekt|obejmuje|покрывает|ohne|wenn|sans|sin|sem|senza|zonder|bez|без|если|si|se|als|gdy)(?![\\p{L}]))|exclusively|solely|ausschließlich|exclusivement|solamente|únicamente|exclusivamente|soltanto|esclusivamente|uitsluitend|wyłącznie|исключительно|nothing (?:else|but|except|other than)|no other (?:way|provider|route|service)|sonst nichts|nichts anderes|rien d.autre|nada más|nient.altro|niets anders|nic innego|ничего другого|sadece|yalnızca|endast|kun|vain|pouze|jen|лише|тільки|csak|doar|numai|chỉ|hanya|فقط|רק',
  '仅|僅|只能|只用|只使用|のみ|だけ|만 ',
)

const plan =
  /(?<![\p{L}])(?:team|max|pro|enterprise|claude)?[ -]?plans?(?![\p{L}])|subscription|abonnement|suscripci|assinatura|abbonamento|subskrypcj|подписк|订阅|訂閱|サブスク|구독|(?<![\p{L}])abos?(?![\p{L}])/iu

/** "Plan only": the two words stand near each other, and no key is spoken of beside them, but for "no keys". */
export function onlyThePlan(clause: string): boolean {
  return isNear(clause, only, plan, 24) && !keyName.test(clause) && (!apiKey.test(clause) || hasNoKey(clause))
}

function hasNoKey(clause: string): boolean {
  const [none, key] = [noneOf.exec(clause), apiKey.exec(clause)]
  if (none === null || key === null || none.index > key.index) return false
  return !/\p{L}/u.test(clause.slice(none.index + none[0].length, key.index))
}

/** "On your seat, never on API billing": what a key is paid by. */
export function bansApiBilling(clause: string): boolean {
  return apiBilling.test(clause)
}

const apiBilling =
  /(?<!\p{L})(?:never|not|nie|niemals|nicht|jamais|pas|nunca|mai|non) (?:on|by|through|via|with|against|to|over|über|auf|par|sur|por|con|con la|tramite) (?:\p{L}+[ -]){0,4}?(?:API[ -](?:billing|credits?|usage|accounts?|Abrechnung|Guthaben)|facturation (?:de l[’'])?API|facturación (?:de la )?API)(?!\p{L})/iu

/** "Always through" leaves no other way. */
const always = /(?<!\p{L})(?:always|immer)(?: \p{L}+)? (?:through|via|über)(?!\p{L})/iu

/** "For batch jobs only" says what a provider is for. */
const forSome =
  /(?<!\p{L})(?:for (?!Claude Code)(?:\p{L}{1,40} ){1,3}only|only for (?!Claude Code|all|every|us(?!\p{L})))(?!\p{L})/iu

export function onlyThrough(clause: string, provider: RegExp): boolean {
  if (forSome.test(clause)) return false
  if (isAllElseBanned(clause, provider)) return true
  return isNear(clause, only, provider, 60) || isNear(clause, always, provider, 24)
}

/** "Anything but Bedrock is forbidden". */
const allElse =
  /(?<!\p{L})(?:any(?:thing|body)?|all|every(?:thing)?|alles|tout|todo|tutto)(?: (?:other|else|andere|autre|otra))?(?: \p{L}+)? (?:but|except|other than|than|außer|sauf|excepto|tranne|als|que)(?: \p{L}+){0,2} [`*_]*$/iu

function isAllElseBanned(clause: string, provider: RegExp): boolean {
  const found = provider.exec(clause)
  if (found === null || !allElse.test(clause.slice(0, found.index))) return false
  const behind = clause.slice(found.index + found[0].length)
  return negation.test(behind) || refusal.test(behind)
}

export const holdsKeys = wordPattern(
  'hold*|contain*|put*|stor(?:e|es|ed|ing)|writ(?:e|es|ing)|written|plac(?:e|es|ed|ing)|add*|keep*|creat*|belong*|go|goes|exist*|set|have|legen|ablegen|schreib*|eintrag*|enthalten|speicher*|stehen|gehör*|mettre|contenir|stocker|écri*|poner|guard*|conten*|escrib*|colocar|escrev*|mett*|scriv*|zet*|schrijf*|opslaan|umieszcza*|zapis*|wpis*|хран*|запис*|помещ*|клас*',
  '放|写|寫|存|保存|創建|创建|置か|書か|保存|入れ|넣|저장|작성',
)

function isNear(clause: string, one: WordPattern, other: RegExp, most: number): boolean {
  const first = one.exec(clause)
  const second = other.exec(clause)
  if (first === null || second === null) return false
  const [a, b] = first.index < second.index ? [first, second] : [second, first]
  return b.index - (a.index + a[0].length) <= most
}
