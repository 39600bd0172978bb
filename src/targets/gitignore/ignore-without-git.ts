import type { IgnoreDecision, IgnoreOracle } from '../../types.ts'
import { bytesOf, matchesPattern, patternOfLine } from './ignore-pattern.ts'

/** The oracle where there is no git: as git itself decides, case-sensitive as it is in our question. */
export const ignoreOracle: IgnoreOracle = (files, paths) => {
  const opened = new Map([...files].map(([file, text]) => [file, openFile(text.replace(/^\uFEFF/, ''))]))
  return paths.map(path => decide(opened, path))
}

interface IgnoreFile {
  /** By its lines, as bytes. */
  readonly patterns: readonly string[]
  readonly patternAt: (index: number) => string
}

function openFile(text: string): IgnoreFile {
  return {
    patterns: bytesOf(text).split('\n').map(patternOfLine),
    patternAt: index => patternOfLine(text.split('\n')[index] ?? ''),
  }
}

/** An ignored folder takes all below it along; else the deepest file that speaks of the path decides. */
function decide(files: ReadonlyMap<string, IgnoreFile>, path: string): IgnoreDecision {
  const steps = path.split('/')
  for (let depth = 1; depth <= steps.length; depth++) {
    const isDirectory = depth < steps.length
    const by = lastMatch(files, steps.slice(0, depth), isDirectory)
    if (by === undefined) continue
    const ignored = !by.pattern.startsWith('!')
    if (ignored || !isDirectory) return { path, ignored, by }
  }
  return { path, ignored: false }
}

function lastMatch(
  files: ReadonlyMap<string, IgnoreFile>,
  steps: readonly string[],
  isDirectory: boolean,
): IgnoreDecision['by'] {
  for (let depth = steps.length - 1; depth >= 0; depth--) {
    const file = [...steps.slice(0, depth), '.gitignore'].join('/')
    const path = bytesOf(steps.slice(depth).join('/'))
    const { patterns, patternAt } = files.get(file) ?? openFile('')
    for (let index = patterns.length - 1; index >= 0; index--) {
      const pattern = patterns[index] ?? ''
      if (pattern !== '' && matchesPattern(pattern, path, isDirectory))
        return { file, line: index + 1, pattern: patternAt(index) }
    }
  }
  return undefined
}
