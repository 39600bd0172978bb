import { MOST_LINES } from '../../targets/gitignore/ignore-certainty.ts'
import { readIgnoreLine, withoutTail } from '../../targets/gitignore/ignore-line.ts'

/**
 * The last line of an ignore file that ignores each of some paths, 1-based; `undefined` in its place where none does.
 * No answer at all where a line takes one of them out again, or where only git can tell, as in a file of very many lines. Lines of which `isOurs` says
 * so count for nothing.
 */
export function ignoringLines(
  lines: readonly string[],
  paths: readonly string[],
  isOurs: (index: number) => boolean,
): ReadonlyMap<string, number> | undefined {
  if (lines.length > MOST_LINES) return undefined
  const steps = paths.map(stepsOf)
  const names = new Set(steps.flat().flatMap(({ path, name }) => [path, name]))
  const ends = [...names]
  const found = new Map<string, number>()
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (isSilent(line, names, ends) || isOurs(index)) continue
    for (const { path, isDirectory } of steps.flat()) {
      const verdict = readIgnoreLine(line, path, isDirectory)
      if (verdict === 'unknown' || verdict === 'not-ignored') return undefined
      if (verdict === 'ignored') found.set(path, index + 1)
    }
  }
  // A folder that is ignored takes all below it along.
  return new Map(
    steps.flatMap(way => {
      const decisive = way.find(({ path }) => found.has(path))
      const line = decisive === undefined ? undefined : found.get(decisive.path)
      return line === undefined ? [] : [[way.at(-1)?.path ?? '', line] as const]
    }),
  )
}

interface Step {
  readonly path: string
  readonly name: string
  readonly isDirectory: boolean
}

/** The folders of a path, the outermost first, and the path itself. */
function stepsOf(path: string): readonly Step[] {
  const parts = path.split('/')
  return parts.map((name, index) => ({
    path: parts.slice(0, index + 1).join('/'),
    name,
    isDirectory: index < parts.length - 1,
  }))
}

/** Plain names and `*.ending`, which most lines are, tell at a look that they are about something else. */
function isSilent(line: string, names: ReadonlySet<string>, all: readonly string[]): boolean {
  if (line === '' || line.startsWith('#')) return true
  if (/^[\w.-]/.test(line) && /^[\w./-]+$/.test(line) && !line.includes('//'))
    return !names.has(line.endsWith('/') ? line.slice(0, -1) : line)
  if (/^\*[\w.-]+$/.test(line)) {
    const ending = line.slice(1)
    return !all.some(name => name.endsWith(ending))
  }
  return withoutTail(line) === ''
}
