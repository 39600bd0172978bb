import type { Shell } from './shell.ts'
import { statusOfKey } from './status-of-key.ts'
import { fromCmd, userVariables } from './user-variables.ts'
import { windowsFiles } from './windows-files.ts'

const machine = '"HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment"'

/** Lists the names of a registry key and takes the values away. */
const named = (key: string, scope: string) =>
  `for /f %a in ('reg query ${key}') do @if /i "%a"=="NAME" echo ${scope}: NAME is set`

/**
 * `for` fills its variables after the line was parsed, so nothing that stands in the value is taken for a command;
 * `%NAME:~0,10%` would be. cmd can't count characters without that: the length is left out.
 */
const kinds = [
  ['api03', 'API key'],
  ['oat01', 'OAuth token'],
]
  .map(([mark, kind]) => `if "%a-%b-%c-%d"=="NAME-sk-ant-${mark}" (echo NAME: ${kind})`)
  .join(' else ')

export const cmd: Shell<'cmd'> = {
  id: 'cmd',
  name: 'Command Prompt',
  os: ['windows'],
  variables: ['PROMPT'],
  programs: ['cmd'],
  // `PROMPT` is set by cmd for itself and its children, PowerShell included; it is known by its program name only.
  recognise: () => false,
  leftMark: facts => facts.variables['PROMPT'] !== undefined,
  isPlain: true,
  // It takes `~` for a name like any other.
  homeSign: '%USERPROFILE%',
  fence: 'bat',
  // The registry holds what lasts here; `AutoRun` is a command line, not a file.
  startupFiles: [],
  lines: { patterns: [] },
  quotes: 'never',
  words: {
    names: `for %p in (ANTHROPIC_ CLAUDE_) do @for /f "delims==" %a in ('set %p') do @echo %a`,
    testKey: fromCmd(statusOfKey),
    // cmd has no prompt that hides its input, and keeps no history on disk.
    ask: 'set /p NAME=',
    askBriefly: 'set /p NAME=',
    // cmd itself can't count characters without putting the value on its command line.
    count: 'powershell -c $env:NAME.Length',
    whole: '108',
    drop: 'set NAME=',
    switchOn: 'set NAME=1',
    keptIn: 'the user variables (Start menu: `Edit environment variables for your account`)',
    profileFile: 'the user variables',
    inspect: `(if defined NAME (echo NAME: set) else (echo NAME: not set)) & for /f "tokens=1-4 delims==-" %a in ('set NAME') do @${kinds}`,
    // cmd has no prompt that hides its input, and keeps no history on disk. `cls` can't follow: on a line of its own it
    // would be taken for the value when both are pasted, and reports mask what follows `NAME=`.
    set: 'echo NAME (then clear the screen with cls):& set /p NAME=',
    persist: fromCmd(userVariables.keep),
    unset: 'set "NAME="',
    unsetEverywhere: `set "NAME="\n${fromCmd(userVariables.remove)}`,
    unsetForUser: fromCmd(userVariables.remove),
    keepForUser: fromCmd(userVariables.keep),
    makeWritable: 'attrib -r "FILE"',
    putAside: 'move "FILE" "FILE.broken"',
    startWithout: 'claude --settings "{\\"env\\":{\\"NAME\\":\\"0\\"}}"',
    toPem: fromCmd(windowsFiles.toPem),
    certificate: windowsFiles.certificate,
    // `call` reads the line once more, after the command has run.
    tryCommand: 'YOUR_COMMAND >nul & call echo %^ERRORLEVEL%',
    find: `${named('HKCU\\Environment', 'User')}\n${named(machine, 'Machine')}`,
    reload: 'exit',
  },
}
