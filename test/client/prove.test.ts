import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measuredVersion } from '../../src/credentials/measured-version.ts'
import type { Sent } from '../../src/credentials/proof.ts'
import { prove } from '../../src/diagnosis/prove.ts'
import { serverIs } from '../../src/io/client/ask-client.ts'
import { quieted } from '../../src/io/client/quiet.ts'
import { serveApi } from '../../src/io/client/serve-api.ts'
import { customHeaders } from '../../src/io/credentials/custom-headers.ts'
import { helperCommand } from '../../src/io/credentials/read-helper.ts'
import { reveal } from '../../src/io/credentials/vault.ts'
import { probeCredentials } from '../../src/io/probe-credentials.ts'
import { type InstalledClient, installClient, quietEnvironment } from './client-program.ts'
import { type Case, randomCases } from './random-cases.ts'
import { type Written, writeWorld } from './write-world.ts'

const asked = Number(process.env['AUTHMD_PROVE'] ?? 0)
const isPossible = process.platform === 'linux' && process.arch === 'x64'
const reason = !isPossible
  ? 'the client is installed for Linux on x64 only'
  : asked > 0
    ? undefined
    : 'AUTHMD_PROVE is not set (N: N proofs)'
if (reason !== undefined) {
  process.stderr.write(`SKIP 1: doctor --prove with Claude Code ${measuredVersion}: ${reason}\n`)
}

/** A namespace without a network needs root and the right to make one; the built program is asked in it. */
const hasNamespaces =
  existsSync('dist/bin.cjs') &&
  spawnSync('unshare', ['-n', 'sh', '-c', 'ip link set lo up'], { stdio: 'ignore' }).status === 0

/**
 * What the client itself writes when it starts: the state file, its backup and its lists, in the folder that doctor
 * takes for its configuration; the help speaks of them.
 */
function isNoteOfClient(path: string, { home, folder }: { readonly home: string; readonly folder: string }) {
  const places = [folder, join(home, '.claude')]
  const files = [
    join(home, '.claude.json'),
    ...places.flatMap(place => stateFiles.map(name => join(place, name))),
  ]
  const lists = places.flatMap(place => noteFolders.map(name => `${join(place, name)}/`))
  return files.includes(path) || lists.some(list => path.startsWith(list))
}

const stateFiles = ['.claude.json', '.config.json']
const noteFolders = ['backups', 'plugins/store', 'projects', 'sessions']

