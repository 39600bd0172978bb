import { rootCertificates } from 'node:tls'
import type { Dispatcher } from 'undici'
import type { OnlineFacts } from '../../credentials/facts.ts'
import type { SourceId } from '../../credentials/types.ts'
import { reveal, type Vault } from '../credentials/vault.ts'
import { answerOf, failureOf } from './answer-of.ts'
import { proxyFor } from './proxy-for.ts'

export interface KeyCheck {
  readonly vault: Vault
  readonly source: SourceId
  /** `https://api.anthropic.com`, or what the person allowed by name. */
  readonly base: URL
  /** Of the process; proxies are taken from here. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Additional certificates as PEM, from `NODE_EXTRA_CA_CERTS` of the environment. */
  readonly ca?: string
  readonly now: () => number
  /** Milliseconds for the whole request. */
  readonly timeout?: number
}

/**
 * Asks for the list of models: no tokens, no model name that ages. One request, no retry, no redirect, so that the key
 * goes to this host and nowhere else.
 */
export async function checkKey(check: KeyCheck): Promise<OnlineFacts> {
  const { Agent, ProxyAgent, request } = await import('undici')
  const { base, source, env, now, timeout = 10_000 } = check
  const proxy = proxyFor(base, env)
  const connect = { timeout, ...(check.ca === undefined ? {} : { ca: [...rootCertificates, check.ca] }) }
  const direct = new Agent({ connect })
  const dispatcher = proxy === undefined ? direct : new ProxyAgent({ uri: proxy.href, requestTls: connect })
  const facts = { source, host: base.host, ...(proxy === undefined ? {} : { proxy: proxy.host }) }
  const get = (dispatcher: Dispatcher, headers: Readonly<Record<string, string>>) =>
    request(new URL('/v1/models?limit=1', base), {
      dispatcher,
      headers: { 'anthropic-version': '2023-06-01', ...headers },
      headersTimeout: timeout,
      bodyTimeout: timeout,
      signal: AbortSignal.timeout(timeout),
    })
  try {
    const start = now()
    const response = await get(dispatcher, { 'x-api-key': reveal(check.vault, source) ?? '' })
    const body = (await response.body.text()).slice(0, 100_000)
    const answer = answerOf({
      status: response.statusCode,
      contentType: header(response.headers, 'content-type'),
      body,
    })
    const date = Date.parse(header(response.headers, 'date'))
    const requestId = /^req_\w{1,60}$/.exec(header(response.headers, 'request-id'))?.[0]
    const through = answer === 'blocked-by-proxy' && proxy !== undefined
    return {
      ...facts,
      answer,
      status: response.statusCode,
      ...(requestId === undefined ? {} : { requestId }),
      ...(Number.isNaN(date) ? {} : { clockSkew: Math.round(((start + now()) / 2 - date) / 1000) }),
      ...(through ? { direct: await reachable(() => get(direct, {})) } : {}),
    }
  } catch (error) {
    const answer = failureOf(error, proxy !== undefined)
    return {
      ...facts,
      answer,
      ...(proxy === undefined ? {} : { direct: await reachable(() => get(direct, {})) }),
    }
  } finally {
    // A connection that is kept alive would keep the process alive, too.
    await Promise.allSettled([dispatcher.destroy(), direct.destroy()])
  }
}

/** Whether the API answers without the proxy. No credential goes along. */
async function reachable(get: () => Promise<Dispatcher.ResponseData>): Promise<'reachable' | 'unreachable'> {
  try {
    const { body, headers } = await get()
    await body.dump()
    return header(headers, 'content-type').includes('json') ? 'reachable' : 'unreachable'
  } catch {
    return 'unreachable'
  }
}

function header(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  name: string,
): string {
  const value = headers[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}
