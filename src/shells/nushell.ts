import { set, unset } from './line-language.ts'
import type { Shell } from './shell.ts'
import { onUnix } from './unix-words.ts'
import { fromQuotes, userVariables } from './user-variables.ts'
import { windowsFiles } from './windows-files.ts'

const file = '($nu.default-config-dir | path join autoload NAME.nu)'
const save = `$"$env.NAME = ($env.NAME | to nuon)(char nl)" | save -f ${file}`

export const nushell: Shell<'nushell'> = {
  id: 'nushell',
  name: 'Nushell',
  os: ['linux', 'macos', 'windows'],
  variables: ['NU_VERSION'],
  programs: ['nu'],
  recognise: facts => facts.variables['NU_VERSION'] !== undefined,
  fence: 'nu',
  startupFiles: [
    '/etc/environment',
    '$XDG_CONFIG_HOME/nushell/env.nu',
    '$XDG_CONFIG_HOME/nushell/config.nu',
    '$XDG_CONFIG_HOME/nushell/login.nu',
    '$XDG_CONFIG_HOME/nushell/autoload/*.nu',
    '~/Library/Application Support/nushell/env.nu',
    '~/Library/Application Support/nushell/config.nu',
    '~/Library/Application Support/nushell/autoload/*.nu',
    '$APPDATA/nushell/env.nu',
    '$APPDATA/nushell/config.nu',
    '$APPDATA/nushell/autoload/*.nu',
  ],
  lines: {
    patterns: [set(/^\s*\$env\.(\w+)\s*=\s*(.*)$/, true), unset(/^\s*hide-env\s+(?:-i\s+)?(\w+)/)],
  },
  quotes: 'always',
  words: {
    ...onUnix,
    makeWritable: '^chmod u+w FILE',
    names: "$env | columns | where $it =~ '^(ANTHROPIC|CLAUDE)_'",
    testKey:
      "http get --full --allow-errors --headers { x-api-key: $env.ANTHROPIC_API_KEY, anthropic-version: '2023-06-01' } https://api.anthropic.com/v1/models | get status",
    ask: '$env.NAME = (input -s)',
    askBriefly: '$env.NAME = (input -s)',
    count: '$env.NAME? | default "" | str length',
    whole: '108',
    drop: 'hide-env NAME',
    switchOn: '$env.NAME = "1"',
    keptIn: '`config.nu`',
    profileFile: '~/.config/nushell/config.nu',
    // The brackets keep the patterns from looking like tokens themselves, which every report masks.
    inspect:
      '$env.NAME? | default "" | if ($in | is-empty) { "NAME: not set" } else { $"NAME: (if $in =~ "^sk-ant-(api)" { "API key" } else if $in =~ "^sk-ant-(oat)" { "OAuth token" } else { "unknown kind" }), ($in | str length) characters" }',
    set: '$env.NAME = (input --suppress-output "NAME: ")',
    persist: [
      'mkdir ($nu.default-config-dir | path join autoload)',
      `touch ${file}; ^chmod 600 ${file}`,
      save,
    ].join('\n'),
    unset: 'hide-env -i NAME',
    unsetEverywhere: `hide-env -i NAME\nrm -f ${file}`,
    unsetForUser: fromQuotes(userVariables.remove),
    keepForUser: fromQuotes(userVariables.keep),
    tryCommand: "try { sh -c 'YOUR_COMMAND >/dev/null'; 0 } catch {|e| $e.exit_code }",
    find: 'glob ($nu.default-config-dir | path join "**/*.nu") | each {|f| open --raw $f | lines | enumerate | where item =~ NAME | each {|l| $"($f):($l.index + 1)"} } | flatten | to text',
    reload: 'exec nu',
  },
  wordsOn: {
    macos: { profileFile: '~/Library/Application Support/nushell/config.nu' },
    windows: {
      makeWritable: fromQuotes(windowsFiles.makeWritable),
      toPem: fromQuotes(windowsFiles.toPem),
      certificate: windowsFiles.certificate,
      profileFile: '~/AppData/Roaming/nushell/config.nu',
      persist: ['mkdir ($nu.default-config-dir | path join autoload)', save].join('\n'),
      unsetEverywhere: `hide-env -i NAME\nrm -f ${file}\n${fromQuotes(userVariables.remove)}`,
      tryCommand: "try { cmd /c 'YOUR_COMMAND >nul'; 0 } catch {|e| $e.exit_code }",
      reload: 'exit',
    },
  },
}
