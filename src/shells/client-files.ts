import type { Shell } from './shell.ts'

/** The files of Claude Code in the reader's home, where nothing moves them, as words of a template. */
export function clientFiles(shell: Pick<Shell, 'homeSign'>) {
  const inHome = (path: string) =>
    shell.homeSign === undefined ? `~/${path}` : `${shell.homeSign}\\${path.replaceAll('/', '\\')}`
  return {
    configFolder: inHome('.claude'),
    settingsFile: inHome('.claude/settings.json'),
    loginFile: inHome('.claude/.credentials.json'),
    stateFile: inHome('.claude.json'),
  } as const
}
