import { lstatSync } from 'node:fs'
import { dirname } from 'node:path'
import { isInside } from './is-inside.ts'
import { realPathOf } from './real-path.ts'

/**
 * Tells which places are not trusted, for work in `folder`: the outermost folder above it that holds a `.git` (a
 * submodule, a vendored checkout and a package of a monorepo belong to the repository around them), else the folder
 * itself; by its names and by where they really lead. Where `home` is given and lies in that repository (settings kept
 * under git, a home below a CI's workspace), what is inside the home is the person's own, but for a repository in it.
 */
export function foreignPlaces(folder: string, home?: string): (place: string) => boolean {
  const real = realPathOf(folder) ?? folder
  const homes = home === undefined ? [] : [home, realPathOf(home) ?? home]
  const holdsHome = (at: string) => homes.some(one => isInside(one, at))
  const found = [folder, real].flatMap(start => {
    const above = foldersWithGit(start)
    const all = above.length === 0 ? [start] : above
    return {
      all: all.filter(at => above.length > 0 || !holdsHome(at)).at(-1),
      homeless: all.filter(at => !holdsHome(at)).at(-1),
    }
  })
  const roots = (one: string | undefined) => (one === undefined ? [] : [one, realPathOf(one) ?? one])
  const strict = [...new Set(found.flatMap(({ homeless }) => roots(homeless)))]
  const wide = [...new Set(found.flatMap(({ all }) => roots(all)))]
  const isIn = (place: string, folders: readonly string[]) => folders.some(one => isInside(place, one))
  return place => isIn(place, strict) || (isIn(place, wide) && !isIn(place, homes))
}

/** The folders from `folder` upwards that hold a `.git`, the outermost last. */
function foldersWithGit(folder: string): readonly string[] {
  const found: string[] = []
  // The root of a disk is no repository to stand guard over: all programs of the system lie in it.
  for (let at = folder; dirname(at) !== at; at = dirname(at)) if (holdsGit(at)) found.push(at)
  return found
}

function holdsGit(folder: string): boolean {
  try {
    lstatSync(`${folder}/.git`)
    return true
  } catch {
    return false
  }
}
