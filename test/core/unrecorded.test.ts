import { describe, expect, it } from 'vitest'
import { createPlan } from '../../src/core/plan.ts'
import type { Choices } from '../../src/options/options.ts'
import { ignoreOracle } from '../../src/targets/gitignore/ignore-without-git.ts'
import type { Facts } from '../../src/types.ts'
import { templateSources as sources } from '../support/templates.ts'
import { virtualRepository } from '../support/virtual-repository.ts'

const facts: Facts = { platform: 'linux', variables: {}, parents: [], files: [], shared: true, wsl: false }

function isUnrecorded(choices: Choices, ignored: string): boolean {
  const repository = virtualRepository({ 'CLAUDE.md': '# Mill\n', '.gitignore': `${ignored}\n` })
  const input = {
    repository,
    sources,
    choices,
    want: 'present',
    onEdit: 'merge',
    oracle: ignoreOracle,
  } as const
  return createPlan({ ...input, facts: () => facts }).unrecorded === true
}

describe('what only an ignored file could record', () => {
  it.each<[string, Choices, boolean]>([
    ['a shell', { shells: ['zsh'] }, true],
    ['a shell that a guide records too', { shells: ['zsh'], addTargets: ['guide'] }, false],
    ['the place of the guide, which no guide knows', { guidePath: 'docs/x.md' }, true],
    ['a provider', { provider: 'bedrock' }, true],
    [
      'a provider that an example env file records too',
      { provider: 'bedrock', addTargets: ['env-example'] },
      false,
    ],
    ['which files are kept, where none is', { targets: ['claude-md'] }, false],
  ])('of %s is said before it is lost', (_, choices, lost) => {
    expect(isUnrecorded(choices, 'CLAUDE.md')).toBe(lost)
    expect(isUnrecorded(choices, '*.log')).toBe(false)
  })
})
