import { dirname } from 'node:path'
import { isInside } from '../io/is-inside.ts'
import { realDirectory } from '../io/real-directory.ts'
import { realPathOf } from '../io/real-path.ts'
import { repositoryRoot } from '../io/repository-root.ts'
import { InputError } from '../options/input-error.ts'

/** The real path of a directory that a person named; `name` is how they did. Throws {@link InputError}. */
export function directoryOf(path: string, name: string): string {
  const found = realDirectory(path)
  if ('real' in found) {
    if (!leadsOut(path, found.real)) return found.real
    throw new InputError(
      'no-directory',
      `${name} leads out of its repository through a link, to a folder that isn't a repository; name that folder itself`,
    )
  }
  throw new InputError(
    'no-directory',
    found.problem === 'absent'
      ? `${name} does not exist`
      : `${name} is not a directory; name the repository's folder`,
  )
}

/** A link that a repository holds says nothing of what its reader wants to have written elsewhere. */
function leadsOut(path: string, real: string): boolean {
  const root = repositoryRoot(dirname(path))
  if (root === undefined || isInside(real, realPathOf(root) ?? root)) return false
  return repositoryRoot(real) === undefined
}
