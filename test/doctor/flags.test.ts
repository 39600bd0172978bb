import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import type { DoctorFlags } from '../../src/cli/doctor/flags.ts'
import { readArguments } from '../../src/cli/read-arguments.ts'
import { readWithYargs } from '../../src/cli/yargs/read.ts'
import type { Expected } from '../../src/credentials/facts.ts'
import { reportSchema } from '../report/schema.ts'
import { runDoctor } from './run-doctor.ts'

const key = `sk-ant-api03-${'Qz7'.repeat(31)}AA`
const token = `sk-ant-oat01-${'x7Q'.repeat(31)}AA`
const login = {
  '.claude/.credentials.json': {
    claudeAiOauth: { accessToken: token, refreshToken: 'r', expiresAt: 4e12, scopes: ['user:inference'] },
  },
}

describe('doctor --expect', () => {
  const rc = async (expected: Expected, given: Parameters<typeof runDoctor>[0]) =>
    runDoctor({ ...given, flags: { expect: expected } })

  it('fails, with the source, where a key would be billed in place of the plan', async () => {
    const { exitCode, stdout } = await rc('subscription', { env: { ANTHROPIC_API_KEY: key }, home: login })
    expect(exitCode).toBe(1)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Expected the subscription, but an API key is in the way: ANTHROPIC_API_KEY in the environment would be used',
    )
    expect(stdout).toContain('unset ANTHROPIC_API_KEY')
  })
  it.each([
    ['subscription', { home: login }],
    ['subscription', { env: { CLAUDE_CODE_OAUTH_TOKEN: token } }],
    ['key', { env: { ANTHROPIC_API_KEY: key } }],
    ['token', { env: { ANTHROPIC_AUTH_TOKEN: 'x' } }],
    ['gateway', { env: { ANTHROPIC_AUTH_TOKEN: 'x', ANTHROPIC_BASE_URL: 'https://llm.example.com' } }],
    [
      'bedrock',
      {
        env: {
          CLAUDE_CODE_USE_BEDROCK: '1',
          AWS_REGION: 'us-east-1',
          AWS_BEARER_TOKEN_BEDROCK: 'x'.repeat(40),
        },
      },
    ],
  ] as const)('%s: is content with what would be used', async (expected, given) => {
    const { stdout } = await rc(expected, given)
    expect(stdout).not.toContain('unexpected-source')
  })
  it('fails where nothing would be sent', async () => {
    expect((await rc('subscription', {})).exitCode).toBe(1)
  })
  it('checks a job by the job itself, which may have no authmd to type', async () => {
    const { stdout } = await rc('subscription', { env: { CI: 'true', GITHUB_ACTIONS: 'true' } })
    expect(stdout).toContain('Run the job again: this step is green.')
    expect(stdout).not.toContain('doctor --expect')
  })
})

describe('the flags of doctor', () => {
  it.each([
    ['--expect=plan', /^--expect does not know `plan`: one of subscription, key, token, gateway/],
    ['--setting-sources=user,team', /^--setting-sources does not know `team`: one of user, project, local/],
    ['--setting-sources=user,', /^--setting-sources does not know this name: one of user, project, local/],
    ['here', /Use --cwd for another folder, --error for a message$/],
  ])('are refused with what there is: %s', (word, told) => {
    expect(() => readWithYargs(['doctor', word], commands)).toThrow(told)
  })
  it.each([
    ['user,local', ['user', 'local']],
    ['user, local', ['user', 'local']],
    ['', []],
  ])('--setting-sources=%j are %j', (list, sources) => {
    const argv = ['doctor', `--setting-sources=${list}`]
    const { args } = readArguments(argv, commands) ?? readWithYargs(argv, commands)
    expect(args.flags['setting-sources']).toEqual(sources)
  })
  it('count as they do for the client: of several the last alone', () => {
    const argv = ['doctor', '--settings', 'a', '--settings', 'b', '--setting-sources', 'user']
    const given = [...argv, '--setting-sources', 'project']
    for (const read of [readArguments(given, commands), readWithYargs(given, commands)])
      expect(read?.args.flags).toMatchObject({ settings: 'b', 'setting-sources': ['project'] })
  })
})

