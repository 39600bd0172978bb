import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Kind } from '../doctor/fixes/kinds.ts'
import { outside } from '../doctor/fixes/not-run.ts'
import { commandsOf, key, login, type Said, token } from '../doctor/fixes/place.ts'
import { windowsKinds } from '../doctor/fixes/windows-kinds.ts'
import { noWindows, openWindows, tool, type Windows } from '../support/windows/bench.ts'
import { buildPowerShell, noPowerShell } from '../support/windows/powershell.ts'

/** In the short form every third kind: two starts of Wine for each. */
const kindsHere = windowsKinds.filter(
  (_, index) => process.env['AUTHMD_LONG'] !== undefined || index % 3 === 0,
)
const shells = { cmd: noWindows, powershell: noWindows ?? noPowerShell }
for (const [shell, reason] of Object.entries(shells))
  if (reason !== undefined)
    process.stderr.write(`SKIP 1: fixes on Windows, in ${shell}, until doctor is silent: ${reason}\n`)

describe.skipIf(noWindows !== undefined)('a fix that is a command, run on Windows', () => {
  let windows: Windows
  beforeAll(async () => {
    windows = await openWindows()
    write('bin/login.json', login())
    write('bin/claude.cmd', client)
    if (shells.powershell !== undefined) return
    const folder = buildPowerShell()
    cpSync(folder, join(windows.drive, 'shell'), { recursive: true })
    if (process.env['AUTHMD_WINDOWS_POWERSHELL'] === undefined)
      rmSync(join(folder, '..'), { recursive: true, force: true })
  }, 1_200_000)
  afterAll(async () => windows?.close())

  const write = (path: string, text: string) => {
    const file = join(windows.drive, ...path.split('/'))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const read = (name: string) => readFileSync(join(windows.drive, name), 'utf8')

  /** A home and a project with the files of a kind, and the lines that open a session in it. */
  function place({ files = {}, env = {}, error = '', readOnly = [] }: Kind): readonly string[] {
    for (const folder of ['h', 'p']) rmSync(join(windows.drive, folder), { recursive: true, force: true })
    for (const folder of ['h/.claude', 'p']) mkdirSync(join(windows.drive, folder), { recursive: true })
    const all = { 'home/.claude.json': '{"hasCompletedOnboarding":true}', ...files }
    const onDrive = (name: string) => name.replace(/^home\//, 'h/').replace(/^repo\//, 'p/')
    for (const [name, text] of Object.entries(all)) write(onDrive(name), text)
    // Wine gives a file that nobody may write the attribute of it.
    for (const name of readOnly) chmodSync(join(windows.drive, ...onDrive(name).split('/')), 0o444)
    write('error.txt', error)
    const usual = {
      USERPROFILE: 'C:\\h',
      APPDATA: 'C:\\h\\AppData\\Roaming',
      HOME: '',
      PATHEXT: '.COM;.EXE;.BAT;.CMD',
      PATH: 'C:\\shell;C:\\bin;C:\\windows\\system32;C:\\windows',
    }
    const set = Object.entries({ ...usual, ...env }).map(([name, value]) => `set "${name}=${value}"`)
    return [...set, 'cd /d C:\\p']
  }

  const doctor = (shell: string, error?: string) =>
    `${tool} doctor --json --shell ${shell}${error === undefined ? '' : ' --error -'}`

  async function ask(session: readonly string[], line: string): Promise<Said> {
    await windows.batch([...session, `${line} < C:\\error.txt > C:\\out.json 2> C:\\err.txt`])
    return JSON.parse(read('out.json')) as Said
  }

  describe.skipIf(shells.cmd !== undefined)('in cmd', () => {
    it.each(kindsHere)(
      'mends $ruleId: doctor reports it no more',
      async kind => {
        const session = place(kind)
        const before = await ask(session, doctor('cmd', kind.error))
        expect(ids(before)).toContain(kind.ruleId)
        const commands = commandsOf(before).filter(line => !outside.test(line))
        expect(commands).not.toEqual([])
        const after = await ask([...session, ...commands.flatMap(asTyped)], doctor('cmd'))
        expect(faults(after)).not.toContain(kind.ruleId)
      },
      120_000,
    )
  })
  /** A line of the prompt as a line of a batch file, in which a variable of `for` has two signs. */
  function asTyped(line: string): readonly string[] {
    // It ends the session: what follows is the next window, which has what this one has.
    if (line === 'exit') return []
    const inBatch = line.replaceAll(/%[A-Z]+%|%/g, sign => (sign === '%' ? '%%' : sign))
    if (/^claude /.test(line)) return [`call ${inBatch}`]
    if (!/set \/p /.test(line)) return [`${inBatch} > nul`]
    write('typed.txt', `${valueFor(line)}\r\n`)
    return [`${inBatch} < C:\\typed.txt`]
  }

  describe.skipIf(shells.powershell !== undefined)('in powershell', () => {
    it.each(kindsHere)(
      'mends $ruleId: doctor reports it no more',
      async kind => {
        const session = place(kind)
        const before = await ask(session, doctor('powershell', kind.error))
        expect(ids(before)).toContain(kind.ruleId)
        const commands = commandsOf(before).filter(line => !outside.test(line) && line !== 'exit')
        expect(commands).not.toEqual([])
        write('it.ps1', [...commands.map(asRead), `& ${doctor('powershell')}`].join('\r\n'))
        await windows.batch([
          ...session,
          'C:\\shell\\powershell.exe -File C:\\it.ps1 > C:\\out.txt 2> C:\\err.txt',
        ])
        const said = read('out.txt')
        const after = JSON.parse(said.slice(said.search(/^\{/m))) as Said
        expect(faults(after)).not.toContain(kind.ruleId)
      },
      120_000,
    )
  })
})

const ids = ({ findings }: Said) => findings.map(one => one.ruleId)
/** Without what is told for information, and does no harm. */
const faults = ({ findings }: Said) => findings.filter(one => one.severity !== 'info').map(one => one.ruleId)
const valueFor = (line: string) => (line.includes('OAUTH_TOKEN') ? token : key)

/** PowerShell hides what is typed only where it has a terminal; under Wine its engine finds no program by its name. */
function asRead(line: string): string {
  return line
    .replace(
      /\(Read-Host .+? -AsSecureString\)/,
      `(ConvertTo-SecureString '${valueFor(line)}' -AsPlainText -Force)`,
    )
    .replace(/^claude /, '& C:\\windows\\system32\\cmd.exe /c C:\\bin\\claude.cmd ')
}

/** Stands in for the one program that needs a browser and the network: it leaves and takes away the file of the login. */
const client = [
  '@echo off',
  'if "%2"=="login" copy /y C:\\bin\\login.json "%USERPROFILE%\\.claude\\.credentials.json" > nul',
  'if "%2"=="logout" del "%USERPROFILE%\\.claude\\.credentials.json"',
  '',
].join('\r\n')
