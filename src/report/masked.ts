/** What is shown in place of a value: its public prefix, if any, and its length. */
export function masked(length: number, prefix = ''): string {
  return `${prefix}…(${length} characters)`
}
