import { describe, expect, it } from 'vitest'
import { environments } from '../../src/environments/index.ts'
import { rules } from '../../src/rules/index.ts'
import { shells } from '../../src/shells/index.ts'
import { causeGroups } from '../../src/templates/cause-groups.ts'
import { renderExplain } from '../../src/templates/render-explain.ts'
import { renderGuide, renderGuideBlocks } from '../../src/templates/render-guide.ts'
import type { Profile } from '../../src/types.ts'
import { templateSources as sources } from '../support/templates.ts'

const neutral: Profile = { os: [], shells: [], environments: [], provider: 'anthropic' }
const fish: Profile = { os: ['macos'], shells: ['fish'], environments: ['vscode'], provider: 'anthropic' }
const pages = [...sources.keys()].flatMap(path => /^explain\/(.+)\.md$/.exec(path)?.[1] ?? [])
/** What `apply`, `check`, `remove` and `scan` find in a repository: explained, and no cause of a 401. */
const aboutRepository = pages.filter(id =>
  /^about: /m.test(sources.get(`explain/${id}.md`)?.split('\n---\n')[0] ?? ''),
)
const causes = pages.filter(id => !aboutRepository.includes(id))
const whole = renderGuide({ sources, profile: neutral })
const forFish = renderGuide({ sources, profile: fish })

describe('the causes', () => {
  it('stand in one group each, and a group names only pages that are there', () => {
    const grouped = causeGroups.flatMap(({ ids }) => ids)
    expect(new Set(grouped).size).toBe(grouped.length)
    expect(grouped.filter(id => !causes.includes(id))).toEqual([])
    expect(causes.filter(id => !grouped.includes(id))).toEqual([])
  })
  it('are all in the guide, each with its title, its symptoms word for word, its cause and its fix', () => {
    for (const id of causes) {
      const page = renderExplain({ sources, id, shell: shells.find(shell => shell.id === 'sh'), os: [] })
      expect(whole).toContain(`\n### ${page.title}\n`)
      for (const symptom of page.symptoms) expect(whole).toContain(`\n${symptom}\n`)
      expect(whole).toContain(page.cause.split('\n')[0])
      expect(whole).toContain(page.fix.split('\n')[0])
    }
  })
  it('are all that is there: a finding about a repository is explained, and stands in no guide', () => {
    expect(aboutRepository).toContain('markers-unpaired')
    const ids = renderGuideBlocks({ sources, profile: neutral }).map(({ id }) => id)
    for (const id of aboutRepository) {
      const { title } = renderExplain({ sources, id, shell: undefined })
      expect(whole).not.toContain(`### ${title}\n`)
      expect(ids.filter(block => block.endsWith(`.${id}`))).toEqual([])
    }
    expect(whole).not.toContain('how authmd works')
  })
})

describe('the causes that people meet', () => {
  /** Those that no rule can see from this machine, with the page that speaks of them. */
  const unseen = new Map([[29, 'helper-after-idle']])

  it('all have a page: the 45 of the fact sheet, by a rule or by a page of their own', () => {
    const seen = new Set(rules.filter(({ id }) => pages.includes(id)).flatMap(({ causes }) => causes))
    const all = Array.from({ length: 45 }, (_, index) => index + 1)
    expect(all.filter(number => !seen.has(number) && !pages.includes(unseen.get(number) ?? ''))).toEqual([])
  })
  it.each([
    ['key not set or not exported', ['nothing-to-send', 'not-exported']],
    ['set in another terminal, or in an editor that was started before', ['restart-needed', 'stale-editor']],
    ['revoked, expired or rotated', ['key-rejected']],
    ['of another organization', ['other-organization', 'organization-disabled']],
    ['of the wrong kind', ['oauth-token-as-key', 'admin-key', 'session-key']],
    ['a proxy that strips headers', ['proxy-strips-headers']],
    ['a subscription taken for an API key', ['subscription-needs-no-key', 'subscription-hidden']],
    ['no credits, which is no 401', ['credit-too-low']],
  ])('have a page where the common advice names them: %s', (_, ids) => {
    const blocks = renderGuideBlocks({ sources, profile: neutral }).map(({ id }) => id)
    for (const id of ids)
      expect(
        blocks.some(block => block.endsWith(`.${id}`)),
        id,
      ).toBe(true)
  })
  it('leave room for what a team does: one credential per purpose, rotation, watching, a check before long work', () => {
    expect(whole).toMatch(/one key for development, another for CI/)
    expect(whole).toMatch(/Rotate on a date, monthly/)
    expect(whole).toMatch(/Watch the use of each key/)
    expect(whole).toContain('`authmd doctor --quiet && claude`')
  })
})

