import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { main } from '../../src/cli/main.ts'
import { correctionsSince, type WordingChange, wordingHistory } from '../../src/templates/history.ts'
import { templateVersion } from '../../src/templates/version.ts'
import { makeRepository } from '../support/fixture.ts'
import { fakeWorld } from '../support/world.ts'

const corrected = vi.hoisted(() => ({ kind: 'meaning' }))
vi.mock('../../src/templates/history.ts', async original => {
  const real = await original<typeof import('../../src/templates/history.ts')>()
  const history = (): readonly WordingChange[] =>
    real.wordingHistory.map(change =>
      change.version === real.wordingHistory.length && corrected.kind === 'correction'
        ? { ...change, kind: 'correction', says: 'a rejected token gives 401, not 403' }
        : change,
    )
  return {
    ...real,
    correctionsSince: (version: number, own = history()) => real.correctionsSince(version, own),
  }
})

const open: (() => void)[] = []
afterEach(() => {
  corrected.kind = 'meaning'
  for (const remove of open.splice(0)) remove()
})

/** A repository whose section lacks a line, as the version before would have left it. */
async function outdated() {
  const { root, remove } = makeRepository(undefined)
  open.push(remove)
  const file = join(root, 'CLAUDE.md')
  writeFileSync(file, '# Shop\n\nWords.\n')
  const run = async (...argv: readonly string[]) => {
    const env = { PATH: process.env['PATH'], HOME: root, XDG_CONFIG_HOME: root }
    const world = fakeWorld({ argv, cwd: root, env })
    return { code: await main(world, commands), ...world.printed }
  }
  await run('apply', '--shell', 'zsh', '--target', 'claude-md')
  const text = readFileSync(file, 'utf8')
    .replace(/ t=\d+ /, ` t=${templateVersion - 1} `)
    .replace(/ sum=\w+/, ' sum=zzzzzz')
    .replace(/^- Use separate keys .*\n/m, '')
    .replace(/ separate\/anthropic:\w+/, '')
  writeFileSync(file, text)
  return run
}

describe('a newer wording', () => {
  it('has its reason in the history, each version once and in order', () => {
    expect(wordingHistory.map(({ version }) => version)).toEqual(
      Array.from({ length: templateVersion }, (_, index) => index + 1),
    )
  })

  it('is wrong meaning only where a later version corrects it', () => {
    const history: readonly WordingChange[] = [
      { version: 1, kind: 'meaning', says: 'a' },
      { version: 2, kind: 'correction', says: 'b' },
      { version: 3, kind: 'meaning', says: 'c' },
    ]
    const says = (version: number) => correctionsSince(version, history).map(change => change.says)
    expect([says(0), says(1), says(2), says(3)]).toEqual([['b'], ['b'], [], []])
  })

  it('is said to be new wording by check, and can wait: --fail-on wrong gives 0', async () => {
    const run = await outdated()
    const { code, stdout } = await run('check')
    expect(code).toBe(1)
    expect(stdout).toContain(
      `New wording (version ${templateVersion - 1} to ${templateVersion}); nothing in the old one is known to be wrong.`,
    )
    expect(stdout).not.toContain('section-corrected')
    expect((await run('check', '--fail-on', 'wrong,conflict')).code).toBe(0)
  })

  it('that corrects what the old one says is named with what was wrong, and --fail-on wrong gives 1', async () => {
    const run = await outdated()
    corrected.kind = 'correction'
    const { code, stdout } = await run('check', '--fail-on', 'wrong,conflict')
    expect(code).toBe(1)
    expect(stdout).toContain('section-corrected')
    const { findings } = JSON.parse((await run('check', '--json')).stdout)
    expect(findings[0].reason).toContain('a rejected token gives 401, not 403')
    expect(stdout).not.toContain('New wording')
    await run('apply')
    expect(await run('check', '--fail-on', 'wrong')).toMatchObject({ code: 0 })
  })
})
