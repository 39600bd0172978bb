import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Config } from '../../src/config/config.ts'
import { configChoices } from '../../src/config/config-choices.ts'
import { createPlan } from '../../src/core/plan.ts'
import { environments } from '../../src/environments/index.ts'
import { targetIds } from '../../src/names.ts'
import type { Choices } from '../../src/options/options.ts'
import { shells } from '../../src/shells/index.ts'
import { ignoreOracle } from '../../src/targets/gitignore/ignore-without-git.ts'
import type { OpenRepository } from '../../src/targets/open-file.ts'
import type { Facts } from '../../src/types.ts'
import { runs } from '../support/runs.ts'
import { templateSources } from '../support/templates.ts'
import { textsOf, virtualRepository, withEdits } from '../support/virtual-repository.ts'

const small = (title: string) =>
  `---\nsource: a test\nverified: 2026-11-23\n---\n\n<!-- id: title -->\n\n## ${title}\n\n<!-- id: text -->\n\n- Text.\n`

/** Long documents whose merging no choice changes: short ones stand in for them. */
const sources = new Map([...templateSources, ['guide/section.md', small('guide')] as const])

const shellIds = shells.map(({ id }) => id)
const environmentIds = environments.map(({ id }) => id)
const guides = ['docs/claude-code-auth.md', 'docs/auth.md', 'AUTH.md'] as const
const sets = {
  os: fc.oneof(fc.subarray(['linux', 'macos', 'windows'] as const), fc.constant(['any'] as const)),
  shells: fc.oneof(fc.subarray(shellIds), fc.constant(['any'])),
  environments: fc.subarray(environmentIds),
  provider: fc.constantFrom('anthropic', 'bedrock', 'vertex', 'foundry', 'gateway'),
  targets: fc.subarray([...targetIds], { minLength: 1 }),
}

const configs = fc.record(
  {
    ...sets,
    paths: fc.record(
      {
        'claude-md': fc.constantFrom('CLAUDE.md', '.claude/CLAUDE.md', 'AGENTS.md'),
        'env-example': fc.constantFrom('.env.example', '.env.sample'),
        guide: fc.constantFrom(...guides),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Config>

const flags = fc.record(
  {
    ...sets,
    addShells: fc.subarray(shellIds),
    addEnvironments: fc.subarray(environmentIds),
    guidePath: fc.constantFrom(...guides),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Choices>

const own = fc.constantFrom<ReadonlyMap<string, string>>(
  new Map(),
  new Map([['claude-md/section.md', small('Ours')]]),
  new Map([
    ['guide/section.md', small('Our guide')],
    ['nested/section.md', small('Our packages')],
  ]),
)

const machine: fc.Arbitrary<Facts> = fc.record({
  platform: fc.constantFrom('linux', 'darwin', 'win32'),
  variables: fc.constantFrom({}, { SHELL: '/bin/zsh' }, { SHELL: '/usr/bin/fish', TERM_PROGRAM: 'vscode' }),
  parents: fc.constantFrom([], ['zsh'], ['pwsh'], ['bash', 'tmux']),
  files: fc.constantFrom([], ['.envrc'], ['.github/workflows', '.devcontainer']),
  shared: fc.boolean(),
  wsl: fc.boolean(),
})

const repositories: fc.Arbitrary<OpenRepository> = fc
  .record(
    {
      'CLAUDE.md': fc.constantFrom('', '# Project\n\n- one\n', '@AGENTS.md\n', 'Text\r\n'),
      'AGENTS.md': fc.constantFrom('# Agents\n', ''),
      '.env.example': fc.constantFrom('A=1\n', '# ANTHROPIC_API_KEY=\n'),
      '.gitignore': fc.constantFrom('', '.env*\n', 'node_modules\n'),
    },
    { requiredKeys: [] },
  )
  .map(texts => virtualRepository(texts))

interface Run {
  readonly repository: OpenRepository
  readonly asked?: Choices
  readonly config: Config
  readonly own: ReadonlyMap<string, string>
  readonly facts: Facts
  readonly want?: 'present' | 'absent'
}

function plan({ repository, asked = {}, config, own, facts, want = 'present' }: Run) {
  return createPlan({
    repository,
    facts: () => facts,
    choices: asked,
    configured: configChoices(config),
    sources,
    own,
    onEdit: 'merge',
    want,
    oracle: ignoreOracle,
  })
}

/** `plan-configured.ts` refuses the others. */
const isAllowed = (asked: Choices, config: Config) => {
  const chosen = asked.targets ?? config.targets
  return asked.guidePath === undefined || chosen === undefined || chosen.includes('claude-md')
}

it('after `apply` with any flags above any configuration, a bare `check` elsewhere finds nothing to do', () => {
  fc.assert(
    fc.property(
      repositories,
      configs,
      flags,
      own,
      machine,
      machine,
      (repository, config, asked, own, here, there) => {
        fc.pre(isAllowed(asked, config))
        const applied = plan({ repository, asked, config, own, facts: here })
        // Nothing is written where a chosen line file lacks nothing: then nothing of ours is there, and check says so.
        fc.pre(applied.refusals.length === 0 && applied.edits.length > 0)
        const after = withEdits(repository, applied.edits)
        const checked = plan({ repository: after, config, own, facts: there })
        expect(checked.edits).toEqual([])
        expect(checked.refusals).toEqual([])
      },
    ),
    runs(150, 3000),
  )
})

it('`remove` gives every file back, whatever was configured', () => {
  fc.assert(
    fc.property(repositories, configs, flags, own, machine, (repository, config, asked, own, facts) => {
      fc.pre(isAllowed(asked, config))
      const after = withEdits(repository, plan({ repository, asked, config, own, facts }).edits)
      const removed = plan({ repository: after, config, own, facts, want: 'absent' })
      expect(textsOf(withEdits(after, removed.edits))).toEqual(textsOf(repository))
    }),
    runs(100, 3000),
  )
})

it('an environment that is asked for implies its provider, also above a configured one', () => {
  const facts: Facts = { platform: 'linux', variables: {}, parents: [], files: [], shared: true, wsl: false }
  const { profile } = plan({
    repository: virtualRepository({}),
    config: { provider: 'anthropic' },
    asked: { environments: ['bedrock'] },
    own: new Map(),
    facts,
  })
  expect(profile.provider).toBe('bedrock')
})

it('a changed configuration wins again over the flags that were put above the old one', () => {
  const facts: Facts = { platform: 'linux', variables: {}, parents: [], files: [], shared: true, wsl: false }
  const first = virtualRepository({ 'CLAUDE.md': '# Project\n' })
  const base = { own: new Map<string, string>(), facts }
  const zsh: Config = { shells: ['zsh'] }
  const applied = plan({ ...base, repository: first, config: zsh, asked: { shells: ['fish'] } })
  const after = withEdits(first, applied.edits)
  expect(after.files.get('CLAUDE.md')?.text).toMatch(/shell=fish own=config\//)
  expect(plan({ ...base, repository: after, config: zsh }).profile.shells).toEqual(['fish'])
  const changed = plan({ ...base, repository: after, config: { shells: ['bash'] } })
  expect(changed.profile.shells).toEqual(['bash'])
  expect(changed.edits[0]?.after).not.toContain('own=')
})
