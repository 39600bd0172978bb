import { isRefused, type Machine } from './machine.ts'

/** A file that was there and was not read: Windows refused it, or it is larger than what is read. */
export interface Unread {
  readonly what: 'refused' | 'file'
  readonly path: string
}

/** A machine whose reader remembers each file that it could not read whole. */
export function noticing(machine: Machine): {
  readonly machine: Machine
  readonly unread: () => readonly Unread[]
} {
  const found = new Map<string, Unread['what']>()
  const { disk } = machine
  return {
    machine: {
      ...machine,
      disk: {
        ...disk,
        read: (path, limit) => {
          const read = disk.read(path, limit)
          if (isRefused(machine, read)) found.set(path, 'refused')
          else if ('failure' in read && read.failure === 'too-large') found.set(path, 'file')
          return read
        },
      },
    },
    unread: () => [...found].map(([path, what]) => ({ what, path })),
  }
}
