import { type Machine, variable } from './machine.ts'

export interface RegistryValue {
  readonly name: string
  readonly type: string
  readonly value: string
}

/** One value of a key; undefined where there is none, `unseen` where the registry did not answer. */
export function readRegistryValue(
  machine: Machine,
  { key, name }: { readonly key: string; readonly name: string },
): RegistryValue | undefined | 'unseen' {
  const result = query(machine, [key, '/v', name])
  if (result === undefined) return 'unseen'
  return result.status === 0 ? parseRegistry(result.stdout).find(sameName(name)) : undefined
}

/** All values of a key; none where it is not there or the registry did not answer. */
export function readRegistryKey(machine: Machine, key: string): readonly RegistryValue[] {
  const result = query(machine, [key])
  return result?.status === 0 ? parseRegistry(result.stdout) : []
}

/** `    NAME    TYPE    value` for each value, which may have lines of its own; a key stands at the beginning of a line. */
export function parseRegistry(output: string): readonly RegistryValue[] {
  const row = /^ {4}(\S.*?) {4}(REG_\w+)(?: {4}|$)/
  const found: RegistryValue[] = []
  for (const line of output.replace(/(?<!\n|\r(?=\n))(?:\r?\n)+$/, '').split(/\r?\n/)) {
    const [whole = '', name, type] = row.exec(line) ?? []
    const last = found.at(-1)
    if (name !== undefined && type !== undefined) found.push({ name, type, value: line.slice(whole.length) })
    else if (last !== undefined && !/^HKEY_/.test(line))
      found[found.length - 1] = { ...last, value: `${last.value}\n${line}` }
  }
  return found
}

/** The text of a value. A `%NAME%` of one that is expanded is a variable of the same key or of this session; what is neither stays. */
export function textOfValue(
  { type, value }: RegistryValue,
  machine: Machine,
  beside: readonly RegistryValue[] = [],
): string {
  if (type !== 'REG_EXPAND_SZ') return value
  return value.replace(
    /%([^%]+)%/g,
    (whole, name: string) => beside.find(sameName(name))?.value ?? variable(machine, name) ?? whole,
  )
}

/**
 * What reg.exe prints is in the code page of its console: a letter outside ASCII becomes a byte that is no UTF-8, `?`, or
 * what looks like it, as a straight quote for a typographic one. Measured: the client reads the letter itself.
 */
export function mayBePrinted(text: string, printed: string): boolean {
  const plain = (one: string) => one.replaceAll(/[^A-Za-z0-9_-]/g, '')
  return text === printed || (/[^\0-\x7f]/.test(text) && plain(text) === plain(printed))
}

/** What stands for a letter that was lost on the way. */
export const LOST = '\ufffd'

/** Names have no case. */
export const sameName =
  (name: string) =>
  (one: { readonly name: string }): boolean =>
    one.name.toUpperCase() === name.toUpperCase()

/** 0: it is there, 1: it is not. Any other exit code, such as an NTSTATUS of a loader that gave up, says nothing. */
const answered = new Set([0, 1])

function query(machine: Machine, args: readonly string[]) {
  const reg = `${variable(machine, 'SystemRoot') ?? 'C:\\Windows'}\\System32\\reg.exe`
  const result = machine.run?.(reg, ['query', ...args], {})
  return answered.has(result?.status ?? -1) ? result : undefined
}
