import { shells } from '../shells/index.ts'
import type { Shell } from '../shells/shell.ts'
import { wordsOf } from '../shells/words-of.ts'
import type { Os } from '../types.ts'
import type { Vocabulary } from './words.ts'

/** How a person calls this tool. Never `npx authmd`: an unowned name in thousands of files is an attack waiting. */
const tool = 'authmd'

/** For whom a template is filled. */
export interface Reader {
  readonly shell: Shell | undefined
  readonly os?: readonly Os[] | undefined
  /** Words beside those of the shells; `guidePath` for instance. */
  readonly words?: Readonly<Record<string, string>> | undefined
}

/**
 * The words of the reader's shell (of POSIX `sh` where none is known), `shell` (its name), `fence` (its language in a
 * code block), those that the caller gives, and `tool`.
 */
export function vocabularyOf(reader: Reader): Vocabulary {
  const shell = reader.shell ?? shells.find(({ id }) => id === 'sh')
  const own = new Map<string, string>([
    ...Object.entries(shell === undefined ? {} : wordsOf(shell, reader.os)),
    ...Object.entries(shell === undefined ? {} : { shell: shell.name, fence: shell.fence }),
    ...Object.entries(reader.words ?? {}),
    ['tool', tool],
  ])
  return word => own.get(word)
}
