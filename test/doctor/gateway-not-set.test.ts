import { expect, it } from 'vitest'
import { login } from './plan-login.ts'
import { runDoctor } from './run-doctor.ts'

it.each([
  ['API Error: 402 {"error":{"message":"Insufficient Balance","type":"unknown_error"}}', 'DeepSeek'],
  ["400: {'error': 'Invalid model name passed in model=messages.'}", 'LiteLLM'],
  [
    'API Error: 429 {"error":{"code":"1302","message":"High concurrency usage of this API"}}',
    'another server',
  ],
])('a text of a gateway that is not set here asks nobody at Anthropic: %s', async (error, name) => {
  const { stdout } = await runDoctor({ home: login, flags: { error, 'no-color': true } })
  const text = stdout.replace(/\s+/g, ' ')
  expect(text).toContain(name)
  expect(text).not.toMatch(/(?:at|gateway|owner of) api\.anthropic\.com|api\.anthropic\.com could not serve/)
  expect(text).not.toContain('/usage names')
})
