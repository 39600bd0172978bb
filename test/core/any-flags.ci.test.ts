import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPlan } from '../../src/core/plan.ts'
import { environments } from '../../src/environments/index.ts'
import type { Choices } from '../../src/options/options.ts'
import { shells } from '../../src/shells/index.ts'
import { ignoreOracle } from '../../src/targets/gitignore/ignore-without-git.ts'
import { targets } from '../../src/targets/index.ts'
import type { OpenRepository } from '../../src/targets/open-file.ts'
import type { Facts } from '../../src/types.ts'
import { runs } from '../support/runs.ts'
import { templateSources } from '../support/templates.ts'
import { textsOf, virtualRepository, withEdits } from '../support/virtual-repository.ts'

const small = (title: string) =>
  `---\nsource: a test\nverified: 2026-11-23\n---\n\n<!-- id: title -->\n\n## ${title}\n\n<!-- id: text -->\n\n- Text.\n`

/** The guide is long, and no flag changes how it is merged: a short one stands in for it. */
const sources = new Map([...templateSources, ['guide/section.md', small('guide')] as const])

/** A record of optional values, in which a flag that was not given has no key. */
const flags = fc
  .record(
    {
      os: fc.oneof(fc.subarray(['linux', 'macos', 'windows'] as const), fc.constant(['any'] as const)),
      shells: fc.oneof(fc.subarray(shells.map(({ id }) => id)), fc.constant(['any'])),
      addShells: fc.subarray(shells.map(({ id }) => id)),
      environments: fc.subarray(environments.map(({ id }) => id)),
      addEnvironments: fc.subarray(environments.map(({ id }) => id)),
      provider: fc.constantFrom('anthropic', 'bedrock', 'vertex', 'foundry', 'gateway'),
      targets: fc.subarray(
        targets.map(({ id }) => id),
        { minLength: 1 },
      ),
      guidePath: fc.constantFrom('docs/claude-code-auth.md', 'docs/auth.md', 'AUTH.md'),
    },
    { requiredKeys: [] },
  )
  .filter(
    ({ guidePath, targets: chosen }) =>
      guidePath === undefined || chosen === undefined || chosen.includes('claude-md'),
  ) as fc.Arbitrary<Choices>

const machine: fc.Arbitrary<Facts> = fc.record({
  platform: fc.constantFrom('linux', 'darwin', 'win32'),
  variables: fc.constantFrom(
    {},
    { SHELL: '/bin/zsh' },
    { SHELL: '/usr/bin/fish', TERM_PROGRAM: 'vscode' },
    { MSYSTEM: 'MINGW64' },
  ),
  parents: fc.constantFrom([], ['zsh'], ['pwsh'], ['nu'], ['bash', 'tmux']),
  files: fc.constantFrom([], ['.envrc'], ['.github/workflows', '.devcontainer'], ['Dockerfile', 'mise.toml']),
  shared: fc.boolean(),
  wsl: fc.boolean(),
})

const repositories: fc.Arbitrary<OpenRepository> = fc
  .record(
    {
      'CLAUDE.md': fc.constantFrom(
        '',
        '# Project\n\n- one\n',
        '@AGENTS.md\n',
        'Text\r\n',
        '<!-- only a comment -->\n',
      ),
      '.claude/CLAUDE.md': fc.constant('# Inner\n'),
      'AGENTS.md': fc.constantFrom('# Agents\n', ''),
      '.env.example': fc.constantFrom(
        'A=1\n',
        '# ANTHROPIC_API_KEY=\n',
        'ANTHROPIC_API_KEY=\r\nANTHROPIC_AUTH_TOKEN=\r\n',
      ),
      '.gitignore': fc.constantFrom(
        '',
        '.env*\n',
        'node_modules\n',
        '.env\n.env.*\n!.env.example\n.claude/settings.local.json\nCLAUDE.local.md\n',
      ),
    },
    { requiredKeys: [] },
  )
  .chain(texts => fc.boolean().map(git => virtualRepository(texts, git)))

function plan(
  repository: OpenRepository,
  choices: Choices,
  facts: Facts,
  want: 'present' | 'absent' = 'present',
) {
  return createPlan({
    repository,
    facts: () => facts,
    choices,
    sources,
    onEdit: 'merge',
    want,
    oracle: ignoreOracle,
  })
}

/** A refusal and a flag that can't be recorded end with 2; what git ignores is skipped, said, and records nothing. */
function counts({ refusals, overruled, parts }: ReturnType<typeof plan>): boolean {
  return refusals.length === 0 && overruled !== true && parts.every(({ state }) => state !== 'skipped')
}

it('after `apply` with any flags, a bare `check` on any other machine finds nothing to do', () => {
  fc.assert(
    fc.property(repositories, flags, machine, machine, (repository, choices, here, there) => {
      const applied = plan(repository, choices, here)
      fc.pre(counts(applied))
      const after = withEdits(repository, applied.edits)
      const checked = plan(after, {}, there)
      expect(checked.edits).toEqual([])
      expect(checked.refusals).toEqual([])
    }),
    runs(150, 3000),
  )
})

it('after any two runs of `apply`, each with flags of its own, a bare `check` finds nothing to do', () => {
  fc.assert(
    fc.property(repositories, flags, flags, machine, machine, (repository, one, two, here, there) => {
      const first = plan(repository, one, here)
      fc.pre(counts(first))
      const once = withEdits(repository, first.edits)
      const second = plan(once, two, there)
      fc.pre(counts(second))
      const twice = withEdits(once, second.edits)
      const checked = plan(twice, {}, here)
      expect(checked.edits).toEqual([])
      expect(checked.refusals).toEqual([])
    }),
    runs(150, 3000),
  )
})

it('after `apply` with any flags, `remove` gives every file back', () => {
  fc.assert(
    fc.property(repositories, flags, machine, (repository, choices, here) => {
      const after = withEdits(repository, plan(repository, choices, here).edits)
      const removed = withEdits(after, plan(after, {}, here, 'absent').edits)
      expect(textsOf(removed)).toEqual(textsOf(repository))
    }),
    runs(100, 3000),
  )
})

it('says that a flag does not count which only a file outside the chosen targets could record', () => {
  const here: Facts = { platform: 'linux', variables: {}, parents: [], files: [], shared: true, wsl: false }
  const start = virtualRepository({ 'CLAUDE.md': '# Project\n', '.env.example': 'A=1\n' })
  const once = withEdits(start, plan(start, {}, here).edits)
  expect(plan(once, { provider: 'bedrock', targets: ['env-example'] }, here).overruled).toBe(true)
  expect(plan(once, { provider: 'bedrock', targets: ['gitignore'] }, here).overruled).toBeUndefined()
  expect(plan(once, { provider: 'bedrock' }, here).overruled).toBeUndefined()
})
