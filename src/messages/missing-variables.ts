/**
 * The variables that a text calls missing. A name in capitals with an underscore is no credential: those have small
 * letters, or no underscore.
 */
export function missingVariablesIn(plain: string): readonly string[] {
  const [, named] =
    /\b[Mm]issing (?:required )?environment variables?:? {0,3}([A-Z][A-Z0-9_]{2,60}(?:, {0,3}[A-Z][A-Z0-9_]{2,60}){0,9})(?![\w-])/.exec(
      plain,
    ) ?? []
  return (named ?? '').split(/, {0,3}/).filter(name => /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(name))
}
