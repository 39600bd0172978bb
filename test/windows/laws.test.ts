import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTerminal } from '../support/shells.ts'
import { noWindows, openWindows, tool, type Windows } from '../support/windows/bench.ts'
import { type Case, corpusCases, fixtureCases, generatedCases } from '../support/windows/cases.ts'

if (noWindows !== undefined) process.stderr.write(`SKIP 1: the laws on Windows: ${noWindows}\n`)

const driver = fileURLToPath(new URL('../support/windows/run-cases.cjs', import.meta.url))
const long = process.env['AUTHMD_LONG'] === '1'

type Outcome = readonly { readonly code?: number; readonly files: Readonly<Record<string, string>> }[]

describe.skipIf(noWindows !== undefined)('on Windows', () => {
  let windows: Windows
  let here: string
  beforeAll(async () => {
    windows = await openWindows()
    here = mkdtempSync(join(tmpdir(), 'laws-'))
    cpSync(driver, join(windows.drive, 'run-cases.cjs'))
  }, 300_000)
  afterAll(async () => {
    rmSync(here, { recursive: true, force: true })
    await windows?.close()
  })

  const file = (...path: readonly string[]) => join(windows.drive, ...path)

  async function both(
    cases: readonly Case[],
  ): Promise<{ windows: readonly Outcome[]; linux: readonly Outcome[] }> {
    writeFileSync(file('cases.json'), JSON.stringify(cases))
    const run = 'C:\\run-cases.cjs C:\\cases.json C:\\results.json C:\\authmd\\dist\\bin.cjs C:\\w 3'
    await windows.batch([`C:\\authmd\\node.exe ${run} > C:\\out.txt 2> C:\\err.txt`])
    expect(readFileSync(file('err.txt'), 'utf8')).toBe('')
    const results = join(here, 'results.json')
    const code = await new Promise(done =>
      spawn(
        process.execPath,
        [driver, file('cases.json'), results, file('authmd', 'dist', 'bin.cjs'), join(here, 'w'), '2'],
        {
          stdio: 'inherit',
        },
      ).on('close', done),
    )
    expect(code).toBe(0)
    const parsed = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as readonly Outcome[]
    const found = { windows: parsed(file('results.json')), linux: parsed(results) }
    rmSync(file('results.json'))
    return found
  }

  async function compare(title: string, cases: readonly Case[]): Promise<void> {
    const different: string[] = []
    let calls = 0
    let written = 0
    for (let at = 0; at < cases.length; at += 24) {
      const some = cases.slice(at, at + 24)
      const found = await both(some)
      some.forEach(({ name, steps }, index) => {
        const [ours, theirs] = [found.windows[index] ?? [], found.linux[index] ?? []]
        calls += steps.length
        if (JSON.stringify(theirs[0]?.files) !== JSON.stringify(theirs[1]?.files)) written += 1
        theirs.forEach((step, call) => {
          if (comparable(step) !== comparable(ours[call]))
            different.push(
              `${name}: call ${call}: ${firstDifference(comparable(step), comparable(ours[call]))}`,
            )
        })
      })
    }
    process.stderr.write(
      `${title}: ${cases.length} repositories (${written} written), ${calls} calls, ${different.length} different from Linux\n`,
    )
    expect(different).toEqual([])
    expect(written).toBeGreaterThan(cases.length / 3)
  }

  it('every fixture gets the bytes, the answers and the exit codes that it gets on Linux', async () => {
    const all = fixtureCases()
    await compare('fixtures', long ? all : all.filter((_, index) => index % 12 === 0))
  }, 3_000_000)
  it.skipIf(corpusCases(5).length === 0)(
    'real documents of every kind do',
    async () => {
      await compare('corpus', corpusCases(long ? 60 : 10))
    },
    3_000_000,
  )
  it('generated documents do', async () => {
    await compare('generated', generatedCases(long ? 60 : 10))
  }, 3_000_000)

  /** What a call in a folder of its own prints. */
  async function call(args: string, folder = 'C:\\p', before: readonly string[] = []) {
    const line = `${tool} ${args} > C:\\out.txt 2> C:\\err.txt`
    const home = ['set "USERPROFILE=C:\\h"', 'set "APPDATA=C:\\h\\AppData"', 'set "HOME="']
    const code = await windows.batch([...home, ...before, `cd /d ${folder}`, line])
    const text = (name: string) => readFileSync(file(name), 'utf8')
    return { code, stdout: text('out.txt'), stderr: text('err.txt') }
  }
  const document = '# Project\r\n\r\nText.\r\n'
  function repository(
    name: string,
    files: Readonly<Record<string, string | Buffer>> = { 'CLAUDE.md': document },
  ) {
    const root = file(...name.split('/'))
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(root, path, '..'), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    return root
  }

  it('takes a folder in other letters, with a drive, with the prefix of long paths, and from a list of Windows', async () => {
    const root = repository('Repo', { 'CLAUDE.md': document, '.git/HEAD': 'ref: refs/heads/main\n' })
    const list = Buffer.from('\ufeff"C:\\Repo"\r\n', 'utf16le')
    repository('p', { 'list.txt': list })
    for (const args of ['c:\\repo', '\\\\?\\C:\\Repo', '\\Repo', '..\\Repo', '--repos list.txt']) {
      const done = await call(`apply ${args}`)
      expect([args, done.code, done.stderr]).toEqual([args, 0, expect.not.stringContaining('rror')])
      expect(readFileSync(join(root, 'CLAUDE.md'), 'utf8')).toMatch(
        /^# Project\r\n\r\nText\.\r\n\r\n<!-- authmd:start auth/,
      )
      // `remove` takes no list.
      expect((await call(args.startsWith('--repos') ? 'remove \\Repo' : `remove ${args}`)).code).toBe(0)
      expect(readFileSync(join(root, 'CLAUDE.md'), 'utf8')).toBe(document)
    }
  }, 300_000)

  it('works below a path of more than 260 characters', async () => {
    const deep = ['long', ...Array.from({ length: 9 }, (_, i) => `${'folder-of-a-long-name-'.repeat(2)}${i}`)]
    const root = repository(deep.join('/'))
    const path = `C:\\${deep.join('\\')}`
    expect(path.length).toBeGreaterThan(260)
    expect((await call(`apply ${path}`)).code).toBe(0)
    expect(readFileSync(join(root, 'CLAUDE.md'), 'utf8')).toContain('authmd:start auth')
    expect((await call(`remove ${path}`)).code).toBe(0)
    expect(readFileSync(join(root, 'CLAUDE.md'), 'utf8')).toBe(document)
  }, 120_000)

  it('names an agent file as the disk does, and puts none beside it', async () => {
    const root = repository('case', { 'claude.md': document })
    const { stdout } = await call('apply . --json', 'C:\\case')
    const { edits, findings } = JSON.parse(stdout) as {
      edits: readonly { path: string }[]
      findings: readonly { ruleId: string; fix?: string }[]
    }
    expect(edits.map(({ path }) => path)).toContain('claude.md')
    expect(findings.find(({ ruleId }) => ruleId === 'agent-file-case')?.fix).toContain('git mv')
    expect(readFileSync(join(root, 'claude.md'), 'utf8')).toContain('authmd:start auth')
  }, 60_000)

  it('leaves a read-only file and one that another program has open as they are, and says which', async () => {
    const root = repository('locked')
    const readOnly = await call('apply .', 'C:\\locked', ['attrib +r C:\\locked\\CLAUDE.md'])
    expect([readOnly.code, `${readOnly.stdout}${readOnly.stderr}`]).toEqual([
      2,
      expect.stringContaining('read-only'),
    ])
    expect(readFileSync(join(root, 'CLAUDE.md'), 'utf8')).toBe(document)
    const held = await call('apply .', 'C:\\locked', [
      'attrib -r C:\\locked\\CLAUDE.md',
      'start /b cmd /c "ping -n 12 127.0.0.1 >> C:\\locked\\CLAUDE.md"',
      'ping -n 2 127.0.0.1 > nul',
    ])
    expect([held.code, held.stdout.replaceAll(/\s+/g, ' ')]).toEqual([
      2,
      expect.stringContaining('it may be open in another program; nothing was changed'),
    ])
    expect(readFileSync(join(root, 'CLAUDE.md'), 'utf8')).toContain(document)
    // Closed, it can be written again, and nothing is left of the first run.
    const after = await call('apply .', 'C:\\locked', ['ping -n 12 127.0.0.1 > nul'])
    expect([after.code, readdirSync(root)]).toEqual([0, ['CLAUDE.md']])
  }, 180_000)

  it('prints letters on a console, not the bytes of another code page', async () => {
    const terminal = openTerminal({
      command: `wine ${tool.replaceAll('\\', '\\\\')} explain value-reference`,
      env: { ...windows.env, TERM: 'xterm', LC_ALL: 'C.UTF-8' },
      cwd: here,
      patience: 60_000,
    })
    try {
      // Code page 437 has no `…`, so that a Wine in that may write `.` for it; handed bytes, it writes three letters.
      expect(await terminal.until('resolved by a program', 'the page')).toMatch(/op:\/\/[….],/)
    } finally {
      await terminal.close()
    }
  }, 120_000)

  it('runs a helper in quotes, and misses one that is not there', async () => {
    const settings = (helper: string) =>
      repository('h', { '.claude/settings.json': JSON.stringify({ apiKeyHelper: helper }) })
    repository('my dir', { 'key.cmd': '@echo fake-%1\r\n' })
    settings('"C:\\my dir\\key.cmd" x')
    const ran = JSON.parse((await call('doctor --json --run-helper')).stdout) as {
      findings: readonly { ruleId: string }[]
    }
    expect(ran.findings.map(({ ruleId }) => ruleId)).not.toContain('helper-fails')
    settings('C:\\nope\\key.exe')
    expect((await call('doctor --json')).stdout).toContain('"helper-missing"')
  }, 120_000)
})

/** Where a repository holds no record, what is refused or removed there names the machine. */
function comparable(step: Outcome[number] | undefined): string {
  const text = JSON.stringify(step) ?? ''
  return text.replace(/\\"profile\\": \{.*?\}/, '')
}

/** A stretch around the first place where two texts part. */
function firstDifference(one: string, other = ''): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const near = (text: string) => text.slice(Math.max(0, at - 60), at + 100)
  return `Linux …${near(one)}… Windows …${near(other)}…`
}
