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
  it('a value that nothing expanded is not only a matter for `op run`', async () => {
    const said = await answer(shell, { env: { [name]: '%OTHER%' } })
    expect(said.replaceAll(/\n */g, ' ')).toContain('write the value itself')
  })
  it('a settings file with single backslashes is told how they are written', async () => {
    const files = { [settings]: '{ "apiKeyHelper": "C:\\keys\\key.exe" }' }
    expect((await answer(shell, { files })).replaceAll(/\n */g, ' ')).toContain('A \\ is written \\\\ there.')
  })
  it('a helper that is not there is said to run in cmd', async () => {
    const files = { [settings]: JSON.stringify({ apiKeyHelper: '~/key.sh' }) }
    expect((await answer(shell, { files })).replaceAll(/\n */g, ' ')).toContain('%NAME% does')
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
