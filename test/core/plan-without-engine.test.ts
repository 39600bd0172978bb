import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPlan } from '../../src/core/plan.ts'
import { planWith } from '../../src/core/plan-with.ts'
import { ignoreOracle } from '../../src/targets/gitignore/ignore-without-git.ts'
import type { OpenRepository } from '../../src/targets/open-file.ts'
import type { Facts } from '../../src/types.ts'
import { runs } from '../support/runs.ts'
import { templateSources } from '../support/templates.ts'
import { textsOf, virtualRepository, withEdits } from '../support/virtual-repository.ts'

const nowhere: Facts = { platform: '', variables: {}, parents: [], files: [], shared: true, wsl: false }

function full(repository: OpenRepository, choices: Parameters<typeof createPlan>[0]['choices'] = {}) {
  return createPlan({
    repository,
    facts: () => nowhere,
    choices,
    sources: templateSources,
    onEdit: 'merge',
    want: 'present',
    oracle: ignoreOracle,
  })
}

function quick(repository: OpenRepository) {
  return planWith(undefined, {
    repository,
    facts: () => nowhere,
    choices: {},
    sources: templateSources,
    onEdit: 'merge',
    want: 'present',
    oracle: ignoreOracle,
  })
}

const start = fc.record(
  {
    'CLAUDE.md': fc.constantFrom('# Project\n\n- one\n', '', '@AGENTS.md\n', '```\nopen\n', 'Text\r\n'),
    '.claude/CLAUDE.md': fc.constant('# Inner\n'),
    'AGENTS.md': fc.constant('# Agents\n'),
    '.env.example': fc.constantFrom('A=1\n', '# ANTHROPIC_API_KEY=\n', ''),
    '.gitignore': fc.constantFrom('', '.env*\n', 'node_modules\n'),
    'CLAUDE.local.md': fc.constant('- mine\n'),
  },
  { requiredKeys: [] },
)

const choices = fc.constantFrom(
  {},
  { shells: ['fish'] },
  { environments: ['direnv', 'vscode'] },
  { provider: 'bedrock' as const },
  { targets: ['claude-md' as const, 'guide' as const] },
  { targets: ['claude-md' as const] },
  { targets: ['gitignore' as const, 'env-example' as const] },
)

/** What people, merges and other versions do to a file. */
const change = fc.constantFrom<(text: string) => string>(
  text => text,
  text => text,
  text => text.replace('Use separate', 'Use two separate'),
  text => text.replace(/^- .*\n/m, ''),
  text => `${text}\nmore words\n`,
  text => text.replaceAll('\n', '\r\n'),
  text => text.replace(' t=1 ', ' t=999 '),
  text => text.replace(' t=1 ', ' t=0 '),
  text => text.replace(' v=1 ', ' v=2 '),
  text => text.replace(/authmd:end/, 'authmd:gone'),
  text => text.replace(/authmd:start/, 'authmd:gone'),
  text => text + text,
  text => text.replace(/sum=\w{6}/, 'sum=aaaaaa'),
  text => text.replace(/(shell|env)=[\w,]+/, '$1=zsh'),
  text => `<<<<<<< a\n${text}=======\nb\n>>>>>>> c\n`,
  text => `\`\`\`\n${text}`,
  text => `- item\n\n  ${text.replaceAll('\n', '\n  ')}`,
  text => text.replace(/^\.env$/m, ''),
  text => text.replace(/# ANTHROPIC_API_KEY=\n/, ''),
  text => `!.env\n${text}`,
  text => `${text}!.env\n`,
  () => '',
)

it('says the same as the full plan, or nothing', () => {
  let answered = 0
  fc.assert(
    fc.property(
      start,
      choices,
      fc.dictionary(
        fc.constantFrom('CLAUDE.md', 'AGENTS.md', '.claude/CLAUDE.md', '.env.example', '.gitignore'),
        change,
        { maxKeys: 2 },
      ),
      (texts, chosen, changes) => {
        const first = virtualRepository(texts)
        const applied = withEdits(first, full(first, chosen).edits)
        const changed: Record<string, string> = {}
        for (const [path, text] of Object.entries(textsOf(applied))) {
          if (text !== undefined) changed[path] = changes[path]?.(text) ?? text
        }
        const repository = virtualRepository(changed)
        const short = quick(repository)
        if (short === undefined) return
        answered++
        expect(short).toEqual(full(repository))
      },
    ),
    runs(150, 5000),
  )
  // A plan that never answers would prove nothing.
  expect(answered).toBeGreaterThan(20)
})

it('answers where nothing is to be done', () => {
  for (const texts of [{}, { 'CLAUDE.md': '# A\n' }, { 'AGENTS.md': '# A\n' }]) {
    const first = virtualRepository(texts)
    const repository = withEdits(first, full(first).edits)
    expect(quick(repository)).toEqual(full(repository))
    expect(quick(repository)?.edits).toEqual([])
  }
})
