import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createSandbox, linkIntoProject, projectRoot } from './sandbox.ts'
import { readYaml } from './steps.ts'

interface Job {
  readonly run: string
}

const sandbox = createSandbox()
const { run, git, repository } = sandbox
let root = ''

/** What a commit starts, by its hook manager; each has the programs of `node_modules` on its PATH, or names the file. */
const lefthook: {
  readonly 'pre-commit': { readonly jobs: readonly Job[] }
  readonly 'authmd-apply': { readonly jobs: readonly Job[] }
} = readYaml('recipes/lefthook/lefthook.yml')
const preCommit: readonly { readonly entry: string; readonly pass_filenames?: boolean }[] = parse(
  readFileSync(join(projectRoot, '.pre-commit-hooks.yaml'), 'utf8'),
)
const lintStaged: Readonly<Record<string, readonly (string | (() => string))[]>> = (
  await import(join(projectRoot, 'recipes/lint-staged/lint-staged.config.mjs'))
).default
const commands = [
  ...[...lefthook['pre-commit'].jobs, ...lefthook['authmd-apply'].jobs].map(job =>
    job.run.replace('{staged_files}', 'a.txt'),
  ),
  ...preCommit.map(({ entry, pass_filenames = true }) => (pass_filenames ? `${entry} a.txt` : entry)),
  ...Object.values(lintStaged)
    .flat()
    .map(command => (typeof command === 'string' ? `${command} a.txt` : command())),
]

beforeAll(() => {
  root = repository('fast', {
    'CLAUDE.md': '# Project\n',
    'package.json': '{ "name": "project", "private": true }\n',
    '.gitignore': 'node_modules/\n',
    'a.txt': 'a\n',
  })
  linkIntoProject(sandbox, root)
  expect(cpuOf('authmd apply --yes --shell zsh')).toBeGreaterThan(0)
  git(root, 'add', '--all')
  git(root, 'commit', '--quiet', '--message', 'Section')
})

/** The processor time of a command with all that it starts, in milliseconds: time on the clock is the machine's. */
function cpuOf(command: string): number {
  const script = `TIMEFORMAT='%3U %3S'; exec 3>&2; { time eval "$1" >/dev/null 2>&3; } 2>&1`
  const path = `${join(root, 'node_modules/.bin')}:${sandbox.env['PATH']}`
  const { code, stdout, said } = run('bash', ['-c', script, 'bash', command], {
    cwd: root,
    env: { PATH: path },
  })
  expect(code, `${command}: ${said}`).toBe(0)
  const [user = 0, system = 0] = stdout.trim().split(' ').map(Number)
  return (user + system) * 1000
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

describe('a commit that changes nothing of ours', () => {
  it('costs with each hook of each recipe what `authmd check` costs: nothing else is started', () => {
    expect(commands.length).toBeGreaterThan(7)
    const all = ['authmd check', ...commands]
    // One after the other in each round, so that all meet the same machine.
    const rounds = Array.from({ length: 5 }, () => all.map(cpuOf))
    const [base = 0, ...others] = all.map((_, at) => median(rounds.map(round => round[at] ?? 0)))
    const ratios = commands.map((command, at) => [command, (others[at] ?? 0) / base] as const)
    // `npx` alone is several times as much.
    expect(ratios.filter(([, ratio]) => ratio > 2)).toEqual([])
  })
})
