import { describe, expect, it } from 'vitest'
import { key, login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

const user = '.config/Code/User/settings.json'
const settings = (...entries: readonly (readonly [name: string, value: string])[]) =>
  `{\n  // mine\n  "claudeCode.environmentVariables": [\n${entries
    .map(([name, value]) => `    { "name": "${name}", "value": "${value}" },\n`)
    .join('')}  ],\n}\n`
const rejected =
  'Failed to authenticate. API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}'

async function told(given: Given): Promise<string> {
  const { stdout } = await runDoctor({ ...given, flags: { 'no-color': true, ...given.flags } })
  return stdout.replace(/\s+/g, ' ')
}

describe('what the settings of an editor set for its extension', () => {
  it('is what a rejection of a key is about, where the terminal sends a login', async () => {
    const text = await told({
      home: { ...login, [user]: settings(['ANTHROPIC_API_KEY', key]) },
      flags: { error: rejected },
    })
    expect(text).toContain('fits a session of VS Code, not this terminal')
    expect(text).toContain(
      `The API rejected the key in ~/${user} (ANTHROPIC_API_KEY). Your login was not used.`,
    )
    expect(text).toContain(`Delete ANTHROPIC_API_KEY from ~/${user}:4.`)
    expect(text).toContain('Developer: Reload Window')
    expect(text).not.toMatch(/unset ANTHROPIC|claude auth logout/)
    expect(text).not.toContain(key.slice(14, 24))
  })

  it('is renewed in that file, where no login stands behind it', async () => {
    const text = await told({
      home: { [user]: settings(['ANTHROPIC_API_KEY', key]) },
      flags: { error: rejected },
    })
    expect(text).toContain(`Replace the old one in ~/${user}:4 with it.`)
  })

  it('is the server that a text of a gateway came from', async () => {
    const text = await told({
      home: {
        ...login,
        [user]: settings(
          ['ANTHROPIC_BASE_URL', 'https://llm.example.com'],
          ['ANTHROPIC_AUTH_TOKEN', 'sk-made-up-token'],
        ),
      },
      flags: { error: 'API Error: 401 Authentication Error, Invalid proxy server token passed' },
    })
    expect(text).toContain('llm.example.com')
    expect(text).toContain(`~/${user}:5`)
    expect(text).not.toMatch(/claude auth login|setup-token/)
  })

  it('is why a terminal has nothing to send', async () => {
    const text = await told({
      home: { [user]: settings(['ANTHROPIC_AUTH_TOKEN', 'sk-made-up-token']) },
      flags: { error: 'Not logged in · Please run /login' },
    })
    expect(text).toContain('A session of VS Code sends ANTHROPIC_AUTH_TOKEN')
    expect(text).toContain('authmd explain editor-session')
    expect(text).toContain(`~/${user}`)
  })

  it('is only worth knowing beside a login that works', async () => {
    const { exitCode, stdout } = await runDoctor({
      home: { ...login, [user]: settings(['ANTHROPIC_AUTH_TOKEN', 'sk-made-up-token']) },
      flags: { json: true },
    })
    const { findings } = JSON.parse(stdout) as {
      findings: { ruleId: string; severity: string; file: string; line: number }[]
    }
    expect(exitCode).toBe(0)
    expect(findings.find(({ ruleId }) => ruleId === 'editor-session')).toMatchObject({
      severity: 'info',
      file: `~/${user}`,
      line: 4,
    })
  })

  it('has the faults of a value found at its line, by the rules that every value has', async () => {
    const { exitCode, stdout } = await runDoctor({
      home: {
        ...login,
        [user]: settings(['ANTHROPIC_MODEL', 'x'], ['ANTHROPIC_AUTH_TOKEN', 'YOUR_API_KEY']),
      },
      flags: { json: true },
    })
    const { findings, answer } = JSON.parse(stdout) as {
      findings: { ruleId: string; file?: string; line?: number }[]
      answer: { fix: string[] }
    }
    expect(exitCode).toBe(1)
    expect(findings[0]).toMatchObject({ ruleId: 'value-placeholder', file: `~/${user}`, line: 5 })
    expect(answer.fix.join('\n')).toContain(`~/${user}:5`)
  })

  it('is not read from a workspace', async () => {
    const text = await told({
      proj: { '.vscode/settings.json': settings(['ANTHROPIC_AUTH_TOKEN', 'sk-made-up-token']) },
      flags: { error: 'Not logged in · Please run /login' },
    })
    expect(text).toContain('since 2.1.193 not from a workspace')
    expect(text).toContain('.vscode/settings.json:4')
  })

  it('is no news where it sets nothing of ours', async () => {
    const text = await told({ home: { ...login, [user]: settings(['PATH', '/usr/bin']) } })
    expect(text).not.toMatch(/VS Code|editor-session/)
  })
})
