import ignore from 'ignore'
import type { IgnoreDecision, IgnoreOracle } from '../../types.ts'

/** The oracle where there is no git: the `ignore` package, case-sensitive as git is in our question. */
export const ignoreOracle: IgnoreOracle = (files, paths) => {
  const rules = new Map([...files].map(([file, text]) => [file, readRules(file, text)]))
  return paths.map(path => decide(rules, path))
}

interface Rule {
  readonly by: NonNullable<IgnoreDecision['by']>
  readonly ignored: boolean
  readonly matches: (path: string) => boolean
}

/** Line by line, the last first: the package itself does not tell which line takes a path out again. */
function readRules(file: string, text: string): readonly Rule[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const rules = lines.map((line, index): Rule => {
    const pattern = line.replace(/\r$/, '')
    const negated = pattern.startsWith('!')
    const rule = ignore({ ignorecase: false }).add(negated ? pattern.slice(1) : pattern)
    return {
      by: { file, line: index + 1, pattern },
      ignored: !negated,
      matches: path => rule.ignores(path),
    }
  })
  return rules.reverse()
}

/** An ignored folder takes all below it along; else the deepest file that speaks of the path decides. */
function decide(rules: ReadonlyMap<string, readonly Rule[]>, path: string): IgnoreDecision {
  const steps = path.split('/')
  for (let depth = 1; depth <= steps.length; depth++) {
    const isDirectory = depth < steps.length
    const rule = lastMatch(rules, steps.slice(0, depth), isDirectory)
    if (rule !== undefined && (rule.ignored || !isDirectory)) {
      return { path, ignored: rule.ignored, by: rule.by }
    }
  }
  return { path, ignored: false }
}

function lastMatch(
  rules: ReadonlyMap<string, readonly Rule[]>,
  steps: readonly string[],
  isDirectory: boolean,
): Rule | undefined {
  for (let depth = steps.length - 1; depth >= 0; depth--) {
    const file = [...steps.slice(0, depth), '.gitignore'].join('/')
    const path = steps.slice(depth).join('/') + (isDirectory ? '/' : '')
    const rule = rules.get(file)?.find(one => one.matches(path))
    if (rule !== undefined) return rule
  }
  return undefined
}
