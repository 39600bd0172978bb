import { realpathSync, statSync } from 'node:fs'
import { thisPlatform } from './machine/this-process.ts'

/** The real path of a directory, or why there is none. Windows writes long paths with a prefix that realpath does not know. */
export function realDirectory(
  given: string,
): { readonly real: string } | { readonly problem: 'absent' | 'no directory' } {
  const path = thisPlatform === 'win32' ? withoutPrefix(given) : given
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return { problem: 'absent' }
  return stats.isDirectory() ? { real: realpathSync(path) } : { problem: 'no directory' }
}

/** `\\?\C:\repo` is `C:\repo`, and `\\?\UNC\server\share` is `\\server\share`. */
export function withoutPrefix(path: string): string {
  return path.replace(/^\\\\\?\\UNC\\/i, '\\\\').replace(/^\\\\\?\\(?=[A-Z]:)/i, '')
}
