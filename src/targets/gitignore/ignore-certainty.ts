import type { IgnoreDecision } from '../../types.ts'
import { readIgnoreLine, withoutTail } from './ignore-line.ts'

/** Lines. No ignore file that a person wrote has more: a longer one is git's to read, which was made for it. */
export const MOST_LINES = 20_000

/** What is certain of one path by one ignore file at the repository's top; `unknown` means: ask git. */
export function ignoreCertainty(text: string, path: string): 'ignored' | 'not-ignored' | 'unknown' {
  const decision = decideIgnore(ignoreLines(new Map([['.gitignore', text]])), path)
  return decision === undefined ? 'unknown' : decision.ignored ? 'ignored' : 'not-ignored'
}

/** The lines of each ignore file, by its path. */
export type IgnoreLines = ReadonlyMap<string, readonly string[]>

/** Takes ignore files apart once, for all the paths that are asked about. */
export function ignoreLines(files: ReadonlyMap<string, string>): IgnoreLines {
  return new Map([...files].map(([path, text]) => [path, text.replace(/^\uFEFF/, '').split('\n')]))
}

/**
 * Decides a path by ignore files alone, as git does: a folder that is ignored takes all below it along; else the
 * deepest file with a match decides, by its last matching line. `undefined`: only git can tell.
 */
export function decideIgnore(files: IgnoreLines, path: string): IgnoreDecision | undefined {
  const steps = path.split('/')
  for (let depth = 1; depth <= steps.length; depth++) {
    const isDirectory = depth < steps.length
    const by = lastMatch(files, steps.slice(0, depth).join('/'), isDirectory)
    if (by === 'unknown') return undefined
    if (by === undefined) continue
    const ignored = !by.pattern.startsWith('!')
    if (ignored || !isDirectory) return { path, ignored, by }
  }
  return { path, ignored: false }
}

function lastMatch(files: IgnoreLines, path: string, isDirectory: boolean): IgnoreDecision['by'] | 'unknown' {
  const folders = path.split('/').slice(0, -1)
  for (let depth = folders.length; depth >= 0; depth--) {
    const folder = folders.slice(0, depth).reduce((way, name) => `${way}${name}/`, '')
    const file = `${folder}.gitignore`
    const lines = files.get(file) ?? []
    if (lines.length > MOST_LINES) return 'unknown'
    for (let index = lines.length - 1; index >= 0; index--) {
      const line = lines[index] ?? ''
      const verdict = readIgnoreLine(line, path.slice(folder.length), isDirectory)
      if (verdict === 'unknown') return 'unknown'
      if (verdict !== 'silent') return { file, line: index + 1, pattern: withoutTail(line) }
    }
  }
  return undefined
}
