import { wordPattern } from './word-pattern.ts'

/**
 * What a point is about where no name says it, in the languages in which agent files are written. The words of our
 * templates are among them, so that a point of ours is known by the same pattern as a person's.
 */
const concepts: readonly RegExp[] = [
  wordPattern(
    'commit*|version control|checked in|check in|hard-?cod*|eincheck*|eingecheckt|versionn*|versiona*|coommit*|repositorio|repositório|repozytori*|коммит*|репозитор*',
    '提交|コミット|커밋|版本控制|バージョン管理',
  ),
  wordPattern(
    'restart*|reopen*|relaunch*|new terminal|neu starten|neustart*|neu gestartet|redémarr*|reinici*|riavvi*|herstart*|opnieuw (?:op)?start*|uruchom* ponownie|ponownie uruchom*|перезапус*|перезагруз*',
    '重启|重新启动|再起動|재시작|다시 시작',
  ),
  wordPattern(
    'separate|(?:own|one|different) (?:key|credential)s?|getrennt*|eigene[rn]? (?:Schlüssel|Key)|séparée?s?|distincte?s?|separad*|distint*|separat*|gescheiden|aparte|oddzieln*|osobn*|отдельн*|разные',
    '分开|独立的|不同的密钥|別々|分ける|별도|각각',
  ),
  wordPattern(
    'rotat*|new key|rotier*|neuer? Schlüssel|erneuer*|renouvel*|nueva clave|renov*|rinnov*|ruota*|vernieuw*|roteer*|rotacj*|rotuj*|ротац*|меня(?:ть|йте|ем)|обновля*',
    '轮换|更换|ローテーション|更新|교체|갱신',
  ),
  wordPattern(
    'billing|usage|Abrechnung|Verbrauch|facturation|consommation|facturación|consumo|faturamento|fatturazione|consumi|facturering|verbruik|rozliczen*|zużyci*|биллинг*|расход*',
    '账单|用量|計費|請求|使用量|결제|사용량',
  ),
  wordPattern('VPN|proxy|Proxies', '代理|プロキシ|프록시'),
]

/** True when a text speaks of the point that a template's block makes, in whatever words and language. */
export function speaksOf(text: string, { markdown }: { readonly markdown: string }): boolean {
  const here = concepts.filter(concept => concept.test(markdown))
  const said = here.filter(concept => concept.test(text)).length
  const own = normalised(text)
  const subjects = subjectsOf(markdown)
  const named = subjects.map(subject => names(own, subject))
  const there = said + named.filter(Boolean).length
  // An address, or a file of the person's own, is what its point is about; a command may stand in several.
  if (named[0] === true && /^~\/|\.(?:com|net|ai)\//.test(subjects[0] ?? '')) return true
  if (here.length === 0) return named[0] === true && there * 2 >= subjects.length
  return said > 0 && there * 2 >= here.length + subjects.length
}

/** What a block of a template names: its inline code, the addresses of its links, and error codes. */
export function subjectsOf(markdown: string): readonly string[] {
  const code = Array.from(markdown.matchAll(/`([^`]+)`/g), found => found[1] ?? '')
  const links = Array.from(markdown.matchAll(/\]\(([^)\s]{1,500})\)/g), found => found[1] ?? '')
  const codes = Array.from(markdown.matchAll(/(?<![\w.])[45]\d\d(?![\w.])/g), found => found[0])
  const subjects = [...code.map(withoutPlaceholder), ...links, ...codes].map(normalised)
  return [...new Set(subjects)].filter(subject => subject.length > 2 && subject !== 'env')
}

/** A command is named by its name, a start-up file by its path. */
function withoutPlaceholder(code: string): string {
  return code
    .replace(/\bNAME\b[\s\S]*$/, '')
    .replace(/^(?:source|\.) (?=\S)/, '')
    .trim()
}

/** The console moved from one host to the other; both name the same page. */
function normalised(text: string): string {
  return text.replaceAll('console.anthropic.com', 'platform.claude.com').replace(/https?:\/\/(?:www\.)?/g, '')
}

function names(text: string, subject: string): boolean {
  for (let at = text.indexOf(subject); at >= 0; at = text.indexOf(subject, at + 1)) {
    const isPart = (char: string | undefined) => char !== undefined && /[\w~-]/.test(char)
    if (!isPart(text[at - 1]) && !isPart(text[at + subject.length])) return true
  }
  return false
}
