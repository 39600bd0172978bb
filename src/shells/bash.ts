import { posixLines } from './posix-lines.ts'
import type { Shell } from './shell.ts'
import { findIn, forget, inspectExported, onUnix, persistFrom } from './unix-words.ts'
import { fromQuotes, userVariables } from './user-variables.ts'
import { windowsFiles } from './windows-files.ts'

/**
 * A terminal on Linux opens bash that reads `.bashrc`; Terminal on macOS opens a login bash, which reads the first of
 * three other files. There a new `.bash_profile` would switch an existing `.profile` off, so the existing one is used.
 */
const loginFile =
  'for f in ~/.bash_profile ~/.bash_login ~/.profile ~/.bash_profile; do test -f "$f" && break; done'

export const bash: Shell<'bash'> = {
  id: 'bash',
  name: 'bash',
  os: ['linux', 'macos', 'windows'],
  variables: ['BASH_VERSION', 'MSYSTEM'],
  programs: ['bash', 'rbash'],
  // Git Bash sets MSYSTEM for all that it starts, another shell included.
  recognise: ({ platform, variables }) =>
    variables['BASH_VERSION'] !== undefined || (platform === 'win32' && variables['MSYSTEM'] !== undefined),
  fence: 'bash',
  startupFiles: [
    '/etc/environment',
    '/etc/profile',
    '/etc/bash.bashrc',
    '/etc/bashrc',
    '~/.bash_profile',
    '~/.bash_login',
    '~/.profile',
    '~/.bashrc',
    '~/.config/*.sh',
  ],
  lines: posixLines,
  words: {
    ...onUnix,
    names: "env | grep -oE '^(ANTHROPIC|CLAUDE)_[A-Z_]+'",
    testKey: `printf 'x-api-key: %s\\n' "$ANTHROPIC_API_KEY" | curl -so /dev/null -w '%{http_code}\\n' -H @- -H 'anthropic-version: 2023-06-01' https://api.anthropic.com/v1/models`,
    ask: 'read -rs NAME; export NAME',
    askBriefly: 'read -rs NAME; export NAME',
    count: 'printenv NAME | wc -c',
    whole: '109',
    drop: 'unset NAME',
    switchOn: 'export NAME=1',
    keptIn: '`~/.bashrc`',
    profileFile: '~/.bashrc',
    inspect: inspectExported,
    set: "read -rsp 'NAME: ' NAME; echo; export NAME",
    persist: persistFrom('~/.bashrc'),
    unset: 'unset NAME',
    unsetEverywhere: forget,
    unsetForUser: fromQuotes(userVariables.remove),
    keepForUser: fromQuotes(userVariables.keep),
    tryCommand: "sh -c 'YOUR_COMMAND >/dev/null'; echo $?",
    find: findIn(
      '~/.bashrc',
      '~/.bash_profile',
      '~/.bash_login',
      '~/.profile',
      '~/.config/NAME.sh',
      '/etc/environment',
    ),
    reload: 'exec bash',
  },
  wordsOn: {
    // Git Bash: its own files, beside the variables that Windows hands to every window. `-o` shows the name alone.
    windows: {
      unsetEverywhere: `${forget}\n${fromQuotes(userVariables.remove)}`,
      makeWritable: fromQuotes(windowsFiles.makeWritable),
      putAside: fromQuotes(windowsFiles.putAside),
      toPem: fromQuotes(windowsFiles.toPem),
      certificate: windowsFiles.certificate,
      tryCommand: "cmd //c 'YOUR_COMMAND >nul'; echo $?",
      find: [
        findIn('~/.bashrc', '~/.bash_profile', '~/.bash_login', '~/.profile', '~/.config/NAME.sh'),
        ...[
          'HKCU\\Environment',
          'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment',
        ].map(key => `reg query '${key}' | grep -o '^ *NAME ' | sed 's/^ */registry: /'`),
      ].join('\n'),
    },
    macos: {
      keptIn: '`~/.bash_profile`',
      profileFile: '~/.bash_profile',
      persist: `${loginFile}\n${persistFrom('"$f"')}`,
      reload: 'exec bash -l',
    },
  },
}
