import { dotenvLines, scanLines } from '../credentials/scan-lines.ts'
import { type Machine, shown } from '../machine/machine.ts'
import { namesSet } from './names-in.ts'
import type { PlacedValue } from './read-others.ts'

/** Lines `NAME=value` of a file that a place hands on, in their order; none where it can't be read. */
export function readEnvFile(world: Machine, path: string): readonly (readonly [string, PlacedValue])[] {
  const read = world.disk.read(path)
  if ('failure' in read) return []
  const file = shown(world, path)
  return scanLines(read.text, dotenvLines, namesSet(read.text)).flatMap(({ variable, value, line }) =>
    value === undefined ? [] : [[variable, { value, file, line }] as const],
  )
}
