import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OnlineFacts } from '../../src/credentials/facts.ts'
import { loadFakeApi } from '../client/shared.ts'
import { type Given, runDoctor } from './run-doctor.ts'

const key = `sk-ant-api03-${'Qz7'.repeat(31)}AA`
const oauth = `sk-ant-oat01-${'x7Q'.repeat(33)}`

interface Seen {
  readonly url: string
  readonly headers: IncomingMessage['headers']
}

interface Server {
  readonly host: string
  readonly seen: readonly Seen[]
  readonly close: () => Promise<void>
}

async function listen(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Server> {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    seen.push({ url: request.url ?? '', headers: request.headers })
    handler(request, response)
  })
  // A proxy that tunnels.
  server.on('connect', (request, socket) => {
    seen.push({ url: request.url ?? '', headers: request.headers })
    const [host = '', port = ''] = (request.url ?? '').split(':')
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      upstream.pipe(socket).pipe(upstream)
    })
    upstream.on('error', () => socket.destroy())
    socket.on('error', () => upstream.destroy())
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () => {
      server.closeAllConnections()
      return new Promise(done => server.close(() => done()))
    },
  }
}

const reply =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (_: unknown, response: ServerResponse) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    response.writeHead(status, {
      'content-type': typeof body === 'string' ? 'text/html' : 'application/json',
      'request-id': 'req_fake1',
      ...headers,
    })
    response.end(text)
  }

async function ask(
  given: Given,
): Promise<{ readonly online: OnlineFacts; readonly ids: readonly string[]; readonly text: string }> {
  const { stdout } = await runDoctor({ ...given, flags: { ...given.flags, online: true, json: true } })
  const parsed = JSON.parse(stdout) as { online: OnlineFacts; findings: { ruleId: string }[] }
  return { online: parsed.online, ids: parsed.findings.map(({ ruleId }) => ruleId), text: stdout }
}

const at = (host: string, extra: Record<string, string> = {}): Given => ({
  env: { ANTHROPIC_API_KEY: key, ANTHROPIC_BASE_URL: `http://${host}`, ...extra },
  flags: { 'allow-host': [host] },
})

/** Each answer of the fake API that the client was measured with, and the rule that has to speak. */
const classes: readonly (readonly [mode: string, ruleId: string])[] = [
  ['401key', 'key-rejected'],
  ['401nocred', 'key-rejected'],
  ['401bearer', 'key-rejected'],
  ['401disabled', 'organization-disabled'],
  ['400disabled', 'organization-disabled'],
  ['401oauthunsupported', 'oauth-not-supported'],
  ['400credit', 'credit-too-low'],
  ['403perm', 'permission-denied'],
  ['403orgoauth', 'subscription-not-allowed'],
  ['403notallowed', 'access-refused'],
  ['429', 'rate-limited'],
  ['429unified', 'rate-limited'],
  ['500', 'service-trouble'],
  ['529', 'service-trouble'],
  ['html403', 'blocked-by-proxy'],
  ['html502', 'service-trouble'],
]

describe('each answer of the API leads to its cause', async () => {
  const modes = (await loadFakeApi()).MODES
  it.each(classes)('%s: %s', async (mode, ruleId) => {
    const { status = 0, body, raw } = modes[mode] as { status?: number; body?: unknown; raw?: string }
    const server = await listen(reply(status, raw ?? body))
    try {
      const { ids, online } = await ask(at(server.host))
      expect(ids).toContain(ruleId)
      if (!mode.startsWith('401')) expect(ids).not.toContain('key-rejected')
      expect(online).toMatchObject({ status, requestId: 'req_fake1' })
      expect(server.seen).toHaveLength(1)
    } finally {
      await server.close()
    }
  })
})

