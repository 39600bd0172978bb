import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundle } from '../support/bundle.ts'
import { filesBelow, git } from '../support/fixture.ts'
import { hasTmux, openTerminal, type Terminal } from './terminal.ts'

if (!hasTmux) console.warn('SKIP first run: this machine has no tmux (1 file)')

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

let root = ''
let terminal: Terminal | undefined
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-first-')))
  folders.push(root)
  git(root, 'init', '-q', '--template=')
})
afterEach(() => terminal?.close())

/** Runs authmd in a shell that tells the exit code and the state of the terminal before and after. */
function start(args: string, env: Readonly<Record<string, string>> = {}): Terminal {
  const line = `stty -g > "$HOME/before"; "${process.execPath}" "${bundle}" ${args}; echo "code=$?"; stty -g | cmp - "$HOME/before" && echo restored; exec sleep 100`
  // In a container nothing on the machine tells the shell of the team.
  terminal = openTerminal({ cwd: root, env: { container: 'oci', ...env }, command: ['sh', '-c', line] })
  return terminal
}

async function ended(seen: Terminal, code: number): Promise<void> {
  const screen = await seen.waitFor('restored')
  expect(screen).toContain(`code=${code}`)
  expect(seen.hasCursor()).toBe(true)
}

const text = (path: string) => readFileSync(join(root, path), 'utf8')

describe.skipIf(!hasTmux)('the first run on a terminal', () => {
  it('asks what nothing tells, shows the diff, asks once, and writes', async () => {
    const seen = start('')
    await seen.waitFor('Which one do you want?')
    seen.type('Down', 'Enter')
    await seen.waitFor('For which shells?')
    seen.type('Space', 'Down', 'Down', 'Space', 'Enter')
    await seen.waitFor(/Write these 3 files/)
    seen.type('y')
    await ended(seen, 0)
    expect(text('AGENTS.md')).toMatch(/shell=bash,fish|shell=bash,zsh|shell=zsh,fish/)
    expect([...filesBelow(root).keys()].sort()).toEqual(['.env.example', '.gitignore', 'AGENTS.md'])
  })

  it('asks nothing that a configuration or a flag has said', async () => {
    writeFileSync(join(root, 'authmd.config.json'), '{ "paths": { "claude-md": "CLAUDE.md" } }')
    const seen = start('apply --shell fish')
    const screen = await seen.waitFor(/Write these 3 files/)
    expect(screen).not.toContain('For which shells?')
    seen.type('y')
    await ended(seen, 0)
    expect(text('CLAUDE.md')).toContain('shell=fish')
  })

  it('asks nothing about shells the second time', async () => {
    writeFileSync(join(root, 'CLAUDE.md'), '# Project\n')
    const first = start('')
    await first.waitFor('For which shells?')
    first.type('Enter')
    await first.waitFor(/Write these 2 files/)
    first.type('y')
    await ended(first, 0)
    first.close()
    const second = start('')
    await ended(second, 0)
    expect(second.screen()).toContain('Everything is current.')
  })

  it('writes nothing when the answer is no', async () => {
    writeFileSync(join(root, 'CLAUDE.md'), '# Project\n')
    const seen = start('apply --shell zsh')
    await seen.waitFor(/Write these 2 files/)
    seen.type('n')
    await ended(seen, 0)
    expect(seen.screen()).toContain('Nothing was written.')
    expect([...filesBelow(root)]).toEqual([['CLAUDE.md', '# Project\n']])
  })

  it.each([
    ['the agent file', []],
    ['the shells', ['Enter']],
    ['writing', ['Enter', 'Enter']],
  ])('is interrupted at the question about %s: nothing is half done', async (_, keys) => {
    const questions = ['Which one do you want?', 'For which shells?', /Write these 3 files/]
    const seen = start('')
    for (const [at, question] of questions.slice(0, keys.length + 1).entries()) {
      await seen.waitFor(question)
      if (at < keys.length) seen.type(keys[at] ?? '')
    }
    seen.type('C-c')
    await ended(seen, 130)
    expect([...filesBelow(root)]).toEqual([])
  })

  it.each([
    ['--yes', {}],
    ['apply', { CI: 'true' }],
    ['apply < /dev/null', {}],
    ['apply | cat', {}],
  ])('never asks, and writes, with %j and %j: it was asked to', async (args, env) => {
    const seen = start(args, env)
    await seen.waitFor('restored')
    expect(seen.screen()).not.toContain('?')
    expect(text('CLAUDE.md')).toContain('authmd:start')
  })

  it.each([
    ['', { CI: 'true' }],
    ['< /dev/null', {}],
    ['| cat', {}],
  ])('shows the plan and writes nothing with %j and %j: nobody can be asked', async (args, env) => {
    const seen = start(args, env)
    await seen.waitFor('restored')
    expect(seen.screen()).not.toContain('?')
    expect([...filesBelow(root)]).toEqual([])
  })
})
