import { describe, expect, it } from 'vitest'
import { createPlan } from '../../src/core/plan.ts'
import type { PlanInput } from '../../src/core/plan-with.ts'
import { type FlagKey, flagKeys } from '../../src/options/options.ts'
import { ignoreOracle } from '../../src/targets/gitignore/ignore-without-git.ts'
import type { OpenRepository } from '../../src/targets/open-file.ts'
import type { Facts } from '../../src/types.ts'
import { templateSources as sources } from '../support/templates.ts'
import { textsOf, virtualRepository, withEdits } from '../support/virtual-repository.ts'
import { generatedOwner } from './generated-owner.ts'

type Asked = Partial<Pick<PlanInput, 'choices' | 'onEdit' | 'ways'>>

interface Flag {
  readonly asked: Asked
  /** Of all texts of a plain repository, one behind the other: what the flag put there, and what it kept out. */
  readonly shows: RegExp
  readonly hides?: RegExp
}

/** Each flag with a value that shows, and the one assertion that shows it. */
const table: Readonly<Record<Exclude<FlagKey, 'exact' | 'recursive' | 'repair'>, Flag>> = {
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
  onEdit: { asked: { onEdit: 'overwrite' }, shows: /## Claude Code auth/, hides: /Somebody's own words/ },
  noAdopt: { asked: { ways: { noAdopt: true } }, shows: /## Claude Code login[\s\S]*authmd:start auth v=/ },
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

function plan(repository: OpenRepository, asked: Asked, facts: Facts, want: PlanInput['want'] = 'present') {
  return createPlan({
    ...{ repository, sources, want, oracle: ignoreOracle, choices: {}, onEdit: 'merge' },
    ...asked,
    facts: () => facts,
  })
}

describe('each flag', () => {
  it.each(Object.entries(table))(
    '%s has its effect, and bare runs keep it',
    (name, { asked, shows, hides }) => {
      const login = '## Claude Code login\n\n- `/login`\n- 401: `unset ANTHROPIC_API_KEY`\n'
      const start = virtualRepository({ 'CLAUDE.md': `# Mill\n\n${name === 'noAdopt' ? login : 'Grind.\n'}` })
      const first = withEdits(start, plan(start, name === 'onEdit' ? {} : asked, here).edits)
      const edited = withEdits(first, [
        {
          target: 'claude-md',
          path: 'CLAUDE.md',
          before: '',
          after: (textsOf(first)['CLAUDE.md'] ?? '').replace(
            '- Never commit a key',
            "- Somebody's own words",
          ),
        },
      ])
      const after = name === 'onEdit' ? withEdits(edited, plan(edited, asked, here).edits) : first
      const all = Object.values(textsOf(after)).join('\n')
      expect(all).toMatch(shows)
      if (hides !== undefined) expect(all).not.toMatch(hides)
      expect(plan(after, {}, elsewhere).edits).toEqual([])
    },
  )

  it('stands in the table, but for those that change no text of a sound repository', () => {
    expect(Object.keys(table).toSorted()).toEqual(
      flagKeys.filter(key => !['exact', 'recursive', 'repair'].includes(key)).toSorted(),
    )
  })
})

function together(one: Asked, two: Asked): Asked {
  return {
    ...one,
    ...two,
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
        const removed = withEdits(after, plan(after, {}, elsewhere, 'absent').edits)
        expect([index, textsOf(removed)]).toEqual([index, textsOf(start)])
      }
      if (long) console.log(`${perPair} repositories, ${refused} refused`)
      expect(refused).toBeLessThan(perPair)
    },
    600_000,
  )
})
