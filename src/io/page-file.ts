import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { errorCode } from './error-code.ts'
import { leadsIntoGit } from './git-segment.ts'
import { isInside } from './is-inside.ts'
import { readRegularFile } from './read-regular-file.ts'
import { realPathOf } from './real-path.ts'
import { repositoryRoot } from './repository-root.ts'

/** The page that the package ships; made by the build. */
export function shippedPage(packageRoot: string): string {
  return readFileSync(join(packageRoot, 'dist', 'guide.html'), 'utf8')
}

/** How every page of ours begins, of any version. */
const beginning = '<!doctype html>\n<!-- authmd guide -->\n'

/**
 * Writes the page, over an older one too, but over no file of somebody else's. Gives what stands against it, or
 * nothing where it is written.
 */
export function writePage(file: string, page: string): string | undefined {
  try {
    if (!page.startsWith(beginning)) throw new Error('the shipped page is damaged: install authmd again')
    const fault = placeFault(file)
    if (fault !== undefined) return fault
    const old = readRegularFile(file, mostOfAPage)
    if ('bytes' in old && old.bytes.toString('utf8') === page) return undefined
    if ('failure' in old && old.failure === 'unreadable') return "can't be read"
    const isOurs = 'bytes' in old && old.bytes.toString('utf8').startsWith(beginning)
    const isAbsent = 'failure' in old && old.failure === 'absent'
    if (!isOurs && !isAbsent)
      return "already exists, and isn't an authmd page; name another file, or move it away"
    writeFileSync(file, page, { flag: isAbsent ? 'wx' : 'w' })
    return undefined
  } catch (error) {
    const code = errorCode(error)
    if (code === undefined) throw error
    return code === 'ENOENT' ? "can't be written: its folder does not exist" : `can't be written (${code})`
  }
}

/** A page has half a megabyte. */
const mostOfAPage = 16 * 1024 * 1024

/** A name that looks harmless can lead anywhere by a link of the repository. */
function placeFault(file: string): string | undefined {
  const folder = dirname(file)
  const real = realPathOf(folder)
  if (leadsIntoGit(file) || (real !== undefined && leadsIntoGit(real))) return "leads into git's own folder"
  const root = repositoryRoot(folder)
  const realRoot = root === undefined ? undefined : realPathOf(root)
  if (real === undefined || realRoot === undefined || isInside(real, realRoot)) return undefined
  return 'is reached through a link that leads out of the repository'
}
