import { type WordPattern, wordPattern } from './word-pattern.ts'

/**
 * The words that name a point of ours. By block id or by its slot, because the wording of the templates may change
 * while the point stays.
 */
const namedByWords: ReadonlyMap<string, RegExp> = new Map([
  ['section/title', /^/],
  [
    'way-in',
    /\/login\b|\bclaude (?:auth )?login\b|\baws sso login\b|\bgcloud auth\b|\baz login\b|\bANTHROPIC_BASE_URL\b/,
  ],
  [
    'set-key',
    /\bexport\b|\bset -gx\b|\bsetx?\b|\$env:|\.(?:zshrc|zshenv|bashrc|bash_profile|profile|tcshrc)\b|\bconfig\.(?:fish|nu)\b|start-?up file/i,
  ],
  ['check-key', /\bprintenv\b|\bwc -c\b|\$env:\w+\.Length\b|\bget-caller-identity\b/],
  ['way-back', /\bunset\b|\bunsetenv\b|Remove-Item Env:|\bset -e[Ug]?\b|\bhide-env\b/],
  ['ci', /\bsetup-token\b|\bgh secret\b|\bGitHub Actions\b|\bGitLab\b/],
  ['who', /\/status\b|\bauthmd doctor\b/],
  ['rejected', /\brevoked\b/i],
  ['network', /\bVPN\b|\bproxy\b/i],
  ['rotate', /\brotat|settings\/keys/i],
  ['usage', /\bbilling\b|\/usage\b/i],
  ['separate', /\bseparate\b/i],
  ['commit', /\b(?:never|not|don't|avoid)\b[^.\n]{0,40}\b(?:commit|hard-?cod|check(?:ing)? in)/i],
  ['after-change', /\b(?:restart|reopen|relaunch|new terminal)\b/i],
  ['os/macos', /\bDock\b/],
])

/** The same for points that are named by plain words, in the languages in which agent files are written. */
const inOtherLanguages: ReadonlyMap<string, WordPattern> = new Map([
  [
    'commit',
    wordPattern(
      'commit*|version control|checked in|check in|hard-?cod*|eincheck*|eingecheckt|versionn*|versiona*|coommit*|repositorio|repositório|repozytori*|коммит*|репозитор*',
      '提交|コミット|커밋|版本控制|バージョン管理',
    ),
  ],
  [
    'after-change',
    wordPattern(
      'restart*|reopen*|relaunch*|new terminal|neu starten|neustart*|neu gestartet|redémarr*|reinici*|riavvi*|herstart*|opnieuw (?:op)?start*|uruchom* ponownie|ponownie uruchom*|перезапус*|перезагруз*',
      '重启|重新启动|再起動|재시작|다시 시작',
    ),
  ],
  [
    'separate',
    wordPattern(
      'separate|(?:own|one|different) (?:key|credential)s?|getrennt*|eigene[rn]? (?:Schlüssel|Key)|séparée?s?|distincte?s?|separad*|distint*|separat*|gescheiden|aparte|oddzieln*|osobn*|отдельн*|разные',
      '分开|独立的|不同的密钥|別々|分ける|별도|각각',
    ),
  ],
  [
    'rotate',
    wordPattern(
      'rotat*|new key|rotier*|neuer? Schlüssel|erneuer*|renouvel*|nueva clave|renov*|rinnov*|ruota*|vernieuw*|roteer*|rotacj*|rotuj*|ротац*|меня(?:ть|йте|ем)|обновля*',
      '轮换|更换|ローテーション|更新|교체|갱신',
    ),
  ],
  [
    'usage',
    wordPattern(
      'billing|usage|Abrechnung|Verbrauch|facturation|consommation|facturación|consumo|faturamento|fatturazione|consumi|facturering|verbruik|rozliczen*|zużyci*|биллинг*|расход*',
      '账单|用量|計費|請求|使用量|결제|사용량',
    ),
  ],
  ['network', wordPattern('VPN|proxy|Proxies', '代理|プロキシ|프록시')],
])

/** True when a text speaks of the point that a template's block makes, in whatever words and language. */
export function speaksOf(text: string, block: { readonly id: string; readonly markdown: string }): boolean {
  const slot = block.id.split('/')[0] ?? ''
  if (inOtherLanguages.get(slot)?.test(text) === true) return true
  const words = namedByWords.get(block.id) ?? namedByWords.get(slot)
  if (words !== undefined) return words.test(normalised(text))
  const own = normalised(text)
  const subjects = subjectsOf(block.markdown)
  const there = subjects.filter(subject => names(own, subject))
  return there.length > 0 && there.length * 2 >= subjects.length
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
