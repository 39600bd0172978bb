import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/messages/read-message.ts'

const told = (text: string) => {
  const { sender, causes } = readMessage(text)
  return [sender.name ?? sender.kind, causes[0]?.ruleId]
}

describe('what a gateway passes on or says itself', () => {
  it.each([
    [
      'API Error: 404 {"error":{"message":"Not found the model claude-sonnet-4-5 or Permission denied","type":"resource_not_found_error"}}',
      'Kimi (Moonshot)',
      'gateway-model-denied',
    ],
    [
      'API Error: 429 {"error":{"code":"1113","message":"Insufficient balance or no resource package. Please recharge."}}',
      'Z.ai',
      'gateway-credit',
    ],
    ['429 余额不足或无可用资源包,请充值。', 'Z.ai', 'gateway-credit'],
    [
      'API Error: 429 {"error":{"code":"1302","message":"High concurrency usage of this API"}}',
      'gateway',
      'rate-limited',
    ],
    [
      'HTTP 403 {"error":{"message":"{\\"message\\":\\"The security token included in the request is invalid.\\"}No fallback model group found for original model_group=x."}}',
      'LiteLLM',
      'gateway-upstream',
    ],
    [
      'LiteLLM Proxy:ERROR: endpoints.py:214 - Exception occured - {"message":"invalid beta flag"}',
      'LiteLLM',
      'gateway-upstream',
    ],
    [
      'INFO:     127.0.0.1:56030 - "HEAD / HTTP/1.1" 401 Unauthorized',
      'a web server whose log this is',
      'base-url-third-party',
    ],
  ])('is told of that one: %s', (text, sender, cause) => {
    expect(told(text)).toEqual([sender, cause])
  })
})

describe('JSON of the client itself', () => {
  it.each([
    '{"type":"system","subtype":"api_retry","attempt":3,"error_status":401,"error":"authentication_failed"}',
    '[{"error":"AxiosError: Request failed with status code 401\\n    at _d (cli.js:110:1194)","timestamp":"2026-04-28T13:20:54.032Z"}]',
  ])('is no answer of another server: %s', text => {
    expect(readMessage(text).sender.kind).not.toBe('gateway')
  })
})
