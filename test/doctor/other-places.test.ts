import { describe, expect, it } from 'vitest'
import { loggedByIn } from '../../src/messages/logged-by.ts'
import { key, login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

const rejected = 'Failed to authenticate. API Error: 401 {"error":{"message":"invalid x-api-key"}}'
const silent = 'Not logged in · Please run /login'
const journal = (text: string) =>
  `Nov 29 10:00:00 host claude[123]: ${text}\nNov 29 10:00:01 host systemd[1]: agent.service: Main process exited, code=exited, status=1/FAILURE`
const unit = (...lines: readonly string[]) =>
  `[Service]\nExecStart=/usr/local/bin/claude -p go\n${lines.join('\n')}\n`

async function told(given: Given): Promise<string> {
  const { stdout } = await runDoctor({ ...given, flags: { 'no-color': true, ...given.flags } })
  expect(stdout).not.toContain(key.slice(14, 24))
  return stdout.replace(/\s+/g, ' ')
}

describe('a log of a unit', () => {
  it('is answered with what its unit file sets, not with what this terminal sends', async () => {
    const text = await told({
      home: {
        ...login,
        '.config/systemd/user/agent.service': unit(`Environment="ANTHROPIC_API_KEY=${key}" TZ=UTC`),
      },
      flags: { error: journal(rejected) },
    })
    expect(text).toContain('fits the unit agent.service, not this terminal')
    expect(text).toContain(
      'The API rejected the key in ~/.config/systemd/user/agent.service (ANTHROPIC_API_KEY)',
    )
    expect(text).toContain('Delete ANTHROPIC_API_KEY from ~/.config/systemd/user/agent.service:3, then')
    expect(text).toContain('systemctl --user daemon-reload')
    expect(text).toContain('journalctl --user -u agent.service')
  })

  it('has the value of a drop-in and of an EnvironmentFile at the line where it stands', async () => {
    const text = await told({
      home: {
        '.config/systemd/user/agent.service': unit('EnvironmentFile=-%h/agent.env'),
        '.config/systemd/user/agent.service.d/key.conf': '[Service]\nEnvironment=ANTHROPIC_API_KEY=old\n',
        'agent.env': `# mine\nANTHROPIC_API_KEY="${key}"\n`,
      },
      flags: { error: journal(rejected) },
    })
    expect(text).toContain('~/agent.env:2')
    expect(text).toContain('Replace the old one in ~/agent.env:2 with it, then')
  })

  it('finds no login of the reader in a unit of the system that runs as somebody else', async () => {
    const text = await told({
      home: login,
      machine: { '/etc/systemd/system/agent.service': unit('User=bot') },
      flags: { error: journal(silent) },
    })
    expect(text).toContain('the unit agent.service')
    expect(text).toContain('Nothing was sent')
    expect(text).toContain('sudo -u USER -H claude auth login')
  })

  it('gets the words of systemd where no unit file is here', async () => {
    const text = await told({ flags: { error: journal(silent) } })
    expect(text).toContain('EnvironmentFile=')
    expect(text).not.toMatch(/read -rsp|exec bash/)
  })
})

describe('a log of a compose service', () => {
  const compose = (...lines: readonly string[]) =>
    `services:\n  db:\n    image: postgres\n  agent:\n    image: node:22\n${lines.map(line => `    ${line}\n`).join('')}`
  const log = (text: string) => `agent-1  | ${text}\n`

  it.each([['env_file: agent.env'], ['env_file:', '  - path: agent.env', '    required: false']])(
    'is answered with the line of the env file that is empty: %s',
    async (...lines) => {
      const text = await told({
        home: login,
        proj: { 'compose.yaml': compose(...lines), 'agent.env': 'TZ=UTC\nANTHROPIC_API_KEY=\n' },
        flags: { error: log(silent) },
      })
      expect(text).toContain('fits the service agent, not this terminal')
      expect(text).toContain('ANTHROPIC_API_KEY in agent.env is empty, which is the same as not set')
      expect(text).toContain('agent.env:2')
      expect(text).toContain('docker compose up -d')
    },
  )

  it('reads no env file that the project names outside of itself', async () => {
    const text = await told({
      home: { 'agent.env': 'ANTHROPIC_API_KEY=\n' },
      proj: {
        'compose.yaml': compose('env_file: ../home/agent.env', 'environment:', '  - ANTHROPIC_AUTH_TOKEN'),
      },
      flags: { error: log(silent) },
    })
    expect(text).not.toContain('agent.env')
  })

  it('is answered with what the service gets through from .env', async () => {
    const text = await told({
      home: login,
      proj: {
        'compose.yaml': compose('environment:', '  ANTHROPIC_API_KEY: ${KEY:-}'),
        '.env': `KEY=${key}\n`,
      },
      flags: { error: log(rejected) },
    })
    expect(text).toMatch(/The API rejected|is empty/)
    expect(text).toContain('compose.yaml')
  })

  it('does not take the login of the reader for one of the container', async () => {
    const text = await told({
      home: login,
      proj: { 'compose.yaml': compose('environment:', '  - ANTHROPIC_API_KEY') },
      flags: { error: log(silent) },
    })
    expect(text).toContain('Nothing was sent')
    expect(text).not.toContain('sends your login')
  })
})

it('a service of a compose file may be any program: without its log nothing is said of its values', async () => {
  const { exitCode, stdout } = await runDoctor({
    home: login,
    proj: {
      'compose.yaml': 'services:\n  app:\n    image: x\n    env_file: app.env\n',
      'app.env': 'ANTHROPIC_API_KEY=YOUR_API_KEY\n',
    },
    flags: { 'no-color': true },
  })
  expect(exitCode).toBe(0)
  expect(stdout).not.toContain('app.env')
})

describe('whose log a text is', () => {
  it.each([
    [journal('x'), { kind: 'unit', name: 'agent.service' }],
    ['Nov  9 10:00:00 host claude[1]: x', { kind: 'unit', name: 'claude' }],
    ['app-agent-1 | x', { kind: 'service', name: 'app-agent-1' }],
    ['Nov 29 10:00:00 host CRON[123]: (me) CMD (claude -p hi)', undefined],
    ['| a | b |', undefined],
    ['name | value', undefined],
    ['API Error: 401 invalid x-api-key', undefined],
  ])('is told from its prefix alone: %j', (text, said) => {
    expect(loggedByIn(text)).toEqual(said)
  })
})