describe('the guide', () => {
  it('speaks of every shell, system and place where the profile leaves them open', () => {
    const ids = new Set(renderGuideBlocks({ sources, profile: neutral }).map(({ id }) => id))
    for (const { id } of shells) expect(ids).toContain(`shell/${id}`)
    for (const { id } of environments) expect(ids).toContain(`environment/${id}`)
    for (const id of ['linux', 'macos', 'windows']) expect(ids).toContain(`os/${id}`)
  })
  it('speaks of the profile alone where it is known, in the commands of its shell', () => {
    const ids = renderGuideBlocks({ sources, profile: fish }).map(({ id }) => id)
    expect(ids.filter(id => /^shell\/[a-z]+$/.test(id))).toEqual(['shell/fish'])
    expect(ids.filter(id => /^environment\/[a-z-]+$/.test(id))).toEqual(['environment/vscode'])
    expect(forFish).toContain("read -sgx -P 'ANTHROPIC_API_KEY: ' ANTHROPIC_API_KEY")
    expect(forFish).not.toContain('read -rs')
  })
  it('names one provider as the one of this project', () => {
    for (const provider of ['anthropic', 'bedrock', 'vertex', 'foundry', 'gateway'] as const) {
      const ids = renderGuideBlocks({ sources, profile: { ...neutral, provider } }).map(({ id }) => id)
      expect([...new Set(ids.filter(id => id.startsWith('provider/')).map(id => id.split('.')[0]))]).toEqual([
        `provider/${provider}`,
      ])
    }
  })
  it('has no empty heading, no word left unfilled, and begins with one title', () => {
    for (const text of [whole, forFish]) {
      expect(text.match(/^# .*/gm)?.length).toBe(1)
      expect(text.startsWith('# ')).toBe(true)
      expect(text).not.toMatch(/(?<!\$)\{\{/)
      const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, 'code').split('\n\n')
      for (const [index, block] of prose.entries()) {
        const depth = /^(#+) /.exec(block)?.[1]?.length
        const next = /^(#+) /.exec(prose[index + 1] ?? '# end')?.[1]?.length
        if (depth !== undefined && next !== undefined) expect(next, block).toBeGreaterThan(depth)
      }
    }
  })
  it('gives the same blocks for the same profile, with ids that a new cause does not move', () => {
    const before = renderGuideBlocks({ sources, profile: fish })
    expect(renderGuideBlocks({ sources, profile: fish })).toEqual(before)
    const added = new Map([
      ...sources,
      [
        'explain/a-new-one.md',
        '---\ntitle: A new one\nsource: https://example.com/a\nverified: 2026-01-01\n---\n\nWhy.\n\n<!-- fix -->\n\nMend it.\n',
      ],
    ])
    const after = new Map(
      renderGuideBlocks({ sources: added, profile: fish }).map(block => [block.id, block.markdown]),
    )
    for (const { id, markdown } of before.filter(({ id }) => !id.startsWith('sources/'))) {
      expect(after.get(id), id).toBe(markdown)
    }
    expect(after.get('others/default.a-new-one')).toBe('#### A new one')
  })
  it('lists every source once with the day on which it was read', () => {
    const [, list = ''] = whole.split('\n## Sources\n')
    const lines = list.trim().split('\n')
    expect(new Set(lines).size).toBe(lines.length)
    for (const line of lines) expect(line).toMatch(/^- .*, \d{4}-\d{2}-\d{2}$/)
    expect(list).toContain('- measured on Claude Code 2.1.330, ')
  })
})
