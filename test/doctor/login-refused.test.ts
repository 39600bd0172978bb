import { describe, expect, it } from 'vitest'
import { login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

async function answerTo(error: string, given: Given = { home: login }) {
  const { stdout } = await runDoctor({ ...given, flags: { json: true, error } })
  const { answer, findings } = JSON.parse(stdout) as {
    answer: { event: string; cause: string; fix: readonly string[] }
    findings: readonly { ruleId: string }[]
  }
  return { ...answer, fix: answer.fix.join('\n'), first: findings[0]?.ruleId }
}

describe('a login that is refused', () => {
  it.each([
    'OAuth error: Token exchange failed (403): Forbidden',
    'Token exchange failed: Request failed with status code 403',
    'Token exchange failed (500): Internal Server Error',
  ])('was not judged by the API, whatever is logged in: %s', async text => {
    expect((await answerTo(text)).event).toBe('The login did not go through; no key or token was checked.')
  })

  const renewal =
    'OAuth token refresh failed: POST https://platform.claude.com/v1/oauth/token 403 <!DOCTYPE html><html><head><title>Just a moment...</title>'
  it.each([{}, { SSH_CONNECTION: '1 2 3 4' }])(
    'at its renewal sends nobody for a token to the network that blocks it: %o',
    async env => {
      const { fix } = await answerTo(renewal, { home: login, env })
      expect(fix).toMatch(/On a machine that is not blocked:\n {2}claude setup-token\nHere/)
      expect(fix).not.toContain('The key is')
    },
  )
})

describe('a text of another place, with a good login here,', () => {
  it('leads to the terminal of the window that the extension is connected to, and logs nobody out', async () => {
    const { fix } = await answerTo(
      '[info] AuthManager initialized\n[info] Getting authentication status\n[info] No authentication found',
    )
    expect(fix).toContain('In a terminal of that window:')
    expect(fix).not.toContain('claude auth')
  })

  it('speaks of a success only where one stands in it', async () => {
    const { cause, fix } = await answerTo('Claude Code process exited with code 1')
    expect(`${cause}\n${fix}`).not.toContain('success')
    const behind = await answerTo(
      'Claude Code process exited with code 1: Invalid API key · Please run /login',
    )
    expect(behind.first).not.toBe('result-hides-error')
  })
})
