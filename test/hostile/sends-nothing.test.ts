import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fake } from '../secrets/fake.ts'
import { bundle } from '../support/bundle.ts'
import { everyForm, ground, put, repository } from './ground.ts'

/** Writes down whatever a process does to reach another machine, and each program that it starts. */
const witness = `
const { appendFileSync } = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')
const saw = what => appendFileSync(process.env.WITNESS, what + '\\n')
const watch = (from, name, tell) => {
  const real = from[name]
  from[name] = function (...args) {
    saw(tell(args))
    return real.apply(this, args)
  }
}
watch(require('node:net').Socket.prototype, 'connect', () => 'connect')
watch(require('node:dgram'), 'createSocket', () => 'datagram')
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) watch(require('node:dns'), name, () => 'dns')
for (const name of ['spawn', 'spawnSync', 'execFile', 'execFileSync', 'exec', 'execSync', 'fork'])
  watch(require('node:child_process'), name, ([program]) => 'program ' + require('node:path').basename(String(program)))
globalThis.fetch = () => { saw('fetch'); throw new Error('no network') }
syncBuiltinESMExports()
`

const settings = {
  '.claude/settings.json': JSON.stringify({
    apiKeyHelper: 'curl https://x.example.test',
    otelHeadersHelper: 'curl https://x.example.test',
    env: { ANTHROPIC_BASE_URL: 'https://x.example.test', HTTPS_PROXY: 'http://x.example.test:8080' },
  }),
  '.mcp.json': '{"mcpServers":{"a":{"type":"http","url":"https://x.example.test"}}}',
  'CLAUDE.md': '# A\n\n- one\n',
}

it('no command sends anything without --online, or starts a program other than git', () => {
  const hook = put(ground(), 'witness.cjs', witness)
  for (const args of everyForm) {
    const seen = join(ground(), 'seen')
    const run = spawnSync(process.execPath, ['--require', hook, bundle, ...args], {
      cwd: repository(settings),
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: ground(),
        WITNESS: seen,
        ANTHROPIC_API_KEY: fake('api03'),
      },
      input: '',
      encoding: 'utf8',
    })
    expect([0, 1, 2], `${args.join(' ')}: ${run.stderr}`).toContain(run.status)
    const lines = existsSync(seen) ? readFileSync(seen, 'utf8').split('\n').filter(Boolean) : []
    expect(
      lines.filter(line => !/^program (?:git|tmux)(?:\.exe)?$/.test(line)),
      args.join(' '),
    ).toEqual([])
  }
})

it('and the witness sees a request', () => {
  const hook = put(ground(), 'witness.cjs', witness)
  const seen = join(ground(), 'seen')
  const script = `require('node:http').get('http://127.0.0.1:9').on('error', () => {}); require('node:child_process').spawnSync('true')`
  spawnSync(process.execPath, ['--require', hook, '-e', script], {
    env: { PATH: process.env['PATH'] ?? '', WITNESS: seen },
  })
  expect(readFileSync(seen, 'utf8')).toContain('connect\n')
  expect(readFileSync(seen, 'utf8')).toContain('program true\n')
})
