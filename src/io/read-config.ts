import { statSync } from 'node:fs'
import { join } from 'node:path'
import { configPlaces, packageKey } from '../paths.ts'
import type { FileSight } from '../types.ts'
import { readRegularFile } from './read-regular-file.ts'
import { seeFile } from './see-file.ts'

/** The text that holds a configuration, `inside` a key of it, or why it can't be read. */
export type FoundConfig =
  | { readonly file: string; readonly text: string; readonly inside?: string }
  | { readonly problem: { readonly file: string; readonly line: number; readonly reason: string } }

/**
 * The configuration of a repository; `undefined` where there is none, which costs three questions to the disk and
 * loads nothing. It is looked for in the folder itself only: what lies above belongs to somebody else. `root` is a
 * real path.
 */
export async function readConfig(root: string): Promise<FoundConfig | undefined> {
  const present = configPlaces.filter(place => mayHold(root, place))
  if (present.length === 0) return undefined
  const sights = present.map(place => seeFile(root, place))
  const broken = sights.find(({ fault }) => fault !== undefined)
  if (broken?.fault !== undefined)
    return { problem: { file: broken.path, line: broken.fault.line ?? 1, reason: broken.fault.reason } }

  try {
    return await readFirst(root, sights)
  } catch (error) {
    // Parsers go down one call for each bracket.
    if (!(error instanceof RangeError)) throw error
    return { problem: { file: present.join(' or '), line: 1, reason: 'it is nested too deeply' } }
  }
}

async function readFirst(root: string, sights: readonly FileSight[]): Promise<FoundConfig | undefined> {
  const [{ lilconfigSync }, { parse }] = await Promise.all([import('lilconfig'), import('jsonc-parser')])
  const holds = (place: string) =>
    lilconfigSync(packageKey, {
      searchPlaces: [place],
      stopDir: root,
      ignoreEmptySearchPlaces: false,
      loaders: { '.json': (_, text) => parse(text.replace(/^\uFEFF/, '')) },
    }).search(root) !== null
  const [found, second] = sights.filter(({ path }) => holds(path))
  if (found === undefined) return undefined
  if (second !== undefined) {
    const reason = `${second.path} has a configuration too, and only one can count; keep one of the two`
    return { problem: { file: found.path, line: 1, reason } }
  }
  const inside = found.path === 'package.json' ? { inside: packageKey } : {}
  return { file: found.path, text: found.text ?? '', ...inside }
}

/** Bytes of a `package.json`. */
const most = 4 * 1024 * 1024

/** Whether a look is worth it: of `package.json`, only when our name stands in it. */
function mayHold(root: string, place: string): boolean {
  const path = join(root, place)
  const stats = statSync(path, { throwIfNoEntry: false })
  if (place !== 'package.json') return stats !== undefined
  if (stats?.isFile() !== true) return false
  const read = readRegularFile(path, most)
  // Of a larger one it is told that it can't be read: it may hold one.
  return 'bytes' in read ? read.bytes.includes(`"${packageKey}"`) : read.failure === 'too-large'
}