describe('doctor --online', () => {
  it('asks for the models once, with the key in its header, and is content with a list', async () => {
    const server = await listen(reply(200, { data: [] }))
    try {
      const { online, ids } = await ask(at(server.host))
      expect(online).toMatchObject({ answer: 'accepted', status: 200, host: server.host })
      expect(Math.abs(online.clockSkew ?? 99)).toBeLessThan(5)
      expect(ids).not.toContain('key-rejected')
      expect(server.seen).toHaveLength(1)
      expect(server.seen[0]?.url).toBe('/v1/models?limit=1')
      expect(server.seen[0]?.headers['x-api-key']).toBe(key)
      expect(server.seen[0]?.headers.authorization).toBeUndefined()
    } finally {
      await server.close()
    }
  })

  it('tells a clock that is wrong by the date of the answer', async () => {
    const server = await listen(
      reply(200, { data: [] }, { date: new Date(Date.now() + 3_600_000).toUTCString() }),
    )
    try {
      expect((await ask(at(server.host))).ids).toContain('clock-skew')
    } finally {
      await server.close()
    }
  })

  it('repeats nothing of what a server says, be it the key itself', async () => {
    const echo = key.slice(13, 60)
    const server = await listen(
      reply(
        403,
        { error: { type: `x${echo}`, message: `no ${echo}` } },
        { 'request-id': echo, 'x-other': echo },
      ),
    )
    try {
      for (const form of [{ json: true }, { markdown: true }, {}, { format: 'sarif' }] as const) {
        const given = at(server.host)
        const { stdout, stderr } = await runDoctor({
          ...given,
          flags: { ...given.flags, ...form, online: true },
        })
        expect(stdout).toContain('permission-denied')
        expect(stdout + stderr).not.toContain('Qz7')
      }
    } finally {
      await server.close()
    }
  })

  it('lets no helper output out, nor its error text', async () => {
    const home = { '.claude/settings.json': { apiKeyHelper: `echo ${key}; echo ${key} >&2; exit 4` } }
    const several = { '.claude/settings.json': { apiKeyHelper: `echo ${key}; echo banner` } }
    for (const files of [home, several]) {
      const { stdout, stderr } = await runDoctor({ home: files, flags: { 'run-helper': true, json: true } })
      expect(stdout).toContain('helper-fails')
      expect(stdout + stderr).not.toContain('Qz7')
    }
  })

  it('follows no redirect', async () => {
    const other = await listen(reply(200, { data: [] }))
    const server = await listen((_, response) =>
      response.writeHead(302, { location: `http://${other.host}/v1/models` }).end(),
    )
    try {
      expect((await ask(at(server.host))).online.answer).toBe('unexpected')
      expect(other.seen).toEqual([])
    } finally {
      await Promise.all([server.close(), other.close()])
    }
  })

  it('sends nothing to a host that was not named, nor to one that the project names', async () => {
    const server = await listen(reply(200, { data: [] }))
    const url = `http://${server.host}`
    try {
      const foreign = await ask({ ...at(server.host), flags: {} })
      expect(foreign.online).toMatchObject({ skipped: 'foreign-host' })
      // The host of the project is left out; here a proxy that does not exist keeps the test from the real host.
      const project = await ask({
        env: { ANTHROPIC_API_KEY: key, HTTPS_PROXY: 'http://127.0.0.1:1' },
        proj: { '.claude/settings.json': { env: { ANTHROPIC_BASE_URL: url } } },
        flags: { 'allow-host': [server.host] },
      })
      expect(project.online).toMatchObject({ host: 'api.anthropic.com', answer: 'proxy-refused' })
      expect(project.ids).toContain('project-base-url')
      expect(server.seen).toEqual([])
    } finally {
      await server.close()
    }
  })

  it('never sends an OAuth token, whatever variable it stands in', async () => {
    const server = await listen(reply(200, { data: [] }))
    const base = { ANTHROPIC_BASE_URL: `http://${server.host}` }
    try {
      for (const env of [
        { CLAUDE_CODE_OAUTH_TOKEN: oauth },
        { ANTHROPIC_API_KEY: oauth },
        { ANTHROPIC_AUTH_TOKEN: oauth },
      ]) {
        const { online } = await ask({ env: { ...env, ...base }, flags: { 'allow-host': [server.host] } })
        expect(online.skipped).toBe('oauth-token')
      }
      expect(server.seen).toEqual([])
    } finally {
      await server.close()
    }
  })

  it('refuses with the check of certificates switched off', async () => {
    const server = await listen(reply(200, { data: [] }))
    try {
      expect((await ask(at(server.host, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }))).online.skipped).toBe(
        'tls-off',
      )
      expect(server.seen).toEqual([])
    } finally {
      await server.close()
    }
  })

  it('says that nobody answers', async () => {
    const server = await listen(reply(200, {}))
    await server.close()
    const { ids, online } = await ask(at(server.host))
    expect(online.answer).toBe('refused')
    expect(ids).toContain('connection-fails')
    expect(ids).not.toContain('key-rejected')
  })

  it('says that a name is not found', async () => {
    const given = {
      env: { ANTHROPIC_API_KEY: key, ANTHROPIC_BASE_URL: 'https://host.invalid' },
      flags: { 'allow-host': ['host.invalid'] },
    }
    const { online, ids } = await ask(given)
    expect(online.answer).toBe('dns')
    expect(ids).toContain('connection-fails')
  })

  it('says that a connection breaks off', async () => {
    const server = await listen(request => request.socket.destroy())
    try {
      expect((await ask(at(server.host))).online.answer).toBe('dropped')
    } finally {
      await server.close()
    }
  })

  it('goes through the proxy, and says when it is the proxy that refuses', async () => {
    const api = await listen(reply(200, { data: [] }))
    const proxy = await listen(reply(403, '<html>blocked</html>'))
    try {
      const through = await ask(at(api.host, { HTTP_PROXY: `http://user:secret-canary@${proxy.host}` }))
      expect(through.online).toMatchObject({ answer: 'accepted', proxy: proxy.host })
      expect(through.text).not.toContain('secret-canary')
      expect(proxy.seen).toHaveLength(1)
      const exempt = await ask(at(api.host, { HTTP_PROXY: `http://${proxy.host}`, NO_PROXY: '127.0.0.1' }))
      expect(exempt.online.proxy).toBeUndefined()
      const dead = await ask(at(api.host, { HTTP_PROXY: 'http://127.0.0.1:1' }))
      expect(dead.online).toMatchObject({ answer: 'proxy-refused', direct: 'reachable' })
      expect(dead.ids).toContain('connection-fails')
      // The probe without the proxy carries no credential.
      expect(api.seen.at(-1)?.headers['x-api-key']).toBeUndefined()
    } finally {
      await Promise.all([api.close(), proxy.close()])
    }
  })

  it('runs the helper of the user when asked, and never one of the project', async () => {
    const server = await listen(
      reply(401, { error: { type: 'authentication_error', message: 'invalid x-api-key' } }),
    )
    const base = { ANTHROPIC_BASE_URL: `http://${server.host}` }
    const flags = { 'allow-host': [server.host], 'run-helper': true }
    try {
      const home = { '.claude/settings.json': { apiKeyHelper: `echo ${key}` } }
      expect((await ask({ env: base, home, flags: { 'allow-host': [server.host] } })).online.skipped).toBe(
        'helper-not-run',
      )
      expect((await ask({ env: base, home, flags })).ids).toContain('key-rejected')
      expect(server.seen.at(-1)?.headers['x-api-key']).toBe(key)
      const failing = { '.claude/settings.json': { apiKeyHelper: 'echo boom >&2; exit 3' } }
      expect((await ask({ env: base, home: failing, flags })).ids).toContain('helper-fails')
      const before = server.seen.length
      const proj = { '.claude/settings.json': { apiKeyHelper: `touch @HOME@/ran; echo ${key}` } }
      const project = await ask({ env: base, proj, flags })
      expect(project.ids).toContain('helper-from-project')
      expect(project.online.skipped).toBe('helper-not-run')
      expect(server.seen).toHaveLength(before)
    } finally {
      await server.close()
    }
  })
})

