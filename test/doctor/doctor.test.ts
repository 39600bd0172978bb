import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ShellId } from '../../src/shells/index.ts'
import { clientFolder, loadSources, sourceOf } from '../client/shared.ts'
import { writeWorld } from '../client/write-world.ts'
import { runDoctor } from './run-doctor.ts'

const key = `sk-ant-api03-${'Qz7'.repeat(31)}AA`
const login = {
  '.claude/.credentials.json': {
    text: JSON.stringify({
      claudeAiOauth: {
        accessToken: `sk-ant-oat01-${'x7Q'.repeat(33)}`,
        refreshToken: 'r',
        expiresAt: 4e12,
        scopes: ['user:inference'],
      },
    }),
    mode: 0o600,
  },
}
const json = async (given: Parameters<typeof runDoctor>[0]) =>
  JSON.parse((await runDoctor({ ...given, flags: { ...given.flags, json: true } })).stdout) as {
    readonly ok: boolean
    readonly exitCode: number
    readonly resolution: Record<string, unknown>
    readonly resolutionInteractive: Record<string, unknown>
    readonly findings: readonly {
      readonly ruleId: string
      readonly severity: string
      readonly fix?: string
    }[]
    readonly sources: readonly { readonly source: string; readonly state: string }[]
    readonly causes?: readonly { readonly ruleId: string }[]
  }
const ids = async (given: Parameters<typeof runDoctor>[0]) =>
  (await json(given)).findings.map(({ ruleId }) => ruleId)

