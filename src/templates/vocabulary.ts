import { shells } from '../shells/index.ts'
import type { Shell } from '../shells/shell.ts'
import type { Vocabulary } from './words.ts'

/** How a person calls this tool. Never `npx authmd`: an unowned name in thousands of files is an attack waiting. */
const tool = 'authmd'

/** The words of a shell (of POSIX `sh` where none is known), those that the caller gives, and `tool`. */
export function vocabularyOf(input: {
  readonly shell: Shell | undefined
  readonly words?: Readonly<Record<string, string>> | undefined
}): Vocabulary {
  const { shell = shells.find(({ id }) => id === 'sh'), words = {} } = input
  const own = new Map<string, string>([
    ...Object.entries(shell?.words ?? {}),
    ...Object.entries(words),
    ['tool', tool],
  ])
  return word => own.get(word)
}
