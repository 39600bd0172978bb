import { set, unset } from './line-language.ts'
import type { Shell } from './shell.ts'
import { findIn, inspectExported, onUnix } from './unix-words.ts'
import { fromQuotes, userVariables } from './user-variables.ts'

/** tcsh reads `.cshrc` only while there is no `.tcshrc`, so a new `.tcshrc` would switch an existing `.cshrc` off. */
const profile = 'set f = ~/.cshrc; if ( -f ~/.tcshrc ) set f = ~/.tcshrc'

export const tcsh: Shell<'tcsh'> = {
  id: 'tcsh',
  name: 'tcsh',
  os: ['linux', 'macos'],
  variables: ['tcsh'],
  programs: ['tcsh', 'csh'],
  // `$tcsh` and `$version` are shell variables and reach no child; it is known by its program name only.
  recognise: () => false,
  // Sites colour code by Shiki or Prism, which warn of `tcsh`.
  fence: 'sh',
  startupFiles: [
    '/etc/environment',
    '/etc/csh.cshrc',
    '/etc/csh.login',
    '~/.tcshrc',
    '~/.cshrc',
    '~/.login',
    '~/.config/*.csh',
  ],
  lines: {
    patterns: [
      set(/^\s*setenv\s+(\w+)\s+(.*)$/, true),
      set(/^\s*set\s+(\w+)\s*=\s*(.*)$/, false),
      unset(/^\s*unsetenv\s+(\w+)/),
    ],
  },
  words: {
    ...onUnix,
    names: "env | grep -oE '^(ANTHROPIC|CLAUDE)_[A-Z_]+'",
    // `printf` is a program here, with the key in its argument list; `echo` is a builtin.
    testKey: `echo "x-api-key: $ANTHROPIC_API_KEY" | curl -so /dev/null -w '%{http_code}\\n' -H @- -H 'anthropic-version: 2023-06-01' https://api.anthropic.com/v1/models`,
    ask: 'stty -echo; set v = "$<"; stty echo; setenv NAME "$v"',
    askBriefly: 'stty -echo; set v = "$<"; stty echo; setenv NAME "$v"',
    count: 'printenv NAME | wc -c',
    whole: '109',
    drop: 'unsetenv NAME',
    switchOn: 'setenv NAME 1',
    keptIn: '`~/.cshrc` (`~/.tcshrc`, if it exists)',
    profileFile: '~/.tcshrc',
    inspect: inspectExported,
    set: 'stty -echo; echo -n "NAME: "; set v = "$<"; setenv NAME "$v"; unset v; stty echo; echo ""',
    persist: [
      'mkdir -p ~/.config; touch ~/.config/NAME.csh; chmod 600 ~/.config/NAME.csh',
      'echo "setenv NAME \'$NAME\'" > ~/.config/NAME.csh',
      profile,
      "grep -qsF NAME.csh $f || echo 'if ( -f ~/.config/NAME.csh ) source ~/.config/NAME.csh' >> $f",
    ].join('\n'),
    unset: 'unsetenv NAME',
    unsetEverywhere: 'unsetenv NAME\nrm -f ~/.config/NAME.csh',
    unsetForUser: fromQuotes(userVariables.remove),
    keepForUser: fromQuotes(userVariables.keep),
    tryCommand: "sh -c 'YOUR_COMMAND >/dev/null'; echo $status",
    find: findIn('~/.tcshrc', '~/.cshrc', '~/.login', '~/.config/NAME.csh', '/etc/environment'),
    reload: 'exec tcsh',
  },
}
