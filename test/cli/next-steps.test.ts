import { mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { main } from '../../src/cli/main.ts'
import type { World } from '../../src/cli/world.ts'
import { runDoctor } from '../doctor/run-doctor.ts'
import { folder, put, read, repository } from '../repository/repository.ts'
import { fake } from '../secrets/fake.ts'
import { fakeWorld } from '../support/world.ts'

/** A run of the tool where pre-commit put it, or where a runner has the Action. */
async function run(root: string, argv: readonly string[], where: Pick<World, 'packageRoot' | 'env'>) {
  const world = fakeWorld({ argv, cwd: root, env: { PATH: process.env['PATH'], ...where.env } })
  await main({ ...world, packageRoot: where.packageRoot }, commands)
  return world.printed.stdout + world.printed.stderr
}

/** The package at the end of this path. */
function installed(home: string, path: string): string {
  const packageRoot = join(home, path)
  mkdirSync(dirname(packageRoot), { recursive: true })
  symlinkSync(fakeWorld().packageRoot, packageRoot)
  return packageRoot
}

const broken = '# A\n\n<!-- authmd:end auth -->\n'
const two = '# A\n\n<!-- authmd:start auth v=1 -->\n<!-- authmd:end auth -->\n'

/** Every kind of run that ends with something to do. */
const runs = [
  ['outdated', { 'CLAUDE.md': '# A\n' }, ['check']],
  ['outdated, with flags', { 'CLAUDE.md': '# A\n' }, ['check', '--shell', 'zsh']],
  ['outdated, only shown', { 'CLAUDE.md': '# A\n' }, []],
  ['broken markers', { 'CLAUDE.md': broken }, ['check']],
  ['broken markers, when writing', { 'CLAUDE.md': broken }, ['apply']],
  ['two sections', { 'CLAUDE.md': two, '.claude/CLAUDE.md': two }, ['check']],
  [
    'a contradiction',
    { 'CLAUDE.md': '# A\n\nClaude Code: use Bedrock only.\n' },
    ['check', '--provider', 'vertex'],
  ],
  ['a key', { 'a.txt': `${fake('api03')}\n` }, ['scan']],
  ['the page of a finding', { 'CLAUDE.md': broken }, ['explain', 'markers-unpaired']],
  ['a page that is not there', { 'CLAUDE.md': broken }, ['explain', 'markers-unpared']],
  ['a written section', { 'CLAUDE.md': '# A\n' }, ['apply']],
] as const

/** A command of ours that begins with the bare name. */
const bare = /(?<![\w/.-])authmd (?:apply|check|remove|doctor|scan|guide|explain)\b/

describe('in the environment of pre-commit', () => {
  const forms = ['pretty', 'json', 'github', 'sarif'] as const

  it.each(runs)('no next step names an authmd that is on no PATH there: %s', async (_, files, argv) => {
    const home = folder()
    const packageRoot = installed(home, '.cache/pre-commit/repo1/node_env-system/lib/node_modules/authmd')
    const where = { packageRoot, env: { HOME: home, PRE_COMMIT: '1' } }
    for (const form of argv[0] === 'explain' ? forms.slice(0, 1) : forms) {
      const root = repository(files)
      const said = await run(root, [...argv, '--format', form], where)
      expect(bare.exec(stepsIn(said))?.[0], `${form}: ${said}`).toBeUndefined()
    }
  })

  it('says how to write what is outdated, and how to read on', async () => {
    const home = folder()
    const packageRoot = installed(home, '.cache/pre-commit/repo1/node_env-system/lib/node_modules/authmd')
    const where = { packageRoot, env: { HOME: home, PRE_COMMIT: '1' } }
    const program = '~/.cache/pre-commit/repo1/node_env-system/bin/authmd'
    const outdated = await run(repository({ 'CLAUDE.md': '# A\n' }), ['check', '--shell', 'zsh'], where)
    expect(outdated).toContain(
      'Run `pre-commit run authmd-apply --hook-stage manual` (with that hook beside this one) with the same `args` to write this.',
    )
    const found = await run(repository({ 'CLAUDE.md': broken }), ['check'], where)
    expect(found).toContain(`Run \`${program} apply --repair\``)
    expect(found).toContain(`\`${program} explain markers-unpaired\` says more`)
  })

  it('after a write asks for the commit that was stopped', async () => {
    const home = folder()
    const packageRoot = installed(home, '.cache/pre-commit/repo1/node_env-system/lib/node_modules/authmd')
    const root = repository({ 'CLAUDE.md': '# A\n' })
    const said = await run(root, ['apply', '--yes'], { packageRoot, env: { HOME: home, PRE_COMMIT: '1' } })
    expect(said).toContain('Next: add what changed, and commit again.')
    expect(read(root, 'CLAUDE.md')).toContain('authmd:start')
  })
})

describe('in the dependencies of the project', () => {
  it.each(runs)('every next step starts it from there: %s', async (_, files, argv) => {
    const root = repository({ ...files, '.gitignore': 'node_modules/\n' })
    const packageRoot = installed(root, 'node_modules/authmd')
    const said = await run(root, argv, { packageRoot, env: { HOME: root } })
    expect(bare.exec(stepsIn(said).replaceAll('npx --no -- authmd', 'npx'))?.[0], said).toBeUndefined()
  })
})

describe('on a runner', () => {
  it('names the clone, and in the Action what else writes and where the pages are', async () => {
    const home = folder()
    const packageRoot = installed(home, '_actions/o/authmd/v1')
    const root = repository({ 'CLAUDE.md': '# A\n' })
    const ci = await run(root, ['check'], { packageRoot, env: { HOME: home, GITLAB_CI: 'true' } })
    expect(ci).toContain('Run `authmd apply` (in a clone) to write this.')
    const env = { HOME: home, GITHUB_ACTIONS: 'true', GITHUB_ACTION_PATH: packageRoot }
    // Through the link that the test made; a runner has the folder itself.
    const here = { packageRoot: fakeWorld().packageRoot, env }
    expect(await run(root, ['check'], here)).toContain(
      'Run `authmd apply` (in a clone, or by a workflow with `command: apply`) to write this.',
    )
    put(root, { 'CLAUDE.md': broken })
    const page = /`authmd explain ([\w-]+)` \(in a clone\)/
    const there = await run(root, ['check'], { packageRoot, env: { HOME: home, GITLAB_CI: 'true' } })
    expect(page.exec(there)?.[1]).toBe('markers-unpaired')
    const found = await run(root, ['check'], here)
    expect(found).toContain('The summary of this run says more about each name in parentheses.')
    expect(found).not.toContain('authmd explain')
  })
})

it('doctor on a runner says where its pages are read, of one finding and of several', async () => {
  const env = { GITLAB_CI: 'true', ANTHROPIC_API_KEY: '"placeholder"', ANTHROPIC_AUTH_TOKEN: 'placeholder' }
  const { stdout } = await runDoctor({ env })
  expect(stdout).toMatch(/^More {4}authmd explain [\w-]+ \(in a clone\)$/m)
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    '`authmd explain NAME` (in a clone) has the fix of each name in parentheses.',
  )
})

/**
 * Without what is not said to this reader: the lines of a diff, which are the section's, and in SARIF the pages, which are
 * for whoever reads the upload.
 */
function stepsIn(said: string): string {
  if (!said.startsWith('{')) return said.replaceAll(/^[-+ ].*$/gm, line => (/^ {9}/.test(line) ? line : ''))
  const { edits: _, ...report } = JSON.parse(said)
  for (const { tool } of report.runs ?? []) delete tool.driver.rules
  return JSON.stringify(report)
}