describe('doctor --value -', () => {
  const value = (stdin: string) => runDoctor({ flags: { value: '-' }, stdin })

  it('says kind, length and defects, and not a character of the secret', async () => {
    const { exitCode, stdout } = await value(`${key}\n`)
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^API key, 108 characters\n/)
    for (const bad of [
      `"${key}"`,
      `Bearer ${key}`,
      token.slice(0, 80),
      `${key.slice(0, 50)} ${key.slice(50)}`,
      '',
    ]) {
      const seen = await value(bad)
      expect({ bad: bad.length, rc: seen.exitCode }).toEqual({ bad: bad.length, rc: 1 })
      expect(seen.stdout).not.toMatch(/Qz7|x7Q/)
    }
  })
  it('is a report of the published schema, with what it saw under `value`', async () => {
    for (const [stdin, exitCode] of [
      [key, 0],
      [`"${key}"`, 1],
    ] as const) {
      const { stdout } = await runDoctor({ flags: { value: '-', json: true }, stdin })
      const report = JSON.parse(stdout)
      expect(reportSchema().safeParse(report).error).toBeUndefined()
      expect(report).toMatchObject({ command: 'doctor', exitCode, ok: exitCode === 0, findings: [] })
      expect(report.value).toMatchObject({ kind: 'api-key', faults: expect.any(Array) })
      expect(report.value.faults.length).toBe(exitCode)
      expect(stdout).not.toMatch(/Qz7|x7Q/)
    }
  })
  it.each<Omit<DoctorFlags, 'value'>>([
    { format: 'sarif' },
    { format: 'github' },
    { markdown: true },
    { online: true },
    { error: '401' },
    { shell: 'zsh' },
    { settings: 'a.json' },
    { 'setting-sources': [] },
  ])('refuses what would not count beside it: %j', async more => {
    const [name] = Object.keys(more)
    await expect(runDoctor({ flags: { value: '-', ...more }, stdin: key })).rejects.toThrow(
      name === 'format' ? 'text, or JSON with --json' : `--${name}`,
    )
  })
  it('is silent with --quiet where nothing is wrong', async () => {
    expect(await runDoctor({ flags: { value: '-', quiet: true }, stdin: key })).toMatchObject({ stdout: '' })
    const { stdout } = await runDoctor({ flags: { value: '-', quiet: true }, stdin: `"${key}"` })
    expect(stdout).toContain('quotes around it')
  })
  it('takes no secret on the command line', async () => {
    await expect(runDoctor({ flags: { value: key }, stdin: '' })).rejects.toThrow(/standard input/)
  })
})

describe('the answer', () => {
  it('fits 12 lines of 80 columns for one cause, from the event to where to read more', async () => {
    const { stdout } = await runDoctor({
      home: { ...login, '.claude/settings.json': { env: { ANTHROPIC_API_KEY: key } } },
      flags: { error: 'Invalid API key · Fix external API key' },
    })
    const lines = stdout.slice(0, stdout.indexOf('authmd explain')).trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(14)
    expect(lines.filter(line => line !== '').length).toBeLessThanOrEqual(12)
    expect(lines.filter(line => line.length > 80)).toEqual([])
    expect(stdout).toMatch(/^error {4}The API rejected the key in ~\/\.claude\/settings\.json/)
    expect(stdout).toContain('`unset` does not help')
  })
  it('names a misspelt variable wherever it stands, and the right one', async () => {
    for (const [name, meant] of [
      ['ANTHROPIC_API_KEEY', 'ANTHROPIC_API_KEY'],
      ['ANTROPIC_API_KEY', 'ANTHROPIC_API_KEY'],
      ['CLAUDE_API_KEY', 'ANTHROPIC_API_KEY'],
      ['CLAUDE_CODE_OATH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'],
      ['anthropic_api_key', 'ANTHROPIC_API_KEY'],
    ] as const) {
      const { stdout } = await runDoctor({ env: { [name]: key } })
      expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`${name} is set, but`)
      expect(stdout).toContain(meant)
    }
  })
})

describe('doctor --error', () => {
  it.each([
    ['blanks', { flags: { error: '  \n ' } }],
    ['an empty standard input', { flags: { error: '-' }, stdin: '' }],
    ['a standard input of blanks', { flags: { error: '-' }, stdin: '\n\n' }],
  ] as const)('refuses %s: nothing was pasted, so nothing can be said of it', async (_, given) => {
    await expect(runDoctor({ home: login, ...given })).rejects.toThrow(/^--error got no text/)
  })
})
