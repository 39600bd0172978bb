import type { Shell } from './shell.ts'

const machine = '"HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment"'

export const cmd: Shell = {
  id: 'cmd',
  name: 'Command Prompt',
  os: ['windows'],
  variables: ['PROMPT'],
  programs: ['cmd'],
  // `PROMPT` is set by cmd for itself and its children, PowerShell included; it is known by its program name only.
  recognise: () => false,
  fence: 'bat',
  // The registry holds what lasts here; `AutoRun` is a command line, not a file.
  startupFiles: [],
  words: {
    profileFile: 'HKCU\\Environment',
    inspect: 'if defined NAME (echo NAME: set) else (echo NAME: not set)',
    // cmd has no prompt that hides its input: the screen is cleared, and cmd keeps no history on disk.
    set: 'set /p "NAME=NAME: " & cls',
    persist: 'setx NAME "%NAME%"',
    unset: 'set "NAME="',
    unsetEverywhere: 'set "NAME="\nreg delete HKCU\\Environment /v NAME /f',
    find: `reg query HKCU\\Environment /v NAME >nul 2>&1 && echo User: NAME is set& reg query ${machine} /v NAME >nul 2>&1 && echo Machine: NAME is set`,
    reload: 'exit',
  },
}
