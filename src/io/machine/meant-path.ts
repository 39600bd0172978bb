import { type Machine, pathOf, variable } from './machine.ts'

/**
 * The path that was meant by a text in which nothing put the home or a variable in its place, or took the quotes away:
 * `"C:\\x"`, `~/x`, `$HOME/x`, `%NAME%\\x`, on Windows `/c/x` of Git Bash, elsewhere `C:\\x` as WSL has it. Undefined
 * where the text is a path as it stands, where a name in it has no value, and where the path holds a sign that some
 * shell takes for its own.
 */
export function meantPath(
  machine: Pick<Machine, 'cwd' | 'env' | 'home' | 'platform'>,
  text: string,
): string | undefined {
  const onWindows = machine.platform === 'win32'
  const bare = text.trim().replace(/^(["'])(.+)\1$/, '$2')
  const inHome = bare.replace(
    /^(?:~|\$(?:env:)?(?:HOME|USERPROFILE)|\$\{(?:env:)?(?:HOME|USERPROFILE)\})(?=[\\/]|$)/i,
    () => machine.home,
  )
  const named = onWindows
    ? inHome.replaceAll(/%(\w+)%/g, (whole, name: string) => variable(machine, name) ?? whole)
    : inHome
  const onDrive = onWindows
    ? named.replace(/^\/([a-z])(?=\/|$)/i, (_, drive: string) => `${drive.toUpperCase()}:`)
    : named.replace(/^([A-Za-z]):[\\/](.*)$/, inWsl)
  if (onDrive === text) return undefined
  const whole = onWindows ? onDrive.replaceAll('/', '\\') : onDrive
  return isPlainPath(machine, whole) ? whole : undefined
}

/** Windows' drives lie below `/mnt` in WSL: https://learn.microsoft.com/en-us/windows/wsl/filesystems */
function inWsl(_: string, drive: string, rest: string): string {
  return `/mnt/${drive.toLowerCase()}/${rest.replaceAll('\\', '/')}`
}

/** An absolute path that every shell takes as it stands between two `'`. */
export function isPlainPath(machine: Pick<Machine, 'platform' | 'cwd'>, path: string): boolean {
  return pathOf(machine).isAbsolute(path) && /^[\p{L}\p{N}_ .:()@\\/-]+$/u.test(path)
}
