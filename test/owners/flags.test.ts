import { describe, expect, it } from 'vitest'
import { createPlan } from '../../src/core/plan.ts'
import type { PlanInput } from '../../src/core/plan-with.ts'
import { repairRepository, withRepairs } from '../../src/core/repair-repository.ts'
import { withSum } from '../../src/managed/markers/sum.ts'
import { type FlagKey, flagKeys } from '../../src/options/options.ts'
import { ignoreOracle } from '../../src/targets/gitignore/ignore-without-git.ts'
import type { OpenRepository } from '../../src/targets/open-file.ts'
import type { Facts } from '../../src/types.ts'
import { templateSources as sources } from '../support/templates.ts'
import { textsOf, virtualRepository, withEdits } from '../support/virtual-repository.ts'
import { generatedOwner } from './generated-owner.ts'

interface Asked extends Partial<Pick<PlanInput, 'choices' | 'onEdit' | 'ways'>> {
  /** Looks at the agent files below the root too. */
  readonly recursive?: boolean
}

type Texts = Readonly<Record<string, string>>

interface Flag {
  readonly asked: Asked
  /** Of all texts of a plain repository, one behind the other: what the flag put there, and what it kept out. */
  readonly shows: RegExp
  readonly hides?: RegExp
  /** The repository in which it shows, where that is no plain one; `kept`: one that was applied already. */
  readonly start?: Texts
  readonly kept?: (section: string) => string
}

const plain = { 'CLAUDE.md': '# Mill\n\nGrind.\n' }
/** The whole text with its last section as if it were written by us. */
const withNewSum = (text: string) => {
  const from = text.indexOf('<!-- authmd:start')
  return `${text.slice(0, from)}${withSum(text.slice(from).trimEnd())}\n`
}

/** Each flag with a value that shows, and the one assertion that shows it. */
const table: Readonly<Record<FlagKey, Flag>> = {
  targets: {
    asked: { choices: { targets: ['claude-md'] } },
    shows: /## Claude Code auth/,
    hides: /# authmd:start/,
  },
  addTargets: { asked: { choices: { addTargets: ['guide'] } }, shows: /\(docs\/claude-code-auth\.md\)/ },
  guidePath: { asked: { choices: { guidePath: 'docs/keys.md' } }, shows: /\(docs\/keys\.md\)/ },
  shells: { asked: { choices: { shells: ['fish'] } }, shows: /read -sgx/, hides: /shell=zsh/ },
  addShells: { asked: { choices: { addShells: ['powershell'] } }, shows: /shell=\S*powershell/ },
  environments: { asked: { choices: { environments: ['github-actions'] } }, shows: /gh secret set/ },
  addEnvironments: { asked: { choices: { addEnvironments: ['tmux'] } }, shows: /tmux kill-server/ },
  os: { asked: { choices: { os: ['windows'] } }, shows: /os=windows/, hides: /os=linux/ },
  provider: { asked: { choices: { provider: 'bedrock' } }, shows: /aws sso login/ },
  onEdit: {
    asked: { onEdit: 'overwrite' },
    shows: /## Claude Code auth/,
    hides: /Somebody's own words/,
    kept: text => text.replace('- Never commit a key', "- Somebody's own words"),
  },
  noAdopt: {
    asked: { ways: { noAdopt: true } },
    shows: /## Claude Code login[\s\S]*<!-- authmd:start auth v=/,
    start: {
      'CLAUDE.md': '# Mill\n\n## Claude Code login\n\n- `/login`\n- 401: `unset ANTHROPIC_API_KEY`\n',
    },
  },
  // Without it a section whose checksum is right is taken for ours as it is.
  exact: {
    asked: { onEdit: 'overwrite', ways: { exact: true } },
    shows: /- Never commit a key/,
    hides: /Always commit a key/,
    kept: text => withNewSum(text.replace('- Never commit a key', '- Always commit a key')),
  },
  repair: {
    asked: { ways: { repair: true } },
    shows: /<!-- authmd:end auth[\s\S]*-->/,
    kept: text => text.slice(0, text.indexOf('<!-- authmd:end')),
  },
  recursive: {
    asked: { recursive: true },
    shows: /# Stones[\s\S]*authmd:start[\s\S]*\.\.\/AGENTS\.md/,
    start: { 'AGENTS.md': '# Mill\n\nGrind.\n', 'stones/CLAUDE.md': '# Stones\n\nTurn.\n' },
  },
}

