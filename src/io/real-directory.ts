import { realpathSync, statSync } from 'node:fs'

/** The real path of a directory, or why there is none. */
export function realDirectory(
  path: string,
): { readonly real: string } | { readonly problem: 'absent' | 'no directory' } {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return { problem: 'absent' }
  return stats.isDirectory() ? { real: realpathSync(path) } : { problem: 'no directory' }
}
