import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { commands } from '../../../src/cli/commands/index.ts'
import { main } from '../../../src/cli/main.ts'
import { makeRepository } from '../../support/fixture.ts'
import { fakeWorld } from '../../support/world.ts'

const open: (() => void)[] = []
afterEach(() => {
  for (const remove of open.splice(0)) remove()
})

/** A repository with our section for zsh, and what it takes to work on it. */
async function repository(text = '# Shop\n\nWords.\n') {
  const { root, remove } = makeRepository(undefined)
  open.push(remove)
  const file = join(root, 'CLAUDE.md')
  writeFileSync(file, text)
  const run = async (...argv: readonly string[]) => {
    const env = { PATH: process.env['PATH'], HOME: root, XDG_CONFIG_HOME: root }
    const world = fakeWorld({ argv, cwd: root, env })
    return { code: await main(world, commands), ...world.printed }
  }
  const json = async (...argv: readonly string[]) => {
    const { code, stdout } = await run(...argv, '--json')
    const { parts, edits, findings, refusals } = JSON.parse(stdout)
    const part = parts.find(({ path }: { readonly path: string }) => path === 'CLAUDE.md')
    const rules = [...findings, ...refusals].map(({ ruleId }: { readonly ruleId: string }) => ruleId)
    return { code, part, edits: edits.length, rules }
  }
  const read = () => readFileSync(file, 'utf8')
  const change = (from: string | RegExp, to: string) =>
    writeFileSync(
      file,
      read().replace(from, () => to),
    )
  return { run, json, read, change }
}

const mine = '- Never commit a credential. Our hook looks for them.'
const commit = /- Never commit .*/
/** As an older version of the templates would have left it: another digest for a block. */
const older = (id: string) => [new RegExp(`(?<=${id}:)[0-9a-f]{6}`), 'abcdef'] as const

describe('check after hand edits', () => {
  it('says edited and exits with 0; --fail-on edited makes it 1', async () => {
    const { run, json, change } = await repository()
    await run('apply', '--shell', 'zsh', '--target', 'claude-md')
    expect(await json('check')).toMatchObject({ code: 0, part: { state: 'current' }, edits: 0 })
    change(commit, mine)
    expect(await json('check')).toMatchObject({ code: 0, part: { state: 'edited' }, edits: 0, rules: [] })
    expect((await run('check', '--fail-on', 'edited')).code).toBe(1)
    expect((await run('check')).stdout).toContain('hand edits that stay')
  })
  it('says conflict and exits with 1 until --on-edit settles it, either way', async () => {
    for (const [way, kept] of [
      ['keep', true],
      ['overwrite', false],
    ] as const) {
      const { run, json, change, read } = await repository()
      await run('apply', '--shell', 'zsh', '--target', 'claude-md')
      change(commit, mine)
      change(...older('commit/default'))
      expect(await json('check')).toMatchObject({
        code: 1,
        part: { state: 'conflict', also: ['edited'] },
        edits: 0,
        rules: ['section-conflict'],
      })
      expect((await run('check')).stdout).not.toContain('Everything is current')
      expect((await run('apply')).stdout).not.toContain('Everything is current')
      expect((await run('check')).code).toBe(1)
      expect((await run('apply', '--on-edit', way)).code).toBe(0)
      expect(read().includes(mine)).toBe(kept)
      expect(await json('check')).toMatchObject({ code: 0, edits: 0, rules: [] })
    }
  })
  it('says both of a file with a conflict in one block and a newer wording of another', async () => {
    const { run, json, change, read } = await repository()
    await run('apply', '--shell', 'zsh', '--target', 'claude-md')
    const now = /- After a change.*/.exec(read())?.[0] ?? ''
    change(commit, mine)
    change(...older('commit/default'))
    change(now, '')
    change(/!?after-change\/default:[0-9a-f]{6}/, '')
    expect(await json('check')).toMatchObject({
      code: 1,
      part: { state: 'conflict', also: ['outdated', 'edited'] },
      edits: 1,
    })
    expect((await run('check', '--fail-on', 'outdated')).code).toBe(1)
    expect((await run('apply')).code).toBe(0)
    expect(read()).toContain(now)
    expect(read()).toContain(mine)
    expect(await json('check')).toMatchObject({
      code: 1,
      part: { state: 'conflict', also: ['edited'] },
      edits: 0,
    })
    expect((await run('check', '--fail-on', 'outdated')).code).toBe(0)
  })
  it('refuses an edited section with --on-edit fail', async () => {
    const { run, json, change } = await repository()
    await run('apply', '--shell', 'zsh', '--target', 'claude-md')
    change(commit, mine)
    expect(await json('apply', '--on-edit', 'fail')).toMatchObject({ code: 2, rules: ['section-edited'] })
  })
})

