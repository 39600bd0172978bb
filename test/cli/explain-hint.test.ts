import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { main } from '../../src/cli/main.ts'
import { put, repository } from '../repository/repository.ts'
import { fakeWorld } from '../support/world.ts'

const broken = '# A\n\n<!-- authmd:end auth -->\n'

const run = async (cwd: string, ...argv: readonly string[]) => {
  const world = fakeWorld({ argv, cwd, env: { PATH: process.env['PATH'], HOME: cwd } })
  const code = await main(world, commands)
  return { code, ...world.printed }
}
const hint = /`authmd explain markers-unpaired` says more\.\n/g

describe('where something was found', () => {
  it.each(['apply', 'check', 'remove'])(
    '%s names its page once, for one repository or for two',
    async name => {
      const one = repository({ 'CLAUDE.md': broken })
      const two = repository({ 'CLAUDE.md': broken })
      for (const directories of [[one], [one, two]]) {
        const { code, stdout } = await run(one, name, ...directories)
        expect(code).toBe(2)
        expect(stdout.match(/markers-unpaired\)/g)).toHaveLength(directories.length)
        expect(stdout.match(hint)).toHaveLength(1)
      }
    },
  )
  it('is said after the findings and before what to do next', async () => {
    const root = repository({ 'CLAUDE.md': '# A\n', 'AGENTS.md': '# B\n' })
    put(root, { '.env.example': `KEY=sk-ant-${'api03'}-Zq8Kx2Lm9Rt4Vw7Pb3Nc6Hd1Js5Yg0\n` })
    const { stdout } = await run(root, 'check')
    const [finding, more, next] = [
      '(key-in-example)',
      '`authmd explain key-in-example`',
      'Run `authmd apply`',
    ].map(text => stdout.indexOf(text))
    expect(finding).toBeGreaterThan(0)
    expect(more).toBeGreaterThan(finding ?? Number.NaN)
    expect(next).toBeGreaterThan(more ?? Number.NaN)
  })
  it('scan names the page behind its sum, on the same line', async () => {
    const root = repository({
      'a.txt': `sk-ant-${'api03'}-${'Zq8Kx2Lm9Rt4Vw7Pb3Nc6Hd1Js5Yg0Tf'.repeat(3)}-Aa1Bb2Cc3AA\n`,
    })
    const { stdout, stderr } = await run(root, 'scan')
    expect(stdout).toContain('(credential-in-file)')
    expect(stderr).toMatch(/^1 \w+ in 2 files\. `authmd explain credential-in-file` says more\.\n$/)
  })
  it.each([[['--quiet']], [['--json']], [['--format', 'github']], [['--format', 'sarif']]])(
    'is not said with %j',
    async flags => {
      const root = repository({ 'CLAUDE.md': broken })
      for (const command of ['apply', 'check', 'remove']) {
        const { stdout, stderr } = await run(root, command, ...flags)
        expect(stdout).toContain('markers-unpaired')
        expect(stdout + stderr).not.toContain('says more')
      }
    },
  )
})

it('nothing is said of a page where nothing was found', async () => {
  const { stdout, stderr } = await run(repository({ 'CLAUDE.md': '# A\n' }), 'check')
  expect(stdout).toContain('Run `authmd apply`')
  expect(stdout + stderr).not.toContain('authmd explain')
})
