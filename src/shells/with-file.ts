import type { Shell } from './shell.ts'

/** A command that acts on a file, for one file. Where the command has the path between quotes it stands there as it is. */
export function withFile(command: string, file: string, shell: Pick<Shell, 'id'>): string {
  return command.replaceAll(/(['"]?)FILE(\.\w+)?/g, (_, quote: string, end = '') =>
    quote === '' ? wordFor(`${file}${end}`, shell) : `${quote}${file}${end}`,
  )
}

/** A path as one word of a command, in which a `~` at the beginning is still the home. */
export function wordFor(path: string, { id }: Pick<Shell, 'id'>): string {
  if (/^[\w./~-]+$/.test(path)) return path
  // Nushell takes a bare word with brackets for a pattern.
  if (id === 'nushell') return `(${JSON.stringify(path)} | path expand)`
  // In quotes no other shell takes `~` for the home, and PowerShell has no sign that stands before a blank alone.
  if (id === 'powershell') return `"${path.replaceAll(/["$`]/g, '`$&').replace(/^~(?=\/)/, '$HOME')}"`
  return path.replaceAll(/[^\w./~-]/g, sign => `\\${sign}`)
}
