import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { errorCode } from './error-code.ts'
import { readRegularFile } from './read-regular-file.ts'

/** What git itself allows of stores that name further ones. */
const mostDeep = 5
/** Bytes. No person has so many stores, and each is looked into. */
const mostOfStores = 65_536

/**
 * Git opens whatever has the name of an object and waits for ever at a pipe: this names the first folder that holds
 * one, or that names another store of objects in which there is one, or more stores than are looked into.
 */
export function folderOfNoFile(objects: string, depth = 0): string | undefined {
  const folders = namesIn(objects).filter(name => /^(?:[0-9a-f]{2}|info|pack)$/.test(name))
  const odd = folders.find(folder =>
    namesIn(join(objects, folder), 'odd').some(name => isNone(join(objects, folder, name))),
  )
  if (odd !== undefined) return `objects/${odd}`
  const alternates = readRegularFile(join(objects, 'info', 'alternates'), mostOfStores)
  if ('failure' in alternates && alternates.failure === 'too-large') return 'objects/info'
  if (!('bytes' in alternates) || depth === mostDeep) return undefined
  const others = alternates.bytes.toString('utf8').split('\n')
  return others.some(
    other => other !== '' && folderOfNoFile(resolve(objects, other), depth + 1) !== undefined,
  )
    ? 'objects/info'
    : undefined
}

/** `odd`: those that are no plain files. */
function namesIn(folder: string, which: 'all' | 'odd' = 'all'): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(entry => which === 'all' || !entry.isFile())
      .map(({ name }) => name)
  } catch {
    return []
  }
}

function isNone(path: string): boolean {
  try {
    const target = statSync(path)
    // What has no size holds no object: a file of the kernel calls itself one and never ends.
    return !target.isDirectory() && !(target.isFile() && target.size > 0)
  } catch (error) {
    // Git takes what is not there as not there.
    return errorCode(error) === 'ELOOP'
  }
}
