import { clientFiles } from '../shells/client-files.ts'
import { commonShells } from '../shells/index.ts'
import { sh } from '../shells/sh.ts'
import type { Shell } from '../shells/shell.ts'
import { wordsOf } from '../shells/words-of.ts'
import type { Os } from '../types.ts'
import type { Speaker, Vocabulary } from './words.ts'

/** How a person calls this tool, unless the reader's words say otherwise. Never `npx authmd`: an unowned name in thousands of files is an attack waiting. */
const tool = 'authmd'

/** Where the tool can be had: empty until the project has a public address. A team's `help` stands in its place. */
const toolHelp = ''

const windowsSettings = '`%USERPROFILE%\\.claude\\settings.json`'

/** For whom a template is filled. */
export interface Reader {
  readonly shell: Shell | undefined
  readonly os?: readonly Os[] | undefined
  /** Words beside those of the shells; `guidePath` for instance. */
  readonly words?: Readonly<Record<string, string>> | undefined
}

/**
 * The words of the reader's shell (of POSIX `sh` where none is known), `shell` (its name), `fence` (its language in a
 * code block), those of the system, those that the caller gives, and `tool`.
 */
export function vocabularyOf(reader: Reader): Vocabulary {
  const shell = reader.shell ?? sh
  const isOnWindows = reader.os?.join() === 'windows'
  const own = new Map<string, string>([
    ...Object.entries(wordsOf(shell, reader.os)),
    ...Object.entries(clientFiles(shell)),
    ['shell', shell.name],
    ['fence', shell.fence],
    // Not as one path: linters of agents' files look for it in the repository, and say that it is not there.
    ['userSettings', isOnWindows ? windowsSettings : '`settings.json` in `~/.claude`'],
    ['userSettingsPath', isOnWindows ? windowsSettings : '`~/.claude/settings.json`'],
    ['debugFolder', isOnWindows ? '`%USERPROFILE%\\.claude\\debug`' : '`~/.claude/debug/`'],
    ['help', toolHelp],
    ['tool', tool],
    ...Object.entries(reader.words ?? {}),
  ])
  // For a second mention: how to get there was said at the first.
  own.set('keptInBriefly', (own.get('keptIn') ?? '').replace(/ \([^()]*\)$/, ''))
  return word => own.get(word)
}

/** On a team whose shells are not known, the common ones of its systems stand for all. */
export function neutralShells(os: readonly Os[]): readonly Shell[] {
  return commonShells.filter(shell => os.length === 0 || os.some(one => shell.os.includes(one)))
}

/** Those for whom a line is written that several shells share. */
export function speakersOf(
  input: Omit<Reader, 'shell'> & { readonly shells: readonly Shell[]; readonly neutral: boolean },
): readonly Speaker[] {
  const { os = [], words } = input
  const places = new Set(input.shells.map(shell => wordsOf(shell, os).keptIn))
  const many = input.neutral || places.size > 2
  const all = many ? { keptIn: keptAnywhere(os), ...words } : words
  return input.shells.map(shell => ({
    name: shell.name,
    vocabulary: vocabularyOf({ shell, os, words: all }),
  }))
}

/** A list of more than two files is not what a person remembers. */
function keptAnywhere(os: readonly Os[]): string {
  if (os.length > 0 && !os.includes('windows')) return "your shell's start-up file"
  return os.length === 1 ? 'the user variables' : 'your start-up file or Windows user variables'
}
