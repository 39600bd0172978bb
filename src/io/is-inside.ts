import { isAbsolute, relative, sep } from 'node:path'

/**
 * Whether a path is the folder itself or lies below it. Both are absolute; by their names alone, so that a caller who
 * minds links asks with real paths.
 */
export function isInside(path: string, folder: string, paths = { isAbsolute, relative, sep }): boolean {
  const way = paths.relative(folder, path)
  // `..tools` is a name like any other, and another drive of Windows has no way to it.
  return way === '' || (way !== '..' && !way.startsWith(`..${paths.sep}`) && !paths.isAbsolute(way))
}
