import type { Os } from '../types.ts'
import type { Shell, Words } from './shell.ts'

/** The words of a shell for the systems of a profile. With none or several, the words that hold for most. */
export function wordsOf(shell: Shell, os: readonly Os[] = []): Words {
  const only = os.length === 1 ? os[0] : undefined
  const differing = only === undefined ? undefined : shell.wordsOn?.[only]
  return differing === undefined ? shell.words : { ...shell.words, ...differing }
}