describe.skipIf(reason !== undefined)(`doctor --prove with Claude Code ${measuredVersion}`, () => {
  let client: InstalledClient
  beforeAll(() => {
    client = installClient(measuredVersion)
  }, 300_000)
  afterAll(() => client.remove())

  it(`says in ${asked} random set-ups what a server sees, reaches none but its own, and changes only the client's notes`, async () => {
    const seed = Number(process.env['AUTHMD_PROVE_SEED'] ?? Date.now() % 1_000_000)
    const wrong: unknown[] = []
    const changed = new Set<string>()
    const notes = new Set<string>()
    const addresses = new Set<string>()
    let proofs = 0
    let refused = 0
    let nothing = 0
    for (const [index, one] of randomCases(seed, asked * 6).entries()) {
      if (proofs === asked) break
      // A flag of the person's is refused, an open descriptor as well; an administrator's files would be the machine's.
      if (one.options.settings !== undefined || Object.keys(one.setup.machine ?? {}).length > 0) continue
      const written = writeWorld(one.setup)
      try {
        const env = environment(written, client.folder)
        const machine = { ...written.world, env }
        const log = join(written.root, 'connects')
        watch(written, { client: client.file, log })
        const before = snapshot(written.root)
        const here = probeCredentials(machine, one.options)
        const given = { probe: one.options, runHelper: true }
        const proof = await prove(here, given, machine)
        const places = { home: written.home, folder: probeCredentials(machine, one.options).layers.folder }
        for (const path of differing(before, snapshot(written.root))) {
          const name = relative(written.root, path)
          if (isNoteOfClient(path, places)) notes.add(name.replaceAll(/\d{6,}/g, 'N'))
          else changed.add(name)
        }
        for (const address of connects(log)) addresses.add(address)
        if (proof.state === 'refused') {
          refused++
          continue
        }
        proofs++
        const inProject =
          proof.state === 'seen' && here.facts.trusted && proof.leavesOut !== 'project-programs'
        const saw = await seenByServer(client.file, one, {
          cwd: inProject ? machine.cwd : join(written.root, 'empty'),
          env,
        })
        const told = proof.state === 'seen' ? texts(proof.sent, machine, one) : proof
        // A client that ends without a word that is known, or asked another server too, proves nothing, and the report says so.
        const provesNothing =
          proof.state === 'failed' && (proof.why === 'silent' || proof.why === 'elsewhere') && !saw.request
        if (provesNothing) nothing++
        else if (JSON.stringify(told) !== JSON.stringify(saw)) wrong.push({ seed, index, one, told, saw })
      } finally {
        written.remove()
      }
    }
    process.stderr.write(
      `${proofs - wrong.length} of ${proofs} proofs are what the server saw, ${nothing} of them prove nothing, ${refused} refused (seed ${seed}); connections: ${[...addresses].join(', ') || 'not watched'}; changed: ${[...notes].map(name => JSON.stringify(name)).join(', ')}\n`,
    )
    expect(wrong).toEqual([])
    expect(proofs).toBe(asked)
    expect(nothing).toBeLessThanOrEqual(Math.ceil(asked / 5))
    expect([...addresses].filter(address => address !== '127.0.0.1')).toEqual([])
    expect([...changed]).toEqual([])
  }, 5_400_000)

  it.skipIf(!hasNamespaces)(
    'connects to its own server alone where there is no network, and leaves a claude of the project alone',
    () => {
      const key = ['sk-ant-api03', 'FAKE', 'N'].join('-')
      const written = writeWorld({
        env: { ANTHROPIC_API_KEY: key },
        proj: { 'bin/claude': { text: '#!/bin/sh\ntouch "$HOME/planted"\n', mode: 0o755 } },
      })
      try {
        const env = environment(written, client.folder)
        const log = join(written.root, 'connects')
        watch(written, { client: client.file, log })
        const alone = ['-n', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh']
        const doctor = [process.execPath, resolve('dist/bin.cjs'), 'doctor', '--prove', '--json']
        const { stdout } = spawnSync('unshare', [...alone, ...doctor], {
          cwd: written.project,
          env: { ...env, PATH: `${join(written.project, 'bin')}:${env.PATH}` },
          encoding: 'utf8',
        })
        const { proof, resolution } = JSON.parse(stdout)
        expect(proof).toMatchObject({
          state: 'seen',
          sent: { xApiKey: 'shell:ANTHROPIC_API_KEY' },
          stopped: [],
        })
        expect(resolution.evidence).toBe('proven')
        expect(connects(log).filter(address => address !== '127.0.0.1')).toEqual([])
        expect(existsSync(join(written.home, 'planted'))).toBe(false)
      } finally {
        written.remove()
      }
    },
    120_000,
  )
})

function environment(written: Written, folder: string) {
  const TMPDIR = join(written.root, 'tmp')
  mkdirSync(TMPDIR)
  mkdirSync(join(written.root, 'empty'))
  const PATH = `${join(written.root, 'watched')}:${folder}:/usr/bin:/bin`
  return { ...quietEnvironment, ...written.world.env, PATH, TMPDIR }
}

/** Where strace is there, a `claude` that comes first and notes each address to which the real one connects. */
function watch(written: Written, { client, log }: { readonly client: string; readonly log: string }): void {
  const folder = join(written.root, 'watched')
  mkdirSync(folder)
  if (!existsSync('/usr/bin/strace')) return
  const file = join(folder, 'claude')
  writeFileSync(
    file,
    `#!/bin/sh\nexec /usr/bin/strace -f -qq -e trace=connect,sendto -e signal=none -o '${log}' '${client}' "$@"\n`,
  )
  chmodSync(file, 0o755)
}

function connects(log: string): readonly string[] {
  if (!existsSync(log)) return []
  const text = readFileSync(log, 'utf8')
  return [...text.matchAll(/inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"/g)].map(
    ([, four, six]) => four ?? six ?? '',
  )
}

/** What stands in the files of a set-up, by path; not where the client is watched, nor its temporary files. */
function snapshot(root: string): ReadonlyMap<string, string> {
  const files = ['home', 'proj', 'empty'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map(path => join(root, folder, path))
      .filter(path => lstatSync(path).isFile()),
  )
  return new Map(files.map(path => [path, createHash('sha1').update(readFileSync(path)).digest('hex')]))
}

function differing(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    path => before.get(path) !== after.get(path),
  )
}

interface Texts {
  readonly request: boolean
  readonly xApiKey: string | null
  readonly authorization: string | null
  readonly oauthBeta: boolean
}

/** What another server gets from the same client in the same folder. */
async function seenByServer(
  file: string,
  one: Case,
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): Promise<Texts> {
  const api = await serveApi()
  try {
    const settings = JSON.stringify({ env: { ...quieted, ANTHROPIC_BASE_URL: api.url } })
    await new Promise<void>(done => {
      const child = spawn(file, ['-p', 'hi', '--settings', settings, ...one.flags], {
        cwd,
        // Measured: in the desktop app the environment stands over `--settings`.
        env: { ...env, ...serverIs(api.url) },
        stdio: 'ignore',
        timeout: 60_000,
        killSignal: 'SIGKILL',
      })
      child.on('close', () => done())
      child.on('error', () => done())
    })
    const headers = api.headers()
    const x = headers?.['x-api-key']
    return {
      request: headers !== undefined,
      xApiKey: x === undefined ? null : String(x),
      authorization: headers?.authorization ?? null,
      oauthBeta: String(headers?.['anthropic-beta'] ?? '').includes('oauth'),
    }
  } finally {
    api.close()
  }
}

/** The proof names sources; here they are turned into the fake values of the case. */
function texts(sent: Sent, machine: Parameters<typeof probeCredentials>[0], one: Case): Texts {
  const { vault, layers } = probeCredentials(machine, one.options)
  const textOf = (source: Sent['xApiKey'], header: 'x-api-key' | 'authorization') => {
    if (source === null || source === 'unrecognised') return source
    if (source.endsWith(':ANTHROPIC_CUSTOM_HEADERS')) {
      const text = layers
        .definitions('ANTHROPIC_CUSTOM_HEADERS')
        .find(({ layer }) => source.startsWith(`${layer}:`))
      return (
        customHeaders(text?.value ?? '')
          .filter(found => found.header === header)
          .at(-1)?.value ?? ''
      )
    }
    const value = source.endsWith(':apiKeyHelper')
      ? (/^echo (\S+)$/.exec(helperCommand(layers, source) ?? '')?.[1] ?? '')
      : (reveal(vault, source) ?? '')
    return header === 'authorization' ? `Bearer ${value}`.trimEnd() : value
  }
  return {
    request: sent.request,
    xApiKey: textOf(sent.xApiKey, 'x-api-key'),
    authorization: textOf(sent.authorization, 'authorization'),
    oauthBeta: sent.oauthBeta,
  }
}
