import type { Machine } from '../../../src/io/machine/machine.ts'

/** A Windows that consists of these files, this environment and these values of the registry, on any system. */
export function fakeWindows(input: {
  readonly files?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** Those of the files that have the attribute of it. */
  readonly readOnly?: readonly string[]
  /** Those that another program has open, and shares with nobody. */
  readonly inUse?: readonly string[]
  /** Key, then name, to a text that is expanded. */
  readonly registry?: Readonly<Record<string, Readonly<Record<string, string>>>>
}): Machine {
  const { files = {}, env = {}, registry = {}, readOnly = [], inUse = [] } = input
  const at = (path: string) => files[path.replaceAll('/', '\\')]
  return {
    env,
    home: 'C:\\h',
    cwd: 'C:\\p',
    platform: 'win32',
    pid: 1,
    now: 0,
    disk: {
      read: path => {
        if (inUse.includes(path.replaceAll('/', '\\'))) return { failure: 'unreadable', inUse: true }
        const text = at(path)
        return text === undefined ? { failure: 'absent' } : { text }
      },
      stat: path =>
        at(path) === undefined && !inUse.includes(path.replaceAll('/', '\\'))
          ? undefined
          : {
              ...{ isFile: true, isDirectory: false, mode: 0o666, uid: 0, executable: true },
              writable: !readOnly.includes(path),
            },
      list: () => [],
    },
    run: (_, args) => {
      const rows = Object.entries(registry[args[1] ?? ''] ?? {})
        .filter(([name]) => args[3] === undefined || name === args[3])
        .map(([name, value]) => `    ${name}    REG_EXPAND_SZ    ${value}`)
      return rows.length === 0
        ? { status: 1, stdout: '' }
        : { status: 0, stdout: ['', args[1], ...rows, '', ''].join('\r\n') }
    },
  }
}
