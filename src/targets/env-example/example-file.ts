import { envExamplePaths } from '../../paths.ts'
import type { OpenRepository } from '../open-file.ts'

/**
 * The example file: the one that holds our markers, else the one that is preferred, else the first that exists.
 * `others` hold markers as well.
 */
export function chooseExample(
  files: OpenRepository['files'],
  preferred?: string,
): {
  readonly path: string | undefined
  readonly others: readonly string[]
} {
  const there = envExamplePaths.filter(name => {
    const file = files.get(name)
    return file?.text !== undefined || file?.fault !== undefined
  })
  const marked = there.filter(name => files.get(name)?.lines?.hasStart)
  return { path: marked[0] ?? preferred ?? there[0], others: marked.slice(1) }
}
