import { posixLines } from './posix-lines.ts'
import type { Shell } from './shell.ts'
import { findIn, forget, inspectExported, onUnix, persistFrom } from './unix-words.ts'
import { fromQuotes, userVariables } from './user-variables.ts'

export const sh: Shell<'sh'> = {
  id: 'sh',
  name: 'POSIX sh',
  os: ['linux'],
  variables: [],
  programs: ['sh', 'dash', 'ash', 'ksh', 'busybox'],
  // No variable tells a POSIX shell; it is known by its program name only.
  recognise: () => false,
  isPlain: true,
  fence: 'sh',
  startupFiles: ['/etc/environment', '/etc/profile', '~/.profile', '~/.config/*.sh'],
  lines: posixLines,
  words: {
    ...onUnix,
    names: "env | grep -oE '^(ANTHROPIC|CLAUDE)_[A-Z_]+'",
    testKey: `printf 'x-api-key: %s\\n' "$ANTHROPIC_API_KEY" | curl -so /dev/null -w '%{http_code}\\n' -H @- -H 'anthropic-version: 2023-06-01' https://api.anthropic.com/v1/models`,
    ask: 'stty -echo; read -r NAME; stty echo; export NAME',
    askBriefly: 'stty -echo; read -r NAME; stty echo; export NAME',
    count: 'printenv NAME | wc -c',
    whole: '109',
    drop: 'unset NAME',
    switchOn: 'export NAME=1',
    keptIn: '`~/.profile`',
    profileFile: '~/.profile',
    inspect: inspectExported,
    // `read` can't hide its input here. The subshell's trap turns the echo on again, also after Ctrl-C.
    set: 'NAME=$(trap "stty echo" 0 2; stty -echo; printf "NAME: " >&2; read -r v; printf %s "$v"); echo; export NAME',
    persist: persistFrom('~/.profile'),
    unset: 'unset NAME',
    unsetEverywhere: forget,
    unsetForUser: fromQuotes(userVariables.remove),
    keepForUser: fromQuotes(userVariables.keep),
    tryCommand: "sh -c 'YOUR_COMMAND >/dev/null'; echo $?",
    find: findIn('~/.profile', '~/.config/NAME.sh', '/etc/profile', '/etc/environment'),
    reload: 'exec sh -l',
  },
}
