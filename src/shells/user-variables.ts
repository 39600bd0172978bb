/**
 * What changes the user variables of Windows, from any shell there. `setx` and `reg` do half of it: the one stores
 * `%NAME%` as text where the variable is not set, the other tells no running program, so that new windows go on with
 * the old value until the person logs off.
 */
export const userVariables = {
  /** Of PowerShell itself. */
  keep: "[Environment]::SetEnvironmentVariable('NAME', $env:NAME, 'User')",
  remove: "[Environment]::SetEnvironmentVariable('NAME', $null, 'User')",
} as const

/** The same from cmd, where `'` is a letter like any other. */
export const fromCmd = (command: string): string => `powershell -c "${command}"`

/** The same from shells in which nothing between two `'` is touched; WSL finds the program by its whole name alone. */
export const fromQuotes = (command: string): string => `powershell.exe -c '${command.replaceAll("'", '"')}'`
