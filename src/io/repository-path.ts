import { join, relative, sep } from 'node:path'
import { isInside } from './is-inside.ts'
import { realPathOf } from './real-path.ts'

/**
 * The path from `root` on, a real one, of the file that `path` leads to. As it stands where nothing is there, or where
 * a link leads out.
 */
export function repositoryPath(root: string, path: string): string {
  const real = realPathOf(join(root, path))
  if (real === undefined || !isInside(real, root)) return path
  return relative(root, real).split(sep).join('/')
}
