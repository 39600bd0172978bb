import { describe, expect, it } from 'vitest'
import type { ShellId } from '../../src/shells/index.ts'
import { fakeWindows } from '../support/windows/fake-windows.ts'
import { runIn } from './run-doctor.ts'

const key = `sk-ant-${'api03'}-${'q7Rf2Kx9Lm4Zt8Wp'.repeat(5)}q7Rf2Kx9Lm4ZtAA`
const user = 'HKCU\\Environment'
const everybody = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment'
const settings = 'C:\\h\\.claude\\settings.json'
const name = 'ANTHROPIC_API_KEY'

const off = {
  powershell: `[Environment]::SetEnvironmentVariable('${name}', [NullString]::Value, 'User')`,
  cmd: `powershell -c "[Environment]::SetEnvironmentVariable('${name}', [NullString]::Value, 'User')"`,
  bash: `powershell.exe -c '[Environment]::SetEnvironmentVariable("${name}", [NullString]::Value, "User")'`,
}
const tried = {
  powershell: "cmd /c 'YOUR_COMMAND >nul'; $LASTEXITCODE",
  cmd: 'YOUR_COMMAND >nul & call echo %^ERRORLEVEL%',
  bash: "cmd //c 'YOUR_COMMAND >nul'; echo $?",
}
const shells = ['powershell', 'cmd', 'bash'] as const

async function answer(shell: ShellId, world: Parameters<typeof fakeWindows>[0], flags = {}) {
  const { stdout } = await runIn(fakeWindows(world), { flags: { shell, ...flags } })
  return stdout
}
/** Its lines, without what leads to them. */
const linesOf = (said: string) => said.split('\n').map(line => line.replace(/^(?:Fix)? +/, ''))
const others = (shell: keyof typeof off) => shells.filter(one => one !== shell).map(one => off[one])

