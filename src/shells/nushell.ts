import type { Shell } from './shell.ts'

const file = '($nu.default-config-dir | path join autoload NAME.nu)'
const save = `$"$env.NAME = ($env.NAME | to nuon)(char nl)" | save -f ${file}`

export const nushell: Shell = {
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
  words: {
    profileFile: '~/.config/nushell/config.nu',
    inspect:
      '$env.NAME? | default "" | match $in { "" => "not set", $v => $"(match ($v | str substring 0..9) { "sk-ant-api" => "API key", "sk-ant-oat" => "OAuth token", "sk-ant-adm" => "admin key", _ => "unknown kind" }), ($v | str length) characters" } | $"NAME: ($in)"',
    set: '$env.NAME = (input --suppress-output "NAME: ")',
    persist: [
      'mkdir ($nu.default-config-dir | path join autoload)',
      `touch ${file}; ^chmod 600 ${file}`,
      save,
    ].join('\n'),
    unset: 'hide-env -i NAME',
    unsetEverywhere: `hide-env -i NAME\nrm -f ${file}`,
    find: 'glob ($nu.default-config-dir | path join "**/*.nu") | each {|f| open --raw $f | lines | enumerate | where item =~ NAME | each {|l| $"($f):($l.index + 1)"} } | flatten | to text',
    reload: 'exec nu',
  },
  wordsOn: {
    macos: { profileFile: '~/Library/Application Support/nushell/config.nu' },
    windows: {
      profileFile: '~/AppData/Roaming/nushell/config.nu',
      persist: ['mkdir ($nu.default-config-dir | path join autoload)', save].join('\n'),
      reload: 'exit',
    },
  },
}
