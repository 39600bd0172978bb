import { describe, expect, it } from 'vitest'
import { readText } from '../../src/explanation/read-text.ts'
import { shippedIndex, shippedTemplates } from '../../src/io/shipped-templates.ts'
import { login } from '../doctor/plan-login.ts'
import { runDoctor } from '../doctor/run-doctor.ts'

const root = process.cwd()
const read = (text: string) =>
  readText(text, { sources: shippedTemplates(root, ['sender', 'unknown-text']), index: shippedIndex(root) })

describe('a status and nothing else', () => {
  it.each([
    ['401', '401 says', 'gateway', 'MCP server'],
    ['HTTP 401', '401 says', 'gateway', 'MCP server'],
    ['HTTP/1.1 401 Unauthorized', '401 says', 'gateway', 'MCP server'],
    ['API Error: 401', '401 says', 'gateway', 'MCP server'],
    ['403', '403 says', 'proxy', 'MCP server'],
    ['status code: 404', '404 says', 'model', 'MCP server'],
    ['429 Too Many Requests', '429 says', '/usage', 'MCP server'],
    ['529', '529 says', 'overloaded', 'checked'],
    ['error 503', '500 and above', 'gateway', 'MCP server'],
  ])('is told what it means from each sender: %s', (text, ...words) => {
    const { isKnown, sender, ids } = read(text)
    expect([isKnown, ids[0]]).toEqual([true, 'status-alone'])
    for (const word of words) expect(sender.join('\n')).toContain(word)
  })

  it.each(['API Error: 401 Invalid bearer token', '403 Request not allowed', 'port 4010', '200', 'line 401'])(
    'is none of: %s',
    text => {
      expect(read(text).ids[0]).not.toBe('status-alone')
    },
  )

  it('costs nobody the login that they have', async () => {
    const { stdout } = await runDoctor({ home: login, flags: { error: '401', 'no-color': true } })
    expect(stdout).toContain('A status alone does not tell who answered')
    expect(stdout).not.toMatch(/claude auth log|went to/)
  })
})
