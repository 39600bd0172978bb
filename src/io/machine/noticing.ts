import type { Unread } from '../../credentials/types.ts'
import type { FileText } from './disk.ts'
import { isRefused, type Machine, pathOf } from './machine.ts'

/** A place that is there and was not read, or not in full. */
export interface UnreadPlace {
  readonly why: Unread
  readonly path: string
}

/**
 * Why there is no text that says all of what is there; `undefined` where there is one, or nothing at all. The null device
 * holds nothing, whoever reads it.
 */
export function whyUnread(machine: Pick<Machine, 'platform'>, read: FileText): Unread | undefined {
  if ('text' in read) return read.isOdd === true ? 'encoding' : undefined
  if (isRefused(machine, read)) return 'refused'
  if (read.failure === 'too-large') return 'larger'
  if (read.failure === 'unreadable') return 'closed'
  if (read.failure === 'absent' || read.is === 'null') return undefined
  return read.is === 'folder' ? 'folder' : 'no-file'
}

/** A machine whose reader remembers each place that it could not read in full. */
export function noticing(machine: Machine): {
  readonly machine: Machine
  readonly unread: () => readonly UnreadPlace[]
} {
  const found = new Map<string, Unread>()
  const { disk } = machine
  return {
    machine: {
      ...machine,
      disk: {
        ...disk,
        read: (path, limit) => {
          const read = disk.read(path, limit)
          // What the kernel tells is nobody's file, and of what an open file hands over its reader speaks.
          const why = path.startsWith('/proc/') ? undefined : whyUnread(machine, read)
          if (why !== undefined) found.set(why === 'closed' ? closedAt(machine, path) : path, why)
          return read
        },
        list: folder => {
          const names = disk.list(folder)
          if (names.length === 0 && disk.stat(folder)?.isClosed === true) found.set(folder, 'closed')
          return names
        },
      },
    },
    unread: () => [...found].map(([path, why]) => ({ why, path })),
  }
}

/** In a folder that is closed it can't even be seen what is there: then the folder is the place. */
function closedAt(machine: Machine, path: string): string {
  const { disk } = machine
  if (disk.stat(path) !== undefined) return path
  const parent = pathOf(machine).dirname(path)
  if (parent === path) return path
  const state = disk.stat(parent)
  if (state === undefined) return closedAt(machine, parent)
  return state.executable ? path : parent
}
