import { nearest } from './nearest.ts'

/** What may be a name, mistyped. Anything else is not repeated: it may be a secret in the wrong place. */
const nameLike = /^[a-z][a-z-]{0,23}$/i

/** What to say of a name that `option` does not know: the one that was meant, or all there are. */
export function unknownName(option: string, name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  const hint = near === undefined ? `one of ${known.join(', ')}` : `did you mean \`${near}\`?`
  const called = nameLike.test(name) ? `\`${name}\`` : 'this name'
  return `${option} does not know ${called}: ${hint}`
}
