import { describe, expect, it } from 'vitest'
import { templateVersion as currentVersion } from '../../src/templates/version.ts'
import { authmd, put, read, repository } from '../repository/repository.ts'

describe('check in a form without diffs', () => {
  it('says which file is outdated and what to run, for GitHub and as SARIF', async () => {
    const root = repository({ 'CLAUDE.md': '# A\n', '.gitignore': '.env\n' })
    const github = await authmd(root, ['check', '--format', 'github'])
    expect(github.code).toBe(1)
    expect(github.stdout).toMatch(
      /^::error file=CLAUDE\.md,.*section to be added \(23 lines\).*authmd apply/m,
    )
    expect(github.stdout).toMatch(/^::error file=\.gitignore,.*4 patterns to be added/m)
    const sarif = await authmd(root, ['check', '--format', 'sarif'])
    const { results } = JSON.parse(sarif.stdout).runs[0]
    expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
      'file-outdated',
      'file-outdated',
    ])
    const mild = await authmd(root, ['check', '--format', 'github', '--fail-on', 'conflict'])
    expect(mild.code).toBe(0)
    expect(mild.stdout).toMatch(/^::warning file=CLAUDE\.md,/m)
    await authmd(root)
    for (const form of ['github', 'sarif']) {
      const current = await authmd(root, ['check', '--format', form])
      expect(current.code).toBe(0)
      expect(current.stdout).not.toContain('file-outdated')
    }
  })

  it('never fails without a reason: a hand edit under --fail-on edited is named, in every form', async () => {
    const root = repository({ 'CLAUDE.md': '# A\n' })
    await authmd(root)
    put(root, {
      'CLAUDE.md': read(root, 'CLAUDE.md').replace('- Use separate keys', '- Use two separate keys'),
    })
    expect((await authmd(root, ['check'])).code).toBe(0)
    for (const form of ['pretty', 'json', 'github', 'sarif']) {
      const { code, stdout } = await authmd(root, ['check', '--fail-on', 'edited', '--format', form])
      expect(code).toBe(1)
      expect(stdout).toContain('section-edited')
      expect(stdout).not.toContain('Everything is current')
    }
  })

  it('says in JSON from which templates a section was rendered, and which are installed', async () => {
    const root = repository({ 'CLAUDE.md': '# A\n' })
    await authmd(root)
    put(root, { 'CLAUDE.md': read(root, 'CLAUDE.md').replace(/ t=\d+ /, ' t=0 ') })
    const { templateVersion, parts } = JSON.parse((await authmd(root, ['check', '--json'])).stdout)
    expect(templateVersion).toBe(currentVersion)
    expect(parts).toContainEqual({ target: 'claude-md', path: 'CLAUDE.md', state: 'current', template: 0 })
  })

  it('says nothing when all is well and --quiet is given, and all that is wrong when not', async () => {
    const root = repository({ 'CLAUDE.md': '# A\n' })
    const quiet = await authmd(root, ['check', '--quiet'])
    expect(quiet.code).toBe(1)
    expect(quiet.stdout).toContain('+++ b/CLAUDE.md')
    await authmd(root)
    expect(await authmd(root, ['check', '--quiet'])).toMatchObject({ code: 0, stdout: '', stderr: '' })
  })
})
