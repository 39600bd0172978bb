/**
 * What changes the user variables of Windows, from any shell there. `setx` and `reg` do half of it: the one stores
 * `%NAME%` as text where the variable is not set, the other tells no running program, so that new windows go on with
 * the old value until the person logs off.
 */
export const userVariables = {
  keep: "if ($env:NAME) { [Environment]::SetEnvironmentVariable('NAME', $env:NAME, 'User') }",
  /** PowerShell makes an empty text of `$null`, which since .NET 9 (PowerShell 7.5) is stored as such. */
  remove: "[Environment]::SetEnvironmentVariable('NAME', [NullString]::Value, 'User')",
} as const

/** The same from cmd, where `'` is a letter like any other. */
export const fromCmd = (command: string): string => `powershell -c "${command}"`

/** The same from shells in which nothing between two `'` is touched. */
export const fromQuotes = (command: string): string => `powershell.exe -c '${command.replaceAll("'", '"')}'`