describe('authmd doctor', () => {
  it('ends with 0 where nothing stands in the way', async () => {
    const { exitCode, stdout } = await runDoctor({ env: { ANTHROPIC_API_KEY: key } })
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^Claude Code sends ANTHROPIC_API_KEY to api\.anthropic\.com\.\n/)
    expect(stdout).toContain('Everything that can be seen from here fits together.')
  })

  it('ends with 1 where an error is found, and says where to begin', async () => {
    const { exitCode, stdout } = await runDoctor({ env: { ANTHROPIC_API_KEY: `"${key}"` } })
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/^error {4}\S/)
    expect(stdout).toMatch(
      /^Cause .*quotes[\s\S]*^Fix [\s\S]*^Check [\s\S]*^More {4}authmd explain value-quoted$/m,
    )
  })

  it('says nothing with --quiet unless something is wrong', async () => {
    expect((await runDoctor({ env: { ANTHROPIC_API_KEY: key }, flags: { quiet: true } })).stdout).toBe('')
    const wrong = await runDoctor({
      env: { ANTHROPIC_API_KEY: '' },
      home: login,
      proj: { '.claude/settings.json': '{,}' },
      flags: { quiet: true },
    })
    expect(wrong.stdout).toContain('settings-invalid')
    expect(wrong.stdout).not.toContain('where  ')
  })

  it('writes the fix for the shell that is asked for', async () => {
    const env = { ANTHROPIC_API_KEY: key }
    const fix = async (shell: ShellId) =>
      (await json({ env, home: login, flags: { shell } })).findings.find(
        ({ ruleId }) => ruleId === 'subscription-hidden',
      )?.fix
    expect(await fix('bash')).toContain('unset ANTHROPIC_API_KEY')
    expect(await fix('fish')).toMatch(/set -e\w* ANTHROPIC_API_KEY|set --erase/)
    expect(await fix('powershell')).toContain('Env:')
  })

  it('points to the settings file, not to the shell, when the value stands there', async () => {
    const { findings } = await json({
      home: { '.claude/settings.json': { env: { ANTHROPIC_API_KEY: `'${key}'` } } },
    })
    expect(findings[0]?.ruleId).toBe('value-quoted')
    expect(findings[0]?.fix).toContain('~/.claude/settings.json')
    expect(findings[0]?.fix).not.toContain('export ')
  })

  it('gives the resolution for -p and for interactive use as JSON', async () => {
    const { resolution, resolutionInteractive, sources } = await json({
      env: { ANTHROPIC_API_KEY: key },
      home: {
        ...login,
        '.claude.json': {
          customApiKeyResponses: { rejected: [key.slice(-20)] },
          projects: { '@PROJ@': { hasTrustDialogAccepted: true } },
        },
      },
    })
    expect(resolution).toMatchObject({
      request: true,
      xApiKey: 'shell:ANTHROPIC_API_KEY',
      authorization: null,
      oauthBeta: false,
      evidence: 'measured',
    })
    expect(resolutionInteractive).toMatchObject({
      request: true,
      xApiKey: null,
      authorization: 'login:credentials-file',
      oauthBeta: true,
      evidence: 'measured',
    })
    expect(sources.map(({ state }) => state)).toEqual([
      'sent as x-api-key',
      'not sent: ANTHROPIC_API_KEY comes first',
    ])
  })

  it('says what differs in an interactive session', async () => {
    const { stdout } = await runDoctor({ env: { ANTHROPIC_API_KEY: key }, home: login })
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /^warning Claude Code sends ANTHROPIC_API_KEY to api\.anthropic\.com\. Your login is not used\..* An interactive session first asks .*; without a yes for the key it sends the stored login as Authorization/,
    )
  })

  it('draws no conclusion from absence inside Claude Code', async () => {
    const { stdout, exitCode } = await runDoctor({ env: { CLAUDECODE: '1' } })
    expect(stdout).toContain('cannot see the shell of your terminal')
    expect(stdout).not.toContain('(nothing-to-send)')
    expect(exitCode).toBe(0)
  })

  it('ranks by the message, given as text or on standard input', async () => {
    const message = 'Failed to authenticate. API Error: 403 Request not allowed'
    expect((await ids({ env: { ANTHROPIC_API_KEY: key }, flags: { error: message } }))[0]).toBe(
      'access-refused',
    )
    expect((await ids({ env: { ANTHROPIC_API_KEY: key }, flags: { error: '-' }, stdin: message }))[0]).toBe(
      'access-refused',
    )
  })

  it('says that it does not know a message', async () => {
    const { stdout } = await runDoctor({
      env: { ANTHROPIC_API_KEY: key },
      flags: { error: 'something else' },
    })
    expect(stdout).toContain('authmd does not know that text')
  })

  it('is calm about the project when its settings are left out', async () => {
    const proj = {
      '.claude/settings.json': {
        env: { ANTHROPIC_BASE_URL: 'https://evil.invalid' },
        apiKeyHelper: 'x',
        hooks: {},
      },
    }
    const env = { ANTHROPIC_API_KEY: key }
    expect(await ids({ env, proj })).toEqual(
      expect.arrayContaining(['project-base-url', 'helper-from-project', 'project-runs-programs']),
    )
    expect(await ids({ env, proj, flags: { 'setting-sources': ['user'] } })).toEqual([])
    const local = { '.claude/settings.local.json': proj['.claude/settings.json'] }
    const { findings } = await json({ env, proj: local })
    expect(findings.find(({ ruleId }) => ruleId === 'project-base-url')?.severity).toBe('warning')
  })

  it('prefers what it sees here among what the message means', async () => {
    const found = await ids({
      env: { ANTHROPIC_API_KEY: `${key.slice(0, 50)} ${key.slice(50)}` },
      flags: { error: 'Invalid API key · Fix external API key' },
    })
    // That the key was rejected is what happened, and no second cause.
    expect(found).toEqual(['value-with-space'])
  })

  it.each(['github', 'sarif'] as const)('prints --format %s', async format => {
    const { stdout, exitCode } = await runDoctor({
      env: { ANTHROPIC_API_KEY: `"${key}"` },
      flags: { format },
    })
    expect(exitCode).toBe(1)
    expect(stdout).toContain('value-quoted')
    if (format === 'sarif') expect(JSON.parse(stdout)).toHaveProperty('runs')
  })

  it('prints a report for an issue', async () => {
    const { stdout } = await runDoctor({
      env: { ANTHROPIC_API_KEY: key },
      home: login,
      flags: { markdown: true },
    })
    expect(stdout).toContain('| where | what | kind | length | state |')
    expect(stdout).toContain('subscription-hidden')
    const order = ['Claude Code sends', '| where |', '**Cause:**', '**Fix:**', 'authmd 0', 'Claude Code'].map(
      part => stdout.lastIndexOf(part),
    )
    expect(order.slice(0, 5)).toEqual([...order.slice(0, 5)].sort((a, b) => a - b))
    expect(order).not.toContain(-1)
    expect(stdout).not.toContain('Qz7')
  })

  it('says in a report what was printed: status, known words and request, and nothing else of the text', async () => {
    const report = async (error: string) =>
      (await runDoctor({ env: { ANTHROPIC_API_KEY: key }, flags: { markdown: true, error } })).stdout
    const body = (message: string) =>
      `deploy of hunter2: API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"${message}"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}`
    const known = await report(body('invalid x-api-key'))
    expect(known).toContain('**Printed:** 401, `invalid x-api-key`, request `req_011CSHoEeqs5C35K2UUqR7Fy`\n')
    expect(known).not.toContain('hunter2')
    const foreign = await report(body('hunter2 `@all`'))
    expect(foreign).toMatch(/\*\*Printed:\*\* 401, [^\n]*request `req_\w+`\n/)
    expect(foreign).not.toMatch(/hunter2|@all/)
    expect(await report('hunter2 went wrong')).toContain("**Printed:** a text that authmd doesn't know\n")
    const without = await runDoctor({ env: { ANTHROPIC_API_KEY: key }, flags: { markdown: true } })
    expect(without.stdout).not.toContain('**Printed:**')
  })

  it('says in a report where it was: versions, system, shell, and what is not a terminal at home', async () => {
    const { stdout } = await runDoctor({
      env: { ANTHROPIC_API_KEY: key, CI: 'true', GITHUB_ACTIONS: 'true' },
      flags: { markdown: true },
    })
    expect(stdout).toMatch(/\nauthmd \d[^\n]+, linux, [^\n]*\bCI\b/)
  })

  it('refuses --settings at which Claude Code stops, without repeating it', async () => {
    await expect(
      runDoctor({ flags: { settings: `{"env":{"ANTHROPIC_API_KEY":"${key}",}}` } }),
    ).rejects.toThrow(/not valid JSON/)
    await expect(runDoctor({ flags: { settings: '/nonexistent.json' } })).rejects.toThrow(/does not exist/)
    await expect(runDoctor({ flags: { settings: '/' } })).rejects.toThrow(/not a regular file.*stops/)
    const written = writeWorld({ home: { 's.json': `{"x":"${'y'.repeat(2 * 1024 * 1024)}"}` } })
    try {
      const settings = join(written.home, 's.json')
      await expect(runDoctor({ flags: { settings } })).rejects.toThrow(/larger than 2 MiB.*stops/)
    } finally {
      written.remove()
    }
  })

  it('takes --settings as the client does where that goes on: an empty one is none, a text may begin with a mark', async () => {
    const sent = async (settings: string) => {
      const { stdout } = await runDoctor({ flags: { settings, json: true } })
      return JSON.parse(stdout).resolution.xApiKey
    }
    expect(await sent('')).toBeNull()
    expect(await sent(`\ufeff${JSON.stringify({ env: { ANTHROPIC_API_KEY: key } })}`)).toBe(
      'flag:ANTHROPIC_API_KEY',
    )
  })
})

