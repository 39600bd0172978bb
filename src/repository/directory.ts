import { realDirectory } from '../io/real-directory.ts'
import { InputError } from '../options/input-error.ts'

/** The real path of a directory that a person named; `name` is how they did. Throws {@link InputError}. */
export function directoryOf(path: string, name: string): string {
  const found = realDirectory(path)
  if ('real' in found) return found.real
  throw new InputError(
    'no-directory',
    found.problem === 'absent'
      ? `${name} does not exist`
      : `${name} is no directory; name the repository's folder`,
  )
}
