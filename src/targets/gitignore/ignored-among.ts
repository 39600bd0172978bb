import { ignorePaths } from '../../paths.ts'
import type { FileSight, IgnoreOracle } from '../../types.ts'
import { certainFirst } from './certain-first.ts'

/** Those of the real files behind our targets that the ignore files of the repository hide. */
export function ignoredAmong(files: ReadonlyMap<string, FileSight>, oracle: IgnoreOracle): readonly string[] {
  const texts = new Map(
    ignorePaths.flatMap(file => {
      const text = files.get(file)?.text
      return text === undefined ? [] : [[file, text] as const]
    }),
  )
  if (texts.size === 0) return []
  const targets = [...files.values()].filter(
    ({ path }) => !/(?:^|\/)(?:\.gitignore|CLAUDE\.local\.md)$/.test(path),
  )
  const paths = [...new Set(targets.flatMap(({ path, realPath }) => [path, realPath]))]
  return certainFirst(oracle)(texts, paths).flatMap(({ path, ignored }) => (ignored ? [path] : []))
}
