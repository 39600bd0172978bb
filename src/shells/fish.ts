import { set, unset } from './line-language.ts'
import type { Shell } from './shell.ts'
import { inspectExported, onUnix } from './unix-words.ts'
import { fromQuotes, userVariables } from './user-variables.ts'

const file = '$__fish_config_dir/conf.d/NAME.fish'

/** A global variable hides a universal one of the same name, and erasing it brings that one to light: both go. */
const erase = 'set -eg NAME; set -eU NAME'

export const fish: Shell<'fish'> = {
  id: 'fish',
  name: 'fish',
  os: ['macos', 'linux'],
  variables: ['FISH_VERSION'],
  programs: ['fish'],
  recognise: facts => facts.variables['FISH_VERSION'] !== undefined,
  fence: 'fish',
  startupFiles: [
    '/etc/environment',
    '/etc/fish/config.fish',
    '$XDG_CONFIG_HOME/fish/fish_variables',
    '$XDG_CONFIG_HOME/fish/conf.d/*.fish',
    '$XDG_CONFIG_HOME/fish/config.fish',
  ],
  lines: {
    patterns: [
      set(/^\s*set\s+(?=(?:-\S+\s+)*-(?:-export\b|[a-zA-Z]*x))(?:-\S+\s+)+(\w+)\s+(.*)$/, true),
      unset(/^\s*set\s+(?=(?:-\S+\s+)*-(?:-erase\b|[a-zA-Z]*e))(?:-\S+\s+)+(\w+)/),
      set(/^\s*export\s+(\w+)=(.*)$/, true),
      set(/^\s*set\s+(?:-\S+\s+)*(\w+)\s+(.*)$/, false),
    ],
  },
  linesIn: {
    fish_variables: {
      patterns: [set(/^SETUVAR\s+--export\s+(\w+):(.*)$/, true), set(/^SETUVAR\s+(\w+):(.*)$/, false)],
      unescape: written =>
        written.replace(/\\x([0-9a-f]{2})/gi, (_, code: string) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        ),
    },
  },
  words: {
    ...onUnix,
    names: "env | grep -oE '^(ANTHROPIC|CLAUDE)_[A-Z_]+'",
    testKey: `printf 'x-api-key: %s\\n' "$ANTHROPIC_API_KEY" | curl -so /dev/null -w '%{http_code}\\n' -H @- -H 'anthropic-version: 2023-06-01' https://api.anthropic.com/v1/models`,
    ask: 'read -sgx NAME',
    askBriefly: 'read -sgx NAME',
    count: 'printenv NAME | wc -c',
    whole: '109',
    drop: 'set -e NAME',
    switchOn: 'set -gx NAME 1',
    keptIn: '`config.fish`',
    profileFile: '~/.config/fish/config.fish',
    inspect: inspectExported,
    set: "read -sgx -P 'NAME: ' NAME",
    persist: [
      `mkdir -p $__fish_config_dir/conf.d; touch ${file}; chmod 600 ${file}`,
      `echo set -gx NAME (string escape -- $NAME) > ${file}`,
    ].join('\n'),
    unset: erase,
    unsetEverywhere: `${erase}\nrm -f ${file}`,
    unsetForUser: fromQuotes(userVariables.remove),
    keepForUser: fromQuotes(userVariables.keep),
    tryCommand: "sh -c 'YOUR_COMMAND >/dev/null'; echo $status",
    find: 'grep -rsHn NAME $__fish_config_dir /etc/fish /etc/environment | cut -d: -f1,2',
    reload: 'exec fish',
  },
}
