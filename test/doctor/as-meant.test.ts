import { describe, expect, it } from 'vitest'
import { bash } from '../../src/shells/bash.ts'
import { cmd } from '../../src/shells/cmd.ts'
import type { ShellId } from '../../src/shells/index.ts'
import { powershell } from '../../src/shells/powershell.ts'
import { fakeWindows } from '../support/windows/fake-windows.ts'
import { commandsOf, login, type Said } from './fixes/place.ts'
import { runIn } from './run-doctor.ts'

type World = Parameters<typeof fakeWindows>[0]

async function ask(world: World, shell: ShellId): Promise<Said> {
  const { stdout } = await runIn(fakeWindows(world), { flags: { shell, json: true } })
  return JSON.parse(stdout) as Said
}

const loggedIn = {
  'C:\\h\\.claude.json': '{"hasCompletedOnboarding":true}',
  'C:\\h\\.claude\\.credentials.json': login(),
}
const pem = '-----BEGIN CERTIFICATE-----\n'

describe('a value that is only written wrongly is told as it has to be written', () => {
  it.each<[string, string, string, Readonly<Record<string, string>>]>([
    [
      'NODE_EXTRA_CA_CERTS',
      '"C:\\my certs\\root.pem"',
      'C:\\my certs\\root.pem',
      { 'C:\\my certs\\root.pem': pem },
    ],
    ['NODE_EXTRA_CA_CERTS', '~/root.pem', 'C:\\h\\root.pem', { 'C:\\h\\root.pem': pem }],
    ['NODE_EXTRA_CA_CERTS', 'C:\\root.cer', 'C:\\root.cer.pem', { 'C:\\root.cer': 'binary' }],
    ['CLAUDE_CONFIG_DIR', "'C:\\h\\.claude'", 'C:\\h\\.claude', {}],
    ['CLAUDE_CONFIG_DIR', '/c/work', 'C:\\work', {}],
    ['CLAUDE_CONFIG_DIR', '~\\.claude-work', 'C:\\h\\.claude-work', {}],
    ['HTTPS_PROXY', 'proxy.example.com:8080', 'http://proxy.example.com:8080', {}],
    ['ANTHROPIC_BASE_URL', 'gateway.example.com', 'https://gateway.example.com', {}],
    ['ANTHROPIC_BASE_URL', '127.0.0.1:4000', 'http://127.0.0.1:4000', {}],
  ])('%s = %s is %s', async (name, value, right, files) => {
    const world = { env: { [name]: value }, files: { ...loggedIn, ...files } }
    expect(commandsOf(await ask(world, 'cmd'))).toContain(`set ${name}=${right}`)
    expect(commandsOf(await ask(world, 'powershell'))).toContain(`$env:${name} = '${right}'`)
    expect(commandsOf(await ask(world, 'bash'))).toContain(`export ${name}='${right}'`)
  })
  it.each([cmd, powershell, bash])(
    'and asked for in $id where nobody knows it, never stored as an example',
    async shell => {
      const set = { NODE_EXTRA_CA_CERTS: 'C:\\gone.pem' }
      const said = await ask({ env: set, files: loggedIn, registry: { 'HKCU\\Environment': set } }, shell.id)
      const lines = commandsOf(said)
      const asked = shell.words.askBriefly.replaceAll('NAME', 'NODE_EXTRA_CA_CERTS')
      expect(lines.slice(0, 2)).toEqual([
        asked,
        shell.words.keepForUser.replaceAll('NAME', 'NODE_EXTRA_CA_CERTS'),
      ])
      expect(said.answer.fix.join('\n')).not.toMatch(/path.to|certs.root/)
    },
  )
})

describe('the files that a fix acts on', () => {
  it.each<[ShellId, string]>([
    ['cmd', 'move "D:\\my cfg\\.claude.json" "D:\\my cfg\\.claude.json.broken"'],
    ['powershell', "Move-Item -LiteralPath 'D:\\my cfg\\.claude.json' 'D:\\my cfg\\.claude.json.broken'"],
    [
      'bash',
      `powershell.exe -c 'Move-Item -LiteralPath "D:\\my cfg\\.claude.json" "D:\\my cfg\\.claude.json.broken"'`,
    ],
  ])('are those of the folder that CLAUDE_CONFIG_DIR names, in %s', async (shell, line) => {
    const env = { CLAUDE_CONFIG_DIR: 'D:\\my cfg' }
    expect(commandsOf(await ask({ env, files: { 'D:\\my cfg\\.claude.json': '{' } }, shell))).toEqual([line])
  })
  it('are told in full to Git Bash where its ~ is another folder', async () => {
    const broken = { 'C:\\h\\.claude.json': '{}', 'C:\\h\\.claude\\settings.json': '{' }
    const fix = async (env: World['env']) =>
      (await ask({ ...(env && { env }), files: broken }, 'bash')).answer.fix.join('\n')
    expect(await fix({ HOME: 'H:\\' })).toContain('C:\\h\\.claude\\settings.json')
    expect(await fix({ HOME: 'c:/h/' })).toContain('~\\.claude\\settings.json')
  })
})

describe('two switches that are on', () => {
  const both = {
    ...{ CLAUDE_CODE_USE_BEDROCK: '1', CLAUDE_CODE_USE_VERTEX: '1' },
    ...{ AWS_REGION: 'us-east-1', AWS_BEARER_TOKEN_BEDROCK: 'x'.repeat(40) },
  }
  it.each([cmd, powershell, bash])(
    'go by a command each in $id, also from what Windows keeps',
    async shell => {
      const world = {
        env: both,
        files: { 'C:\\h\\.claude.json': '{}' },
        registry: { 'HKCU\\Environment': both },
      }
      const lines = commandsOf(await ask(world, shell.id))
      for (const name of ['CLAUDE_CODE_USE_BEDROCK', 'CLAUDE_CODE_USE_VERTEX'])
        for (const word of [shell.words.unset, shell.words.unsetForUser])
          expect(lines).toContain(word.replaceAll('NAME', name))
    },
  )
})
