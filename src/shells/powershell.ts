import { set, unset } from './line-language.ts'
import type { Shell } from './shell.ts'
import { statusOfKey } from './status-of-key.ts'
import { onUnix } from './unix-words.ts'
import { userVariables } from './user-variables.ts'
import { windowsFiles } from './windows-files.ts'

const remove = 'Remove-Item Env:NAME -ErrorAction SilentlyContinue'
const profiles =
  'Select-String -LiteralPath @($PROFILE.PSObject.Properties.Value) -Pattern \'NAME\' -SimpleMatch -ErrorAction SilentlyContinue | ForEach-Object { "$($_.Path):$($_.LineNumber)" }'

/**
 * Outside Windows there is no User scope to write to, so the profile holds the value and is made private first. Its
 * bytes stay as they are but for our line, whatever its encoding, its line ends and its path: where the last line has no
 * end, ours has none either, and takes the one before it along when it goes.
 */
const unix = {
  ...onUnix,
  putAside: windowsFiles.putAside,
  keptIn: '`$PROFILE`',
  persist: [
    'if (-not (Test-Path -LiteralPath $PROFILE)) { New-Item -ItemType File -Force $PROFILE | Out-Null }',
    'chmod 600 "$PROFILE"',
    '$line = "`$env:NAME = \'$env:NAME\'"',
    '[IO.File]::AppendAllText($PROFILE, $(if ([IO.File]::ReadAllText($PROFILE) -match \'[^\\n]\\z\') { "`n$line" } else { "$line`n" })); $line = $null',
  ].join('\n'),
  unsetEverywhere: [
    remove,
    '$bytes = [Text.Encoding]::GetEncoding(28591)',
    "if (Test-Path -LiteralPath $PROFILE) { [IO.File]::WriteAllBytes($PROFILE, $bytes.GetBytes(($bytes.GetString([IO.File]::ReadAllBytes($PROFILE)) -replace '(?m)^\\$env:NAME [=] .*\\n' -replace '(?:\\n|\\A)\\$env:NAME [=] .*\\z'))) }",
  ].join('\n'),
  tryCommand: "sh -c 'YOUR_COMMAND >/dev/null'; $LASTEXITCODE",
  find: profiles,
  profileFile: '$PROFILE',
  reload: 'exec pwsh',
}

/** The documents may lie on another drive or a share; what everybody has does not. */
function isPersonal(folder: string): boolean {
  return (
    /\\(?:Windows)?PowerShell\\Modules\\?$/i.test(folder) &&
    !/\\Program Files(?: \(x86\))?\\|\\system32\\/i.test(folder)
  )
}

/** The same text serves Windows PowerShell 5.1 and PowerShell 7. */
export const powershell: Shell<'powershell'> = {
  id: 'powershell',
  name: 'PowerShell',
  os: ['windows'],
  variables: ['PSModulePath', 'POWERSHELL_DISTRIBUTION_CHANNEL'],
  programs: ['pwsh', 'powershell', 'powershell_ise', 'pwsh-preview'],
  // `PSModulePath` is set for every program on Windows; only outside it does it tell PowerShell.
  recognise: facts => facts.platform !== 'win32' && facts.variables['PSModulePath'] !== undefined,
  // On Windows it adds the folder below the person's documents to it when it starts.
  leftMark: facts => (facts.variables['PSModulePath'] ?? '').split(';').some(isPersonal),
  fence: 'powershell',
  startupFiles: [
    '$DOCUMENTS/PowerShell/profile.ps1',
    '$DOCUMENTS/PowerShell/Microsoft.PowerShell_profile.ps1',
    '$DOCUMENTS/WindowsPowerShell/profile.ps1',
    '$DOCUMENTS/WindowsPowerShell/Microsoft.PowerShell_profile.ps1',
    '$XDG_CONFIG_HOME/powershell/profile.ps1',
    '$XDG_CONFIG_HOME/powershell/Microsoft.PowerShell_profile.ps1',
  ],
  lines: {
    patterns: [
      set(/^\s*\$env:(\w+)\s*=\s*(.*)$/i, true),
      unset(/^\s*Remove-Item\s+(?:-Path\s+)?Env:\\?(\w+)/i),
      set(
        /^\s*\[(?:System\.)?Environment\]::SetEnvironmentVariable\(\s*['"](\w+)['"]\s*,\s*(['"].*?['"])/i,
        true,
      ),
    ],
  },
  quotes: 'always',
  words: {
    names: "(Get-ChildItem 'Env:ANTHROPIC_*', 'Env:CLAUDE_*').Name",
    testKey: statusOfKey,
    ask: '$env:NAME = (Get-Credential key).GetNetworkCredential().Password',
    // Shows what is typed, as cmd does; for lines that have to be short.
    askBriefly: '$env:NAME = Read-Host',
    count: '$env:NAME.Length',
    whole: '108',
    drop: 'Remove-Item Env:NAME',
    switchOn: '$env:NAME = 1',
    keptIn: 'the user variables (Start menu: `Edit environment variables for your account`)',
    profileFile: '$PROFILE',
    inspect:
      "if (-not $env:NAME) { 'NAME: not set' } else { $k = 'unknown kind'; if ($env:NAME -match '^sk-ant-(api)') { $k = 'API key' }; if ($env:NAME -match '^sk-ant-(oat)') { $k = 'OAuth token' }; \"NAME: $k, $($env:NAME.Length) characters\" }",
    // `-MaskInput` is shorter but needs PowerShell 7.1.
    set: "Set-Item Env:NAME ([Net.NetworkCredential]::new('', (Read-Host 'NAME' -AsSecureString)).Password)",
    persist: userVariables.keep,
    unset: remove,
    unsetEverywhere: `${remove}\n${userVariables.remove}`,
    unsetForUser: userVariables.remove,
    keepForUser: userVariables.keep,
    ...windowsFiles,
    // A file, since Windows PowerShell takes the quotes within an argument away, and PowerShell 7 does not.
    startWithout: `Set-Content "$env:TEMP\\once.json" '{"env":{"NAME":"0"}}'; claude --settings "$env:TEMP\\once.json"`,
    tryCommand: "cmd /c 'YOUR_COMMAND >nul'; $LASTEXITCODE",
    find: `'Process', 'User', 'Machine' | Where-Object { [Environment]::GetEnvironmentVariable('NAME', $_) } | ForEach-Object { "\${_}: NAME is set" }; ${profiles}`,
    reload: 'exit',
  },
  wordsOn: { linux: unix, macos: unix },
}
