import { existsSync, realpathSync } from 'node:fs'

/**
 * The git top level around a folder, as `repositoryRoot` finds it, without `node:path`, whose loading is felt here. None where a link led to the
 * folder, and none at the top of a disk: the command looks into these.
 */
export function rootAround(cwd: string): string | undefined {
  try {
    if (realpathSync.native(cwd) !== cwd) return undefined
  } catch {
    return undefined
  }
  for (let at = cwd; ; ) {
    const up = Math.max(at.lastIndexOf('/'), at.lastIndexOf('\\'))
    if (up < 0 || up === at.length - 1) return undefined
    if (existsSync(`${at}/.git`)) return at
    at = at.slice(0, up)
  }
}
