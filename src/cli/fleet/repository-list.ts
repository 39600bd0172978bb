import { resolve } from 'node:path'
import { readListFile } from '../../io/list-file.ts'
import { UsageError } from '../command.ts'
import type { World } from '../world.ts'

/**
 * The repositories of a list, in its order: one path a line, or NUL between them (`find -print0`). Blank lines and
 * those that begin with `#` are left out. Throws `UsageError`.
 */
export function repositoryList(file: string, world: World): readonly string[] {
  const text = file === '-' ? world.stdin.read() : textOf(resolve(world.cwd, file), file)
  const plain = text.replace(/^\uFEFF/, '')
  if (plain.includes('\0')) return plain.split('\0').filter(path => path !== '')
  return plain
    .split(/\r\n|\n|\r/)
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
}

function textOf(path: string, name: string): string {
  const found = readListFile(path)
  if ('text' in found) return found.text
  throw new UsageError(`--repos ${name} ${found.problem}`)
}
