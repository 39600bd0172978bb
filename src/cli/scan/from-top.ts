import { dirname, relative, resolve, sep } from 'node:path'
import { repositoryRoot } from '../../io/repository-root.ts'

/** A path that a person gave, from the top of its repository, which is how a code host names a file. */
export function fromTop(path: string, cwd: string): string {
  const file = resolve(cwd, path)
  const top = repositoryRoot(dirname(file))
  return top === undefined ? path : relative(top, file).split(sep).join('/')
}
