import { ignorePaths } from '../../paths.ts'
import type { FileSight } from '../../types.ts'

/** The ignore files as texts, with `top` as the one at the root. */
export function ignoreTexts(files: ReadonlyMap<string, FileSight>, top: string): ReadonlyMap<string, string> {
  const [first, ...deeper] = ignorePaths
  const texts = new Map<string, string>([[first, top]])
  for (const path of deeper) {
    const text = files.get(path)?.text
    if (text !== undefined) texts.set(path, text)
  }
  return texts
}
