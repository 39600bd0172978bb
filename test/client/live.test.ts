import { execFileSync, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measuredVersion } from '../../src/credentials/measured-version.ts'
import { resolve } from '../../src/credentials/order.ts'
import type { SourceId } from '../../src/credentials/types.ts'
import { customHeaders } from '../../src/io/credentials/custom-headers.ts'
import { readLayers } from '../../src/io/credentials/layers.ts'
import { helperCommand } from '../../src/io/credentials/read-helper.ts'
import { reveal } from '../../src/io/credentials/vault.ts'
import { probeCredentials } from '../../src/io/probe-credentials.ts'
import { randomCases } from './random-cases.ts'
import { hasClientFolder, loadFakeApi } from './shared.ts'
import { writeWorld } from './write-world.ts'

const version = measuredVersion
const asked = process.env['AUTHMD_CLIENT']
const count = asked === undefined || asked === '' ? 0 : asked === '1' ? 120 : Number(asked)
const reason = !hasClientFolder
  ? 'the fake API beside the repository is not there'
  : process.platform !== 'linux' || process.arch !== 'x64'
    ? 'the client is installed for Linux on x64 only'
    : count > 0
      ? undefined
      : 'AUTHMD_CLIENT is not set (1: 120 combinations, N: N of them)'
if (reason !== undefined)
  process.stderr.write(`SKIP 1: live comparison with Claude Code ${version}: ${reason}\n`)

/** An empty environment apart from these; nothing of the machine's own settings is seen. */
const baseEnv = {
  PATH: '/usr/bin:/bin',
  LANG: 'C.UTF-8',
  TERM: 'dumb',
  SHELL: '/bin/bash',
  USER: 'nobodytest',
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  CLAUDE_CODE_MAX_RETRIES: '0',
  DISABLE_AUTOUPDATER: '1',
  DISABLE_TELEMETRY: '1',
  DISABLE_ERROR_REPORTING: '1',
}

describe.skipIf(reason !== undefined)(`Claude Code ${version} sends what the doctor predicts`, () => {
  let folder: string | undefined
  let client = process.env['CLAUDE_BIN'] ?? ''

  beforeAll(() => {
    if (client !== '') return
    // Its licence forbids to ship it, so it is installed on demand and taken away again.
    folder = mkdtempSync(join(tmpdir(), 'client-'))
    const name = '@anthropic-ai/claude-code-linux-x64'
    execFileSync(
      'npm',
      ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `${name}@${version}`],
      {
        stdio: 'ignore',
      },
    )
    client = join(folder, 'node_modules', name, 'claude')
  }, 300_000)
  afterAll(() => folder !== undefined && rmSync(folder, { recursive: true, force: true }))

  it(`in ${count} random combinations of sources and odd values`, async () => {
    expect(existsSync(client)).toBe(true)
    const { startServer } = await loadFakeApi()
    const seed = Number(process.env['AUTHMD_CLIENT_SEED'] ?? Date.now() % 1_000_000)
    const cases = randomCases(seed, count)
    const differing: unknown[] = []
    let requests = 0
    let next = 0
    const worker = async () => {
      while (next < cases.length) {
        const index = next++
        const one = cases[index]
        if (one === undefined) break
        const server = await startServer({ mode: 'ok' })
        const base = `http://127.0.0.1:${server.port}`
        const written = writeWorld(
          { ...one.setup, env: { ANTHROPIC_BASE_URL: base, ...one.setup.env } },
          base,
        )
        try {
          const env = { ...baseEnv, ...written.world.env, TMPDIR: join(written.root, 'tmp') }
          mkdirSync(env.TMPDIR)
          const predicted = predict({ ...written.world, env }, one.options)
          await runClient(client, [...one.flags, '-p', 'hi'], {
            cwd: written.world.cwd,
            env,
            fds: one.fds.map((text, at) => openFile(join(written.root, `fd${at}`), text)),
          })
          const message = server.requests.find(
            ({ method, path }) => method === 'POST' && /^\/v1\/messages(?:\?|$)/.test(path),
          )
          const sent = message === undefined ? nothing : read(message.headers)
          if (sent.request) requests++
          if (JSON.stringify(sent) !== JSON.stringify(predicted))
            differing.push({ seed, index, one, predicted, sent })
        } finally {
          await server.close()
          written.remove()
        }
      }
    }
    await Promise.all([worker(), worker()])
    process.stderr.write(
      `${cases.length - differing.length} of ${cases.length} live combinations agree, ${requests} of them with a request (seed ${seed})\n`,
    )
    expect(differing).toEqual([])
  }, 1_200_000)
})

interface Sent {
  readonly request: boolean
  readonly xApiKey: string | null
  readonly authorization: string | null
  readonly oauthBeta: boolean
}

const nothing: Sent = { request: false, xApiKey: null, authorization: null, oauthBeta: false }

function read(headers: Readonly<Record<string, string | undefined>>): Sent {
  return {
    request: true,
    xApiKey: headers['x-api-key'] ?? null,
    authorization: headers['authorization'] ?? null,
    oauthBeta: (headers['anthropic-beta'] ?? '').includes('oauth'),
  }
}

/** The prediction names sources; here, and only here, they are turned into the fake values that the case has. */
function predict(
  world: Parameters<typeof probeCredentials>[0],
  options: Parameters<typeof probeCredentials>[1],
): Sent {
  const { facts, vault } = probeCredentials(world, options)
  const resolution = resolve(facts)
  if (!resolution.request) return nothing
  const layers = readLayers(world, options)
  const textOf = (source: SourceId, header: 'x-api-key' | 'authorization') => {
    if (source.endsWith(':ANTHROPIC_CUSTOM_HEADERS')) {
      const layer = source.split(':')[0]
      const text =
        layers.definitions('ANTHROPIC_CUSTOM_HEADERS').find(one => one.layer === layer)?.value ?? ''
      return (
        customHeaders(text)
          .filter(one => one.header === header)
          .at(-1)?.value ?? ''
      )
    }
    const value = source.endsWith(':apiKeyHelper')
      ? (/^echo (\S+)$/.exec(helperCommand(layers, source) ?? '')?.[1] ?? '')
      : (reveal(vault, source) ?? '')
    return header === 'authorization' ? `Bearer ${value}`.replace(/ +$/, '') : value
  }
  if (resolution.authorization === 'basic:user-info') {
    const basic = Buffer.from(reveal(vault, 'basic:user-info') ?? '').toString('base64')
    const xApiKey = resolution.xApiKey === null ? null : textOf(resolution.xApiKey, 'x-api-key')
    return { request: true, xApiKey, authorization: `Basic ${basic}`, oauthBeta: resolution.oauthBeta }
  }
  return {
    request: true,
    xApiKey: resolution.xApiKey === null ? null : textOf(resolution.xApiKey, 'x-api-key'),
    authorization:
      resolution.authorization === null ? null : textOf(resolution.authorization, 'authorization'),
    oauthBeta: resolution.oauthBeta,
  }
}

function openFile(path: string, text: string): number {
  writeFileSync(path, text)
  return openSync(path, 'r')
}

function runClient(
  file: string,
  args: readonly string[],
  options: {
    readonly cwd: string
    readonly env: Readonly<Record<string, string | undefined>>
    readonly fds: readonly number[]
  },
): Promise<void> {
  return new Promise(done => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: options.env,
      stdio: ['ignore', 'ignore', 'ignore', ...options.fds],
      timeout: 60_000,
      killSignal: 'SIGKILL',
    })
    child.on('close', () => {
      for (const fd of options.fds) closeSync(fd)
      done()
    })
    child.on('error', () => done())
  })
}
