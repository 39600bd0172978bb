/** The name of a flag that was given and is none of `allowed`: a flag that would not count is refused. */
export function otherFlag(flags: object, allowed: readonly string[]): string | undefined {
  return Object.entries(flags).find(
    ([name, value]) => value !== undefined && value !== false && !allowed.includes(name),
  )?.[0]
}
