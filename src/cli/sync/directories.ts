import { resolve } from 'node:path'
import { eachOnce } from '../../each-once.ts'
import { expandPatterns } from '../../io/expand-patterns.ts'
import { repositoryRoot } from '../../io/repository-root.ts'
import { directoryOf } from '../../repository/directory.ts'
import { UsageError } from '../command.ts'
import type { World } from '../world.ts'

export interface Directory {
  /** As the person named it, for output. */
  readonly name: string
  /** The real path. */
  readonly root: string
}

/**
 * The directories to work on, each real one once. Without a name it is the git top level; outside git a
 * directory has to be named, so that nothing is written by accident. Throws `UsageError`.
 */
export function directoriesFrom(names: readonly string[], world: World): readonly Directory[] {
  // A search upwards from a folder that is not there would end in a repository that nobody named.
  rootOf(world.cwd, world.cwd)
  if (names.length === 0) {
    const root = repositoryRoot(world.cwd)
    if (root === undefined) {
      throw new UsageError(`${world.cwd} is not inside a git repository; name the directory to work on`)
    }
    return [{ name: '.', root: rootOf(root, world.cwd) }]
  }
  const directories = expandPatterns(names, world).map(name => ({ name, root: rootOf(name, world.cwd) }))
  return eachOnce(directories, ({ root }) => root)
}

function rootOf(name: string, cwd: string): string {
  return directoryOf(resolve(cwd, name), name)
}
