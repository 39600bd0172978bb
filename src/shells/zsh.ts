import { posixLines } from './posix-lines.ts'
import type { Shell } from './shell.ts'
import { findIn, forget, inspectExported, onUnix, persistFrom } from './unix-words.ts'
import { fromQuotes, userVariables } from './user-variables.ts'

export const zsh: Shell<'zsh'> = {
  id: 'zsh',
  name: 'zsh',
  os: ['macos', 'linux'],
  variables: ['ZSH_VERSION', 'ZDOTDIR'],
  programs: ['zsh'],
  recognise: facts => facts.variables['ZSH_VERSION'] !== undefined,
  fence: 'zsh',
  startupFiles: [
    '/etc/environment',
    '/etc/zshenv',
    '/etc/zsh/zshenv',
    '$ZDOTDIR/.zshenv',
    '$ZDOTDIR/.zprofile',
    '$ZDOTDIR/.zshrc',
    '$ZDOTDIR/.zlogin',
    '~/.zshenv',
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
    keptIn: '`~/.zshrc`',
    profileFile: '~/.zshrc',
    inspect: inspectExported,
    set: "read -rs 'NAME?NAME: '; echo; export NAME",
    persist: persistFrom('"${ZDOTDIR:-$HOME}/.zshrc"'),
    unset: 'unset NAME',
    unsetEverywhere: forget,
    unsetForUser: fromQuotes(userVariables.remove),
    keepForUser: fromQuotes(userVariables.keep),
    tryCommand: "sh -c 'YOUR_COMMAND >/dev/null'; echo $?",
    // Braces keep the list short; zsh expands them to every name, so a missing file is grep's affair, not an error.
    find: findIn(
      '"${ZDOTDIR:-$HOME}"/.{zshenv,zprofile,zshrc,zlogin}',
      '~/.zshenv',
      '~/.config/NAME.sh',
      '/etc/environment',
    ),
    reload: 'exec zsh',
  },
}