describe('custom headers', () => {
  const sent = (headers: string) =>
    ids({ env: { ANTHROPIC_API_KEY: key, ANTHROPIC_CUSTOM_HEADERS: headers } })

  it('that carry no credential are not judged as one', async () => {
    expect(await sent('X-Env: test\nX-Team: my project\nX-Quoted: "a"')).toEqual([])
  })
  it('may use another scheme than Bearer, whose blank is no wrapped line', async () => {
    const alone = (value: string) => ids({ env: { ANTHROPIC_CUSTOM_HEADERS: `Authorization: ${value}` } })
    expect(await alone(`Basic ${key.slice(13, 53)}`)).not.toContain('value-with-space')
    expect(await alone(`Bearer ${key.slice(0, 60)} ${key.slice(60)}`)).toContain('value-with-space')
  })
  it('that the client refuses are still an error', async () => {
    expect(await sent('X-Env: …')).toContain('value-refused')
  })
})

describe('a placeholder as the key', () => {
  it('is no error for a gateway, which may ask for none', async () => {
    const { exitCode, findings } = await json({
      env: { ANTHROPIC_API_KEY: 'dummy', ANTHROPIC_BASE_URL: 'http://localhost:4000' },
    })
    expect(exitCode).toBe(0)
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('value-placeholder')
    expect((await json({ env: { ANTHROPIC_API_KEY: 'dummy' } })).exitCode).toBe(1)
  })
})

describe('a text that asks to be replaced', () => {
  it.each(['PLEASE_SET_ANTHROPIC_AUTH_TOKEN', 'please-enter-your-api-key', 'YOUR_API_KEY'])(
    'is an error for a gateway, too: %s',
    async value => {
      const { exitCode, findings } = await json({
        env: { ANTHROPIC_AUTH_TOKEN: value, ANTHROPIC_BASE_URL: 'https://llm.example.test' },
      })
      expect(exitCode).toBe(1)
      expect(findings[0]?.ruleId).toBe('value-placeholder')
    },
  )
})

describe('doctor --json agrees with recorded runs', () => {
  it('in every sixth row', async () => {
    const { build } = await loadSources()
    const rows = (
      JSON.parse(readFileSync(`${clientFolder}matrix.json`, 'utf8')) as {
        combo: string
        sent: string
        oauthBeta: boolean
      }[]
    ).filter((_, index) => index % 6 === 0)
    expect(rows.length).toBeGreaterThan(25)
    for (const { combo, sent, oauthBeta } of rows) {
      const { resolution } = await json(build(combo === '(none)' ? [] : combo.split('+')))
      const at = (name: string) => sourceOf[new RegExp(`${name}=(\\w+)`).exec(sent)?.[1] ?? ''] ?? null
      expect({ combo, ...resolution }).toMatchObject({
        combo,
        request: sent !== 'no request',
        xApiKey: at('x-api-key'),
        authorization: at('Bearer'),
        oauthBeta,
      })
    }
  })
})
