import { cmd } from '../../src/shells/cmd.ts'
import type { ShellId } from '../../src/shells/index.ts'
import type { Word } from '../../src/shells/shell.ts'
import type { Os } from '../../src/types.ts'

/** Words that are no command: a place, a file, the number that `count` prints. */
const noCommands: readonly Word[] = ['keptIn', 'profileFile', 'whole', 'certificate']

/** What is done to a file, and one start with other settings: these have a test of their own. */
const fileWords: readonly Word[] = ['makeWritable', 'putAside', 'toPem', 'startWithout']

/** Every word that is a command. */
export const commandWords: readonly Word[] = (Object.keys(cmd.words) as readonly Word[]).filter(
  word => !noCommands.includes(word),
)

interface Typed {
  readonly test: string
  readonly shell: ShellId
  /** The system whose words they are. */
  readonly os: Os
  readonly words: readonly Word[]
}

const onFiles = (shell: ShellId, os: Os): Typed => ({
  test: 'test/shells/file-words.ci.test.ts',
  shell,
  os,
  words: fileWords,
})
const everywhere = (shell: ShellId, ...systems: readonly Os[]): readonly Typed[] => [
  onFiles(shell, 'linux'),
  ...systems.map(os => ({
    test: 'test/shells/real-shells.ci.test.ts',
    shell,
    os,
    words: commandWords.filter(word => !fileWords.includes(word)),
  })),
]

/** Wine has a stub of PowerShell: these call it. */
const callPowerShell: readonly Word[] = ['testKey', 'count', 'persist', 'unsetForUser', 'keepForUser']
/** Words of Windows in a shell that is of another system: the programs behind them are those of Windows. */
const onWindowsElsewhere: readonly Word[] = [
  'unsetEverywhere',
  'makeWritable',
  'toPem',
  'tryCommand',
  'unsetForUser',
  'keepForUser',
]
const onWindows = (shell: ShellId, words: readonly Word[]): Typed => ({
  test: 'test/windows/commands.test.ts',
  shell,
  os: 'windows',
  words,
})

/** What is typed into the real shell, and by which test: each of them holds its own rows, so that none can say more than it does. */
export const typedWords: readonly Typed[] = [
  ...everywhere('bash', 'linux', 'macos'),
  ...everywhere('zsh', 'linux', 'macos'),
  ...everywhere('fish', 'linux'),
  ...everywhere('sh', 'linux'),
  ...everywhere('tcsh', 'linux'),
  ...everywhere('nushell', 'linux'),
  ...everywhere('powershell', 'linux'),
  // The cmdlets of Windows' words are the same everywhere.
  onFiles('powershell', 'windows'),
  ...(['powershell', 'nushell'] as const).map(shell => ({
    test: 'test/shells/file-words.ci.test.ts',
    shell,
    os: 'windows' as const,
    words: ['reload' as const],
  })),
  {
    test: 'test/shells/command-prompt.ci.test.ts',
    shell: 'cmd',
    os: 'windows',
    words: commandWords.filter(word => ![...callPowerShell, ...fileWords].includes(word)),
  },
  onWindows('cmd', [
    'makeWritable',
    'putAside',
    'find',
    'unsetEverywhere',
    'toPem',
    'startWithout',
    ...callPowerShell,
  ]),
  onWindows('powershell', [
    'makeWritable',
    'toPem',
    'names',
    'find',
    'unsetEverywhere',
    'tryCommand',
    ...callPowerShell,
  ]),
  onWindows('bash', ['putAside', 'find', ...onWindowsElsewhere]),
  onWindows('nushell', ['persist', ...onWindowsElsewhere]),
]

/** The row of a test, in the order of the table of words. */
export function typedIn(test: string, shell: ShellId, os: Os): readonly Word[] {
  const rows = typedWords.filter(one => test.endsWith(one.test) && one.shell === shell && one.os === os)
  return commandWords.filter(word => rows.some(({ words }) => words.includes(word)))
}

/** What was typed, in the same order. */
export const inOrder = (typed: ReadonlySet<Word>): readonly Word[] =>
  commandWords.filter(word => typed.has(word))
