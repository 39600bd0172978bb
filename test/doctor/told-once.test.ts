import { describe, expect, it } from 'vitest'
import { wrap } from '../../src/report/answer.ts'
import { login } from './plan-login.ts'
import { runDoctor } from './run-doctor.ts'

const key = `sk-ant-api03-${'Qz7'.repeat(31)}AA`
const azure = 'a1B2'.repeat(21)

describe('what doctor tells of one variable', () => {
  it('stands in one row of the table, also where a cloud takes it', async () => {
    const env = {
      CLAUDE_CODE_USE_FOUNDRY: '1',
      ANTHROPIC_FOUNDRY_RESOURCE: 'acme',
      ANTHROPIC_FOUNDRY_API_KEY: azure,
    }
    const { stdout } = await runDoctor({ env, flags: { error: 'API Error: 404', 'no-color': true } })
    const rows = stdout
      .split('\n')
      .filter(line => /^ {2,15}(?:environment)? +ANTHROPIC_FOUNDRY_API_KEY +\S/.test(line))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatch(/84 char\w* +sent/)
    // The key of the cloud is in use: it is no credential that is left out.
    expect(stdout).not.toContain('provider-selected')
    const both = await runDoctor({ env: { ...env, ANTHROPIC_API_KEY: key }, flags: { 'no-color': true } })
    expect(both.stdout).toContain('provider-selected')
  })

  it('names every start-up line that would give it back', async () => {
    const address = 'export ANTHROPIC_BASE_URL=http://127.0.0.1:8787\n'
    const { stdout } = await runDoctor({
      env: { SHELL: '/bin/bash', ANTHROPIC_BASE_URL: 'http://127.0.0.1:8787' },
      home: { '.bashrc': `# mine\n${address}`, '.profile': address },
      flags: { shell: 'bash', error: 'API Error: Connection refused (ConnectionRefused)', 'no-color': true },
    })
    const words = stdout.replace(/\s+/g, ' ')
    expect(words).toContain('line 2 of ~/.bashrc')
    expect(words).toContain('line 1 of ~/.profile')
    expect(words.match(/Delete line/g)).toHaveLength(1)
  })

  it('is one finding where it is rejected in front of a login', async () => {
    const { stdout } = await runDoctor({
      env: { ANTHROPIC_API_KEY: key },
      home: login,
      flags: {
        json: true,
        error:
          'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}',
      },
    })
    const { findings, answer } = JSON.parse(stdout) as {
      findings: { ruleId: string; severity: string }[]
      answer: { event: string }
    }
    expect(answer.event).toContain('Your login was not used.')
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('subscription-hidden')
  })

  it('is one finding where the address of a gateway is wrong', async () => {
    const { stdout } = await runDoctor({
      env: {
        ANTHROPIC_BASE_URL: 'https://llm.example.com/v1/messages',
        ANTHROPIC_AUTH_TOKEN: 'sk-made-up-token',
      },
      flags: { json: true },
    })
    const { findings } = JSON.parse(stdout) as { findings: { ruleId: string }[] }
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['base-url-path'])
  })

  it('is not read again by a shell that does not read its file', async () => {
    const at = (shell: 'bash' | 'zsh') =>
      runDoctor({
        env: { SHELL: '/bin/zsh' },
        home: { '.zshrc': `export ANTHROPIC_API_KEY=${key}\n` },
        flags: { shell, 'no-color': true },
      })
    const foreign = (await at('bash')).stdout
    expect(foreign).toContain('restart-needed')
    expect(foreign).not.toContain('exec ')
    expect(foreign.replace(/\s+/g, ' ')).toContain('does not read ~/.zshrc')
    expect((await at('zsh')).stdout).toContain('exec zsh')
  })
})

describe('a folded sentence', () => {
  it('keeps a short command in one piece, and folds a long one', () => {
    const text = 'Start the container with `-e NAME` and wait for the prompt of it.'
    expect(wrap(text, 30)).toEqual([
      'Start the container with',
      '`-e NAME` and wait for the',
      'prompt of it.',
    ])
    const long = 'Type `claude setup-token --of-a-name that-is-long` here.'
    expect(wrap(long, 30).every(line => line.length <= 30 || !line.includes(' '))).toBe(true)
    expect(wrap('an odd ` alone in a text that is folded', 12).join(' ')).toBe(
      'an odd ` alone in a text that is folded',
    )
  })
})
