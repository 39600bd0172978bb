import type { LineEntry } from '../../managed/lines/line-format.ts'
import type { TemplateSources } from '../../templates/sources.ts'
import { templateFences } from '../template-fences.ts'

/** A pattern that may be written, and the paths whose ignoring it stands for. */
export interface WantedPattern {
  /** Its id is the pattern, but see `patternOf`. */
  readonly entry: LineEntry
  readonly probes: readonly string[]
}

/** Every pattern of the templates, in the order in which they are written. */
export function wantedPatterns(sources: TemplateSources): readonly WantedPattern[] {
  return ['gitignore/env.md', 'gitignore/claude-code.md'].flatMap(file =>
    templateFences(sources, file).flatMap(([pattern]) =>
      pattern === undefined ? [] : [wantedPattern(pattern)],
    ),
  )
}

/** Takes the example file out of the ignore rules: what git ignores never reaches the team. */
export function examplePattern(path: string): WantedPattern {
  return { entry: { id: `${keep}${path}`, lines: [`!${path}`] }, probes: [path] }
}

/** In an end marker `!` has a meaning of its own, so a pattern that begins with it is named by this word. */
const keep = 'keep/'

/** The pattern that an entry's id stands for. */
export function patternOf(id: string): string {
  return id.startsWith(keep) ? `!${id.slice(keep.length)}` : id
}

/** A star stands for a mode, as Vite, Next.js and others name it. */
function wantedPattern(pattern: string): WantedPattern {
  const probes = pattern.includes('*')
    ? ['development', 'test', 'production'].map(mode => pattern.split('*').join(mode))
    : [pattern]
  return { entry: { id: pattern, lines: [pattern] }, probes }
}