const here: Facts = {
  platform: 'linux',
  variables: { SHELL: '/bin/zsh' },
  parents: ['zsh'],
  files: [],
  shared: false,
  wsl: false,
}
const elsewhere: Facts = { ...here, platform: 'win32', variables: {}, parents: ['pwsh'] }

function plan(
  repository: OpenRepository,
  { recursive, ...asked }: Asked,
  facts: Facts,
  want: PlanInput['want'] = 'present',
) {
  const mended = asked.ways?.repair === true ? repairRepository(repository, { sources }) : undefined
  const { files } = mended?.repository ?? repository
  const below = [...files.values()].filter(({ path }) => /^(?!\.).+\/(?:CLAUDE|AGENTS)\.md$/.test(path))
  const nestedClaude = below.filter(({ path }) => path.endsWith('CLAUDE.md'))
  const made = createPlan({
    ...{ sources, want, oracle: ignoreOracle, choices: {}, onEdit: 'merge' },
    repository: { ...repository, files, nestedClaude },
    nested: recursive ? { files: below, names: new Map() } : undefined,
    ...asked,
    facts: () => facts,
  })
  return mended === undefined ? made : withRepairs(made, mended)
}

describe('each flag', () => {
  it.each(Object.entries(table))(
    '%s has its effect, which no bare run has, and bare runs keep it',
    (_, { asked, shows, hides, start = plain, kept }) => {
      const first = virtualRepository(start)
      const before = kept === undefined ? first : edited(withEdits(first, plan(first, {}, here).edits), kept)
      const holds = (repository: OpenRepository) => {
        const all = Object.values(textsOf(repository)).join('\n')
        return shows.test(all) && hides?.test(all) !== true
      }
      expect(holds(withEdits(before, plan(before, {}, here).edits))).toBe(false)
      const after = withEdits(before, plan(before, asked, here).edits)
      expect(holds(after)).toBe(true)
      expect(plan(after, {}, elsewhere).edits).toEqual([])
    },
  )

  it('stands in the table', () => {
    expect(Object.keys(table).toSorted()).toEqual(flagKeys.toSorted())
  })
})

/** The same repository after a person changed the agent file. */
function edited(repository: OpenRepository, change: (text: string) => string): OpenRepository {
  const before = textsOf(repository)['CLAUDE.md'] ?? ''
  return withEdits(repository, [{ target: 'claude-md', path: 'CLAUDE.md', before, after: change(before) }])
}

function together(one: Asked, two: Asked): Asked {
  return {
    ...one,
    ...two,
    recursive: one.recursive === true || two.recursive === true,
    choices: { ...one.choices, ...two.choices },
    ways: { ...one.ways, ...two.ways },
  }
}

const entries = Object.entries(table)
const pairs = entries.flatMap(([one, a], at) =>
  entries.slice(at).map(([two, b]) => ({ name: `${one} and ${two}`, asked: together(a.asked, b.asked) })),
)
const long = process.env['AUTHMD_LONG'] === '1'
/** In the short form each pair meets three of the repositories, and each repository some of the pairs. */
const repositories = 200
const perPair = long ? repositories : 3

describe(`${perPair} of ${repositories} repositories after apply with two flags`, () => {
  it.each(pairs.map((pair, at) => [pair.name, pair.asked, at] as const))(
    '%s: a bare check is content, and remove gives every byte back',
    (_, asked, at) => {
      let refused = 0
      for (let step = 0; step < perPair; step++) {
        const index = (at * perPair + step) % repositories
        const start = generatedOwner(index)
        const applied = plan(start, asked, here)
        // A flag that nothing could record is refused, and writes nothing.
        if (applied.overruled === true || applied.unrecorded === true || applied.refusals.length > 0) {
          refused += 1
          continue
        }
        const after = withEdits(start, applied.edits)
        const check = plan(after, {}, elsewhere)
        expect([index, check.edits, check.refusals]).toEqual([index, [], []])
        expect([index, check.findings.filter(({ severity }) => severity === 'error')]).toEqual([index, []])
        const removed = withEdits(
          after,
          plan(after, { recursive: asked.recursive === true }, elsewhere, 'absent').edits,
        )
        expect([index, textsOf(removed)]).toEqual([index, textsOf(start)])
      }
      if (long) console.log(`${perPair} repositories, ${refused} refused`)
      expect(refused).toBeLessThan(perPair)
    },
    600_000,
  )
})