describe.each(shells)('on Windows, in %s', shell => {
  it('a lasting key goes for good, by a command of this shell', async () => {
    const login = { 'C:\\h\\.claude\\.credentials.json': JSON.stringify({ claudeAiOauth: loginOf() }) }
    const said = await answer(
      shell,
      { files: login, env: { [name]: key }, registry: { [user]: { [name]: key } } },
      { error: 'Invalid API key · Fix external API key' },
    )
    expect(linesOf(said)).toContain(off[shell])
    for (const other of others(shell)) expect(linesOf(said)).not.toContain(other)
  })
  it('another value of the user or the machine is removed by a command of this shell', async () => {
    const said = await answer(shell, { registry: { [user]: { [name]: key } } })
    expect(linesOf(said)).toContain(off[shell])
    for (const other of others(shell)) expect(linesOf(said)).not.toContain(other)
    const machine = await answer(shell, { registry: { [everybody]: { [name]: key } } })
    expect(machine).toMatch(/(['"])Machine\1/)
    expect(machine).toContain('Run as administrator')
  })
  it('a key that is replaced lasts where the old one stood, by one command a line', async () => {
    const given = { env: { [name]: key }, registry: { [user]: { [name]: key } } }
    const { stdout } = await runIn(fakeWindows(given), {
      flags: { shell, json: true, error: 'API Error: 401 invalid x-api-key' },
    })
    const { fix } = (JSON.parse(stdout) as { answer: { fix: readonly string[] } }).answer
    expect(fix.join('\n')).toMatch(
      /SetEnvironmentVariable\((['"])ANTHROPIC_API_KEY\1, \$env:ANTHROPIC_API_KEY/,
    )
    for (const line of fix) expect(line).not.toMatch(/\n|\.bashrc/)
  })
  it('a value that nothing expanded is not only a matter for `op run`', async () => {
    const said = await answer(shell, { env: { [name]: '%OTHER%' } })
    expect(said.replaceAll(/\n */g, ' ')).toContain('set the value itself')
  })
  it('a value in single quotes of PowerShell is told how that came about, in PowerShell', async () => {
    const said = (await answer(shell, { env: { [name]: '$env:OTHER' } })).replaceAll(/\n */g, ' ')
    expect(said).toContain('set the value itself')
    expect(said.includes('In single quotes PowerShell does not expand $env:NAME')).toBe(
      shell === 'powershell',
    )
  })
  it('a helper that fails is tried by a command of this shell', async () => {
    const files = { [settings]: JSON.stringify({ apiKeyHelper: 'key' }), 'C:\\p\\key.CMD': '' }
    const said = await answer(
      shell,
      { files, env: { PATHEXT: '.CMD' } },
      { error: 'apiKeyHelper failed: exited 3' },
    )
    for (const one of shells) expect(linesOf(said).includes(tried[one])).toBe(one === shell)
  })
  it('a key of the registry is in no file, and a file is named as this shell takes it', async () => {
    const files = {
      'C:\\h\\Documents\\PowerShell\\profile.ps1': `$env:${name} = '${key}'\r\n`,
      'C:\\h\\.bashrc': `export ${name}=${key}\n`,
      'C:\\h\\.claude\\.credentials.json': JSON.stringify({ claudeAiOauth: loginOf() }),
    }
    const said = await answer(
      shell,
      { files, env: { [name]: key }, registry: { [user]: { [name]: key } } },
      { error: 'Invalid API key · Fix external API key' },
    )
    expect(said).not.toMatch(/HKCU[^\n]*\b(?:file|line)\b|\b(?:file|line)\b[^\n]*HKCU/)
    // Whatever shell asks, all files are named that set it.
    expect(said).toContain('profile.ps1')
    expect(said).toContain('.bashrc')
    if (shell === 'cmd') expect(said).not.toMatch(/(?<![\w%])~[\\/]/)
  })
  it('a file of direnv or mise is told to a shell that has a hook for it', async () => {
    for (const [file, text, command] of [
      ['.envrc', `export ${name}=${key}\n`, 'direnv allow'],
      ['mise.toml', `[env]\n${name} = "${key}"\n`, 'mise trust'],
    ]) {
      const said = await answer(
        shell,
        { files: { [`C:\\p\\${file}`]: text ?? '' } },
        { error: 'Not logged in · Please run /login' },
      )
      expect([file, linesOf(said).includes(command ?? '')]).toEqual([file, shell !== 'cmd'])
      if (shell === 'cmd') expect(said.replaceAll(/\n */g, ' ')).toContain('Start claude from PowerShell 7')
    }
  })
  it('a settings file with single backslashes is told how they are written', async () => {
    const files = { [settings]: '{ "apiKeyHelper": "C:\\keys\\key.exe" }' }
    expect((await answer(shell, { files })).replaceAll(/\n */g, ' ')).toContain('A \\ is written \\\\ there.')
  })
  it('a helper that is not there is said to run in cmd', async () => {
    const files = { [settings]: JSON.stringify({ apiKeyHelper: '~/key.sh' }) }
    expect((await answer(shell, { files })).replaceAll(/\n */g, ' ')).toContain('it expands %NAME%')
  })
  it('one wrong proxy is told once, however its name is spelt', async () => {
    const { stdout } = await runIn(fakeWindows({ env: { HTTPS_PROXY: 'proxy:8080', [name]: key } }), {
      flags: { shell, json: true },
    })
    const { findings } = JSON.parse(stdout) as { findings: readonly { ruleId: string }[] }
    expect(findings.filter(({ ruleId }) => ruleId === 'proxy-invalid')).toHaveLength(1)
    expect(findings.filter(({ ruleId }) => ruleId === 'stray-variable')).toEqual([])
  })
})

function loginOf() {
  return {
    accessToken: `sk-ant-${'oat01'}-${'q7Rf2Kx9Lm4Zt8Wp'.repeat(6)}`,
    refreshToken: `sk-ant-${'ort01'}-${'q7Rf2Kx9Lm4Zt8Wp'.repeat(6)}`,
    expiresAt: 4e12,
    scopes: ['user:inference'],
    subscriptionType: 'max',
  }
}
