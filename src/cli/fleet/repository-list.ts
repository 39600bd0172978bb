import { resolve } from 'node:path'
import { readListFile } from '../../io/list-file.ts'
import { UsageError } from '../command.ts'
import type { World } from '../world.ts'

/** One line of a list. */
export interface ListedRepository {
  /** 1-based: which line, or which part between NULs. */
  readonly number: number
  readonly path: string
}

/**
 * The repositories of a list, in its order: one path a line, or NUL between them where that was said (`find -print0`).
 * Blank lines and those that begin with `#` are left out, and the quotes of a path that was copied. Throws `UsageError`.
 */
export function repositoryList(
  file: string,
  world: World,
  options: { readonly byNul: boolean },
): readonly ListedRepository[] {
  const listed = entriesOf(file, world, options)
  if (listed.length > most)
    throw new UsageError(`--repos ${file} names more than ${most} repositories: split it`)
  return listed
}

/** A larger list is hardly one of repositories. */
const most = 20_000

function entriesOf(
  file: string,
  world: World,
  { byNul }: { readonly byNul: boolean },
): readonly ListedRepository[] {
  const text = file === '-' ? world.stdin.read() : textOf(file, world)
  const numbered = (parts: readonly string[]) => parts.map((path, index) => ({ number: index + 1, path }))
  if (byNul) return numbered(text.split('\0')).filter(({ path }) => path !== '')
  // Cut at them, a path in an unknown encoding would become the root of the disk.
  if (text.includes('\0'))
    throw new UsageError(
      `--repos ${file} holds NUL characters: save it as UTF-8, or add --null where they part the paths (find -print0)`,
    )
  return numbered(text.split(/\r\n|\n|\r/))
    .map(({ number, path }) => ({ number, path: unquoted(path.trim()) }))
    .filter(({ path }) => path !== '' && !path.startsWith('#'))
}

/** Explorer and some shells put quotes around a path that is copied. */
function unquoted(path: string): string {
  return /^(["'])(.+)\1$/.exec(path)?.[2] ?? path
}

function textOf(file: string, world: World): string {
  const found = readListFile(resolve(world.cwd, file))
  if ('text' in found) return found.text
  throw new UsageError(`--repos ${file} ${found.problem}`)
}
