import type { OnlineAnswer } from '../../credentials/facts.ts'
import { isRecord } from '../is-record.ts'
import { parseJson } from '../parse-json.ts'

export interface Reply {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

/** What an HTTP answer means, by status and message together: the status alone tells too little. */
export function answerOf({ status, contentType, body }: Reply): OnlineAnswer {
  const error = apiError(body)
  if (status === 407) return 'proxy-authentication'
  if (error === undefined && status !== 200 && /html/i.test(contentType)) {
    return status >= 500 ? 'service-error' : 'blocked-by-proxy'
  }
  const message = error?.message ?? ''
  if (/organization has been disabled/i.test(message)) return 'organization-disabled'
  if (/not allowed for this organization/i.test(message)) return 'subscription-not-allowed'
  if (/credit balance/i.test(message)) return 'credit-too-low'
  switch (status) {
    case 200:
      return isModelList(body) ? 'accepted' : 'blocked-by-proxy'
    case 401:
      if (/header is required/i.test(message)) return 'credential-missing'
      return /OAuth authentication is currently not supported/i.test(message)
        ? 'oauth-refused'
        : 'key-rejected'
    case 402:
      return 'billing'
    case 403:
      if (error === undefined) return 'blocked-by-proxy'
      return error.type === 'forbidden' || /request not allowed/i.test(message)
        ? 'access-refused'
        : 'permission-denied'
    case 404:
      return 'not-found'
    case 429:
      return 'rate-limited'
    default:
      return status >= 500 ? 'service-error' : 'unexpected'
  }
}

const tls = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_UNTRUSTED',
])

/** What a failure to connect means. Its message is not used: it may quote a URL. */
export function failureOf(error: unknown, proxied: boolean): OnlineAnswer {
  const codes = codesOf(error)
  const has = (...names: readonly string[]) => codes.some(code => names.includes(code))
  const tunnel = /Proxy response \((\d+)\)/.exec(error instanceof Error ? error.message : '')?.[1]
  if (tunnel !== undefined) return tunnel === '407' ? 'proxy-authentication' : 'blocked-by-proxy'
  if (has('ERR_TLS_CERT_ALTNAME_INVALID')) return 'tls-hostname'
  if (codes.some(code => tls.has(code))) return 'tls-untrusted'
  if (has('ECONNREFUSED')) return proxied ? 'proxy-refused' : 'refused'
  if (has('ENOTFOUND', 'EAI_AGAIN')) return proxied ? 'proxy-refused' : 'dns'
  if (has('UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT'))
    return 'timeout'
  if (error instanceof Error && /^(?:TimeoutError|AbortError)$/.test(error.name)) return 'timeout'
  return 'dropped'
}

function codesOf(error: unknown): readonly string[] {
  const codes: string[] = []
  for (let one = error, depth = 0; one instanceof Error && depth < 5; depth++) {
    if ('code' in one && typeof one.code === 'string') codes.push(one.code)
    const inner: unknown = one instanceof AggregateError ? one.errors[0] : one.cause
    one = inner
  }
  return codes
}

function apiError(body: string): { readonly type: string; readonly message: string } | undefined {
  const value = parseJson(body)
  const error = isRecord(value) ? value['error'] : undefined
  if (!isRecord(error)) return undefined
  return { type: String(error['type'] ?? ''), message: String(error['message'] ?? '') }
}

function isModelList(body: string): boolean {
  const value = parseJson(body)
  return isRecord(value) && Array.isArray(value['data'])
}
