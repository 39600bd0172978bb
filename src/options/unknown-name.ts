import { nearest } from './nearest.ts'

/** What to say of a name that `option` does not know: the one that was meant, or all there are. */
export function unknownName(option: string, name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  const hint = near === undefined ? `one of ${known.join(', ')}` : `did you mean \`${near}\`?`
  return `${option} does not know \`${name}\`: ${hint}`
}
