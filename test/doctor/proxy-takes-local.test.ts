import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isExempt } from '../../src/io/credentials/no-proxy.ts'
import { proxyFor } from '../../src/io/online/proxy-for.ts'
import { ask, clear, place, prepare } from './fixes/place.ts'

beforeAll(prepare)
afterAll(clear)

const onWindows = process.platform === 'win32'
const proxy = 'http://127.0.0.1:7897'
const local = { ANTHROPIC_BASE_URL: 'http://localhost:8403', ANTHROPIC_AUTH_TOKEN: 'not-needed' }

describe.skipIf(onWindows)('a server of this machine, with a proxy in the environment', () => {
  it.each([
    'API Error: 502 Bad Gateway',
    'API Error: 503 Service Unavailable',
    'API Error: 504 Gateway Timeout',
    'API Error: Unable to connect to API (ECONNREFUSED)',
  ])('is asked through the proxy, which comes first for: %s', text => {
    const { findings, answer } = ask(place({}), { ...local, http_proxy: proxy }, '--error', text)
    expect(findings[0]?.ruleId).toBe('proxy-takes-local')
    expect(answer.event).toContain('went to a proxy')
    expect(answer.fix).toContain("  export NO_PROXY='localhost,127.0.0.1'")
  })

  it('is a warning where nothing was printed, and no cause of a rejected key', () => {
    const env = { ...local, HTTPS_PROXY: proxy }
    const silent = ask(place({}), env).findings.find(({ ruleId }) => ruleId === 'proxy-takes-local')
    expect(silent?.severity).toBe('warning')
    expect(ask(place({}), env, '--error', '401 Invalid bearer token').findings[0]?.ruleId).not.toBe(
      'proxy-takes-local',
    )
  })

  it('keeps what the list of exceptions has, in the variable that counts', () => {
    const env = { ...local, http_proxy: proxy, no_proxy: 'other.example', NO_PROXY: 'localhost' }
    const { answer } = ask(place({}), env, '--error', 'API Error: 502 Bad Gateway')
    expect(answer.fix).toContain("  export no_proxy='other.example,localhost,127.0.0.1'")
  })

  it('is told where the list stands that counts, if that is a settings file', () => {
    const settings = JSON.stringify({ env: { NO_PROXY: 'other.example' } }, null, 2)
    const at = place({ 'home/.claude/settings.json': settings })
    const { answer } = ask(at, { ...local, http_proxy: proxy }, '--error', 'API Error: 502 Bad Gateway')
    expect(answer.fix.join('\n')).toContain('in "env" of ~/.claude/settings.json:3')
  })

  it.each([
    ['http://10.1.2.3:4000', '10.1.2.3'],
    ['http://litellm:4000', 'litellm'],
    ['https://gateway.internal', 'gateway.internal'],
  ])('is the same of a private network: %s', (url, name) => {
    const env = { ...local, ANTHROPIC_BASE_URL: url, http_proxy: proxy }
    expect(ask(place({}), env, '--error', 'API Error: 502 Bad Gateway').answer.fix.join('\n')).toMatch(
      new RegExp(`NO_PROXY='?${name}`),
    )
  })

  it.each([{ NO_PROXY: 'localhost' }, { NO_PROXY: '*' }, { no_proxy: '', NO_PROXY: 'localhost:8403' }])(
    'is asked itself where the list names it: %j',
    list => {
      const { findings } = ask(place({}), { ...local, http_proxy: proxy, ...list })
      expect(findings.map(({ ruleId }) => ruleId)).not.toContain('proxy-takes-local')
    },
  )

  it('is no concern of a server in the open', () => {
    const env = { ...local, ANTHROPIC_BASE_URL: 'https://gateway.example', http_proxy: proxy }
    const { findings } = ask(place({}), env, '--error', 'API Error: 502 Bad Gateway')
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('proxy-takes-local')
  })
})

describe('the list of exceptions', () => {
  it.each([
    ['http://127.0.0.1:4000', '127.0.0.0/8', true],
    ['http://10.2.0.1', '10.1.0.0/16', false],
    ['http://localhost:4000', 'localhost:4000', true],
    ['http://localhost:4000', 'localhost:4001', false],
    ['http://a.internal', '.internal', true],
    ['http://[::1]:4000', '[::1]', true],
  ])('of %s is read as the client reads it: %s', (url, list, exempt) => {
    expect(isExempt(new URL(url), list)).toBe(exempt)
  })

  it('leaves the order of the proxies the same for plain HTTP', () => {
    const env = { http_proxy: 'http://one.example', https_proxy: 'http://two.example', no_proxy: '' }
    expect(proxyFor(new URL('http://localhost:4000'), env)?.hostname).toBe('two.example')
    expect(proxyFor(new URL('http://localhost'), { ...env, NO_PROXY: 'localhost' })).toBeUndefined()
  })
})
