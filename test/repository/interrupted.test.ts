import { expect, it } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { fakeWorld } from '../support/world.ts'
import { read, repository } from './repository.ts'

it.each([
  ['apply', [['apply']]],
  ['remove', [['apply'], ['remove']]],
] as const)(
  '%s lets an interrupt that came while it planned end it before the first write',
  async (_, runs) => {
    const root = repository({ 'CLAUDE.md': '# Project\n' })
    for (const argv of runs.slice(0, -1)) await main(fakeWorld({ argv, cwd: root }))
    const before = read(root, 'CLAUDE.md')
    let turns = 0
    // The real one gives the loop a turn, in which the listener ends the process: nothing after it happens.
    const breathe = async () => {
      turns += 1
      if (turns === 2) throw new Error('interrupted')
    }
    await main({ ...fakeWorld({ argv: runs.at(-1) ?? [], cwd: root }), breathe })
    expect(read(root, 'CLAUDE.md')).toBe(before)
  },
)
