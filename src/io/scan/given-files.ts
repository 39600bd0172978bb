import { lstatSync, readdirSync, realpathSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { isInside } from '../is-inside.ts'
import type { ListedFile } from './listed-file.ts'

/** Not entered in a folder that was given; who wants to look into one names it. */
const PASSED_BY = new Set(['.git', 'node_modules'])

/**
 * The files that were named, and all files of the folders that were named. A link inside a folder is not followed;
 * a link that was named is, unless it leads out of `cwd`.
 */
export function* givenFiles(paths: readonly string[], cwd: string): Generator<ListedFile> {
  for (const path of paths) {
    const location = resolve(cwd, path)
    const stat = lstatSync(location)
    if (stat.isSymbolicLink()) {
      const real = realpathSync(location)
      if (isInside(real, realpathSync(cwd))) yield* below(real, path)
    } else yield* below(location, path)
  }
}

function* below(location: string, shown: string): Generator<ListedFile> {
  if (!lstatSync(location).isDirectory()) {
    yield { path: shown.split(sep).join('/'), location, state: 'given' }
    return
  }
  for (const entry of readdirSync(location, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (entry.isSymbolicLink() || (entry.isDirectory() && PASSED_BY.has(entry.name))) continue
    if (entry.isDirectory() || entry.isFile())
      yield* below(join(location, entry.name), join(shown, entry.name))
  }
}
