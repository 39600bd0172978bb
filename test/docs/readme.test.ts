import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { clientFolder } from '../client/shared.ts'
import { authmd, put, repository } from '../repository/repository.ts'

const root = new URL('../../', import.meta.url)
const readme = readFileSync(new URL('README.md', root), 'utf8')
const reference = readFileSync(new URL('docs/reference.md', root), 'utf8')

/** Lines of code, without what is said beside a command, and code within a sentence. */
const shown = [
  ...[...readme.matchAll(/^ {4}authmd (\S.*?)(?: {2,}.*)?$/gm)].map(([, words = '']) => words),
  ...[...readme.matchAll(/`authmd ([^`]+)`/g)].map(([, words = '']) => words),
]
const wordsOf = (line: string) =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

describe('the README', () => {
  it.each([...new Set(shown)])('shows a command that the tool takes: authmd %s', async line => {
    const shop = repository({ 'CLAUDE.md': '# Shop\n' })
    // For `apply --repos repos.txt`.
    put(shop, { 'repos.txt': `${shop}\n` })
    const { code, stderr } = await authmd(shop, wordsOf(line))
    // 1 is an answer: not current, no login, an unknown text. 2 is a mistake in the command.
    expect([0, 1], stderr).toContain(code)
  })

  it('says how many set-ups of the client were recorded', () => {
    const [combinations = 0, rows = 0, sessions = 0] = ['matrix', 'rows', 'interactive'].map(
      name => JSON.parse(readFileSync(`${clientFolder}${name}.json`, 'utf8')).length,
    )
    const all = combinations + rows + sessions
    expect(readme).toContain(
      `${all} recorded set-ups of Claude Code (${combinations} combinations of sources, ${rows} further ones of \`claude -p\`, ${sessions} interactive)`,
    )
    // Where no server was reached there was nothing to compare: `test/credentials/recorded-rows.ci.test.ts` holds the three.
    expect(readme).toContain(`| ${all - 3} agree; 3 reached no server |`)
  })

  it('names no flag that the reference does not have', () => {
    const flags = [...readme.matchAll(/`[^`]*`|^ {4}authmd .*$/gm)].flatMap(([code]) => [
      ...code.matchAll(/--[a-z][a-z-]+/g),
    ])
    expect(flags.length).toBeGreaterThan(10)
    expect(flags.map(([flag]) => flag).filter(flag => !reference.includes(flag))).toEqual([])
  })
})