const hand =
  '# Shop\n\n## Claude Code login\n\nRun `/login` and leave `ANTHROPIC_API_KEY` unset, it is used before the plan.\n\n- Put your API key in `.env` for the tests.\n'

describe('apply where a person wrote about the same', () => {
  it('adopts, warns of what misleads, and remove gives the bytes back', async () => {
    const { run, json, read } = await repository(hand)
    expect(await json('apply', '--shell', 'zsh', '--target', 'claude-md')).toMatchObject({
      code: 0,
      rules: ['section-adopted', 'misleading-advice', 'document-followed'],
    })
    expect(read()).toContain('Put your API key')
    expect(await json('check')).toMatchObject({
      code: 0,
      edits: 0,
      rules: ['misleading-advice'],
    })
    expect((await run('remove')).code).toBe(0)
    expect(read()).toBe(hand)
  })
  it('--no-adopt adds a section of its own', async () => {
    const { json, read } = await repository(hand)
    expect(await json('apply', '--no-adopt', '--target', 'claude-md')).toMatchObject({
      code: 0,
      rules: ['document-followed'],
    })
    expect(read().startsWith(hand)).toBe(true)
    expect(await json('check')).toMatchObject({ code: 0, edits: 0 })
  })
  it('--on-edit overwrite replaces a misleading sentence, and leaves the others', async () => {
    const { run, read } = await repository(hand)
    await run('apply', '--on-edit', 'overwrite', '--target', 'claude-md')
    expect(read()).not.toContain('Put your API key')
    expect(read()).toContain('leave `ANTHROPIC_API_KEY` unset')
  })
})

describe('apply --repair', () => {
  it('mends what a refusal names, and shows it in a dry run first', async () => {
    const { run, json, read, change } = await repository()
    await run('apply', '--shell', 'zsh', '--target', 'claude-md')
    const whole = read()
    change(/<!-- authmd:end[^>]*-->/, '')
    const broken = read()
    const refused = await run('check')
    expect(refused.code).toBe(2)
    expect(refused.stdout + refused.stderr).toContain('authmd apply --repair')
    const dry = await run('apply', '--repair', '--dry-run')
    expect(dry.stdout).toContain('+<!-- authmd:end auth')
    expect(read()).toBe(broken)
    expect(await json('apply', '--repair')).toMatchObject({ code: 0, rules: ['markers-repaired'] })
    const withoutSum = (text: string) => text.replace(/sum=\w+/, '').trimEnd()
    expect(withoutSum(read())).toBe(withoutSum(whole))
    expect((await run('check')).code).toBe(0)
  })

  const login = '# Shop\n\n## Claude Code\n\n'
  it.each([
    ['keys', `${login}Never create an API key.\n`],
    ['start-up files', `${login}No API key in \`~/.zshrc\`, ever.\n`],
    ['nothing', `${login}Small commits.\n`],
  ])('gives the same section back where the document forbids %s', async (_, text) => {
    for (const lost of [/<!-- authmd:end[^>]*-->/, /<!-- authmd:start[^>]*-->/]) {
      for (const targets of [
        ['--target', 'claude-md'],
        ['--add-target', 'guide'],
      ]) {
        const { run, read, change } = await repository(text)
        await run('apply', '--shell', 'zsh', ...targets)
        const whole = read()
        change(lost, '')
        expect((await run('apply', '--repair')).code).toBe(0)
        const between = (one: string) => /stays\. -->([\s\S]*)<!-- authmd:end/.exec(one)?.[1]?.trim()
        expect(between(read())).toBe(between(whole))
        const forbids = /forbids=\w+/.exec(whole)?.[0]
        expect(/forbids=\w+/.exec(read())?.[0]).toBe(forbids)
        expect((await run('check')).code).toBe(0)
      }
    }
  })
})