describe('doctor --online over TLS', () => {
  let folder = ''
  let server: ReturnType<typeof createTlsServer> | undefined
  let host = ''
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tls-'))
    const [certificate, secret] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
        '-subj',
        '/CN=other.example',
        '-addext',
        'subjectAltName=IP:127.0.0.1',
        '-keyout',
        secret,
        '-out',
        certificate,
      ],
      { stdio: 'ignore' },
    )
    const tls = createTlsServer(
      { cert: readFileSync(certificate), key: readFileSync(secret) },
      (request, response) => reply(200, { data: [] })(request, response),
    )
    await new Promise<void>(done => tls.listen(0, '127.0.0.1', done))
    server = tls
    host = `127.0.0.1:${(tls.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server?.closeAllConnections()
    server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('says that a certificate is not trusted, and trusts the additional authority', async () => {
    const env = { ANTHROPIC_API_KEY: key, ANTHROPIC_BASE_URL: `https://${host}` }
    const flags = { 'allow-host': [host] }
    const unknown = await ask({ env, flags })
    expect(unknown.online.answer).toBe('tls-untrusted')
    expect(unknown.ids).toContain('tls-untrusted')
    expect(unknown.ids).not.toContain('key-rejected')
    const pem = readFileSync(join(folder, 'cert.pem'), 'utf8')
    const trusted = await ask({
      env: { ...env, NODE_EXTRA_CA_CERTS: '@HOME@/ca.pem' },
      home: { 'ca.pem': pem },
      flags,
    })
    expect(trusted.online.answer).toBe('accepted')
    const name = host.replace('127.0.0.1', 'localhost')
    const other = await ask({
      env: { ...env, ANTHROPIC_BASE_URL: `https://${name}`, NODE_EXTRA_CA_CERTS: '@HOME@/ca.pem' },
      home: { 'ca.pem': pem },
      flags: { 'allow-host': [name] },
    })
    expect(other.online.answer).toBe('tls-hostname')
  })
})
