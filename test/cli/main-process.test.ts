import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// The real `bin.ts`, built with commands that only misbehave.
const fakeCommands = `
const command = (name, run) => ({ name, describe: name, flags: [], examples: [], load: async () => ({ run }) })
const busy = ms => { for (const end = Date.now() + ms; Date.now() < end; ); }
export const commands = [
  command('apply', (_, world) => { world.stderr.write('applied\\n'); return 1 }),
  command('wait', async (_, world) => { world.stdout.write('ready\\n'); await new Promise(done => setTimeout(done, 30_000)); return 0 }),
  command('write', (_, world) => { world.stdout.write('ready\\n'); busy(700); world.stdout.write('written\\n'); return 0 }),
  command('loop', async (_, world) => { world.stdout.write('ready\\n'); for (;;) { busy(20); await world.breathe() } }),
  command('read', (_, world) => { world.stdout.write('ready\\n'); world.stdout.write(world.stdin.read().toUpperCase()); return 0 }),
  command('flood', (_, world) => { for (let i = 0; i < 2000; i++) world.stdout.write('x'.repeat(999) + '\\n'); return 1 }),
  command('terminal', (_, world) => { world.stdout.write([world.stdin.isTTY, world.stdout.isTTY, world.stdout.columns].join(' ')); return 0 }),
  command('root', (_, world) => { world.stdout.write(require('node:fs').readFileSync(world.packageRoot + '/marker', 'utf8')); return 0 }),
]`

const folder = mkdtempSync(join(tmpdir(), 'authmd-bin-'))
const bin = join(folder, 'dist', 'bin.cjs')

beforeAll(async () => {
  writeFileSync(join(folder, 'commands.js'), fakeCommands)
  writeFileSync(join(folder, 'marker'), 'here')
  const build = await rolldown({
    input: fileURLToPath(new URL('../../src/bin.ts', import.meta.url)),
    platform: 'node',
    checks: { emptyImportMeta: false },
    plugins: [
      {
        name: 'fake-commands',
        resolveId: id => (id === './commands/index.ts' ? join(folder, 'commands.js') : null),
      },
    ],
  })
  await build.write({ dir: join(folder, 'dist'), format: 'cjs', entryFileNames: 'bin.cjs' })
  await build.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [bin, ...args], { input, encoding: 'utf8', env: {} })

/** Sends the signal once the command says that it is at work. */
function interrupt(name: string): Promise<{ code: number | null; signal: string | null; stdout: string }> {
  const child = spawn(process.execPath, [bin, name], { stdio: ['pipe', 'pipe', 'inherit'], env: {} })
  let stdout = ''
  child.stdout.on('data', (data: Buffer) => {
    if (stdout === '') setTimeout(() => child.kill('SIGINT'), 100)
    stdout += String(data)
  })
  return new Promise(resolve => child.on('close', (code, signal) => resolve({ code, signal, stdout })))
}

describe('the process', () => {
  it("ends with the command's exit code, results on stdout and the rest on stderr", () => {
    expect(run([])).toMatchObject({ status: 1, stdout: '', stderr: 'applied\n' })
  })

  it.skipIf(process.platform === 'win32')(
    'says in one line that the folder it was started in is gone',
    () => {
      const script = 'cd "$(mktemp -d)" && rmdir "$PWD" && exec "$@"'
      for (const line of [
        [bin, 'apply'],
        [fileURLToPath(new URL('../../plugin/hooks/authmd.mjs', import.meta.url)), 'doctor'],
      ]) {
        const { status, stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', process.execPath, ...line], {
          encoding: 'utf8',
        })
        expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
        expect(stderr).toMatch(/^authmd: the folder of this terminal is no longer there: [^\n]+\n$/)
      }
    },
  )

  it('is ended by the signal itself while it waits, which a shell sees as 130', async () => {
    expect(await interrupt('wait')).toEqual({ code: null, signal: 'SIGINT', stdout: 'ready\n' })
  })

  it('is ended by the signal itself between two steps of a long loop', async () => {
    expect(await interrupt('loop')).toEqual({ code: null, signal: 'SIGINT', stdout: 'ready\n' })
  })

  it('is ended by the signal itself also within synchronous work, so that nothing hangs that can be stopped', async () => {
    expect(await interrupt('write')).toEqual({ code: null, signal: 'SIGINT', stdout: 'ready\n' })
  })

  it('is interrupted by the signal itself while it reads standard input', async () => {
    expect(await interrupt('read')).toEqual({ code: null, signal: 'SIGINT', stdout: 'ready\n' })
  })

  it('reads all of standard input', () => {
    expect(run(['read'], 'é'.repeat(100_000)).stdout).toBe(`ready\n${'É'.repeat(100_000)}`)
  })

  it('stays quiet and keeps its exit code when the reader of a pipe leaves', () => {
    const line = `"${process.execPath}" "${bin}" flood | head -n 1 >/dev/null; echo "\${PIPESTATUS[0]}"`
    expect(spawnSync('bash', ['-c', line], { encoding: 'utf8' })).toMatchObject({ stdout: '1\n', stderr: '' })
  })

  it('loses nothing to a slow reader of a non-blocking pipe', () => {
    const line = `"${process.execPath}" "${bin}" flood | (sleep 0.3; wc -c)`
    expect(spawnSync('bash', ['-c', line], { encoding: 'utf8' }).stdout.trim()).toBe('2000000')
  })

  it('knows a pipe from a terminal', () => {
    expect(run(['terminal']).stdout).toBe('false false 80')
  })

  it('finds the package around it', () => {
    expect(run(['root']).stdout).toBe('here')
  })
})
