import { describe, expect, it } from 'vitest'
import { login } from './plan-login.ts'
import { runDoctor } from './run-doctor.ts'

async function fixFor(error: string): Promise<string> {
  const { stdout } = await runDoctor({ home: login, flags: { json: true, error } })
  return (JSON.parse(stdout) as { answer: { fix: readonly string[] } }).answer.fix.join('\n')
}

describe('an MCP server that was not let in', () => {
  it.each([
    'SDK auth failed: Incompatible auth server: does not support dynamic client registration',
    "This service doesn't accept sign-ins from Claude Code.",
  ])('that knows no such client is given one: %s', async text => {
    expect(await fixFor(text)).toContain('--client-id ID')
  })

  it.each(['index · △ needs authentication', 'MCP server "x": HTTP 401 Unauthorized'])(
    'gets a login of its own, and no new one of Anthropic: %s',
    async text => {
      const fix = await fixFor(text)
      expect(fix).toContain('/mcp')
      expect(fix).not.toMatch(/claude auth|setup-token|--client-id/)
    },
  )
})
