import type { FileSight } from '../../types.ts'

/** The ignore files that can decide about a path of ours, the top one first; deeper ones can't. */
export const ignorePaths = ['.gitignore', '.claude/.gitignore', 'docs/.gitignore'] as const

/** The ignore files as texts, with `top` as the one at the root. */
export function ignoreTexts(files: ReadonlyMap<string, FileSight>, top: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>([['.gitignore', top]])
  for (const path of ignorePaths.slice(1)) {
    const text = files.get(path)?.text
    if (text !== undefined) texts.set(path, text)
  }
  return texts
}
