import { describe, expect, it } from 'vitest'
import { environments } from '../../src/environments/index.ts'
import { shells } from '../../src/shells/index.ts'
import { readFrontMatter } from '../../src/templates/front-matter.ts'
import { causeGroups } from '../../src/templates/rare-causes.ts'
import { renderGuide, renderGuideBlocks } from '../../src/templates/render-guide.ts'
import type { Os, Profile } from '../../src/types.ts'
import { templateSources as sources } from '../support/templates.ts'

const neutral: Profile = { os: [], shells: [], environments: [], provider: 'anthropic' }
const fish: Profile = { os: ['macos'], shells: ['fish'], environments: ['vscode'], provider: 'anthropic' }
const providers = ['anthropic', 'bedrock', 'vertex', 'foundry', 'gateway'] as const
const metaOf = (id: string) => readFrontMatter(`explain/${id}.md`, sources.get(`explain/${id}.md`) ?? '').meta
const pages = [...sources.keys()].flatMap(path => /^explain\/(.+)\.md$/.exec(path)?.[1] ?? [])
const causes = pages.filter(id => !metaOf(id).has('about'))
const whole = renderGuide({ sources, profile: neutral })
const forFish = renderGuide({ sources, profile: fish })
const single = shells.flatMap(({ id }) =>
  (['linux', 'macos', 'windows'] as const).flatMap((os: Os) =>
    providers.map(provider => ({ os: [os], shells: [id], environments: [], provider })),
  ),
)
const ofSingle = single.map(profile => renderGuide({ sources, profile }))
const withoutKeys = [neutral, fish].map(profile =>
  renderGuide({ sources, profile, stance: { keys: 'forbidden' } }),
)
const guides = [
  ...[whole, forFish, ...ofSingle, ...withoutKeys],
  ...providers.map(provider => renderGuide({ sources, profile: { ...neutral, provider } })),
]
const linesOf = (text: string) => text.trimEnd().split('\n').length
/** As GitHub, VitePress and Docusaurus make it, for the letters that our headings hold. */
const slugOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-')
const headingsOf = (text: string) =>
  [...text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/^(#+) (.*)$/gm)].map(
    ([, marks = '', title = '']) => ({
      depth: marks.length,
      title,
    }),
  )
const fencesOf = (text: string) =>
  [...text.matchAll(/^```(\S+)\n([\s\S]*?)\n```$/gm)].map(([, lang = '', code = '']) => ({ lang, code }))
const treeOf = (text: string) => fencesOf(text).find(({ lang }) => lang === 'mermaid')?.code ?? ''

describe('the length of the guide', () => {
  it('is at most 290 lines for one shell and one system, so that the file with its markers has at most 300', () => {
    for (const [at, text] of ofSingle.entries())
      expect(linesOf(text), JSON.stringify(single[at])).toBeLessThanOrEqual(290)
  })
  it('is at most 480 lines for all of them', () => {
    for (const provider of providers) {
      expect(linesOf(renderGuide({ sources, profile: { ...neutral, provider } }))).toBeLessThanOrEqual(480)
    }
  })
})

describe('the guide of a project that wants no API keys', () => {
  it('says of no key how it is made, set, kept, tested or rotated, and still how one is found and taken away', () => {
    for (const text of withoutKeys) {
      expect(text).not.toMatch(/[Cc]reate the new key|Keep it|Set it for|Test a key|anthropic_api_key/)
      expect(text).not.toMatch(/read -r?s|SecureString|export ANTHROPIC|or an API key|a key in `ANTHROPIC/)
      expect(text).toMatch(/unset ANTHROPIC_API_KEY|set -eg? ANTHROPIC_API_KEY/)
      expect(text).toContain('claude auth login')
    }
  })
})

describe('every guide', () => {
  it('gives each command once', () => {
    for (const text of guides) {
      const commands = [
        ...fencesOf(text).flatMap(({ lang, code }) => (lang === 'mermaid' ? [] : [code])),
        ...[...text.matchAll(/^- [A-Z][^:\n]*: (`.{20,}`)$/gm)].map(([, code = '']) => code),
      ]
      expect(commands.length).toBeGreaterThan(3)
      expect(new Set(commands).size).toBe(commands.length)
      for (const { lang, code } of fencesOf(text)) {
        if (lang !== 'mermaid') expect(timesAsAWhole(text, code), code).toBe(1)
      }
    }
  })
  it('has no link to a heading that is not there, in the tree neither', () => {
    for (const text of guides) {
      const slugs = headingsOf(text).map(({ title }) => slugOf(title))
      const links = [...text.matchAll(/\]\(#([^)]*)\)|^ +click \w+ "#(.*)"$/gm)].map(([, a, b]) => a ?? b)
      expect(links.length).toBeGreaterThan(20)
      expect(links.filter(link => !slugs.includes(link ?? ''))).toEqual([])
      expect(new Set(slugs).size).toBe(slugs.length)
    }
  })
  it('lists its parts at the top, all of them and in order', () => {
    for (const text of guides) {
      const list = text.split('\n').find(line => line.includes(' · ')) ?? ''
      const parts = headingsOf(text).filter(({ depth }) => depth === 2)
      expect([...list.matchAll(/\[([^\]]+)\]/g)].map(([, title]) => title)).toEqual(
        parts.map(({ title }) => title),
      )
    }
  })
  it('leads from each answer of the tree into the text, as the outline beside it does', () => {
    for (const text of guides) {
      const tree = treeOf(text)
      const answers = [...tree.matchAll(/(\w+)\("([^"]+)"\)/g)].map(([, id, label = '']) => ({
        id,
        label: label.replaceAll('<br>', ' '),
      }))
      const clicks = new Map(
        [...tree.matchAll(/click (\w+) "#(.*)"/g)].map(([, id = '', slug = '']) => [id, slug]),
      )
      expect(answers.map(({ id }) => id)).toEqual([...clicks.keys()])
      const outline = (text.split('The same as text:')[1] ?? '').split('\n## ')[0] ?? ''
      const links = new Set([...outline.matchAll(/\]\(#([^)]*)\)/g)].map(([, slug]) => slug))
      expect([...clicks.values()].filter(slug => !links.has(slug))).toEqual([])
    }
  })
  it('has one title, no empty heading, and no word left unfilled', () => {
    for (const text of guides) {
      expect(headingsOf(text).filter(({ depth }) => depth === 1)).toHaveLength(1)
      expect(text.startsWith('# ')).toBe(true)
      // VitePress takes them for an expression of Vue, in code too.
      expect(text.replaceAll(/^```[\s\S]*?^```$/gm, '')).not.toContain('{{')
      const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, 'code').split('\n\n')
      for (const [index, block] of prose.entries()) {
        const depth = /^(#+) /.exec(block)?.[1]?.length
        const next = /^(#+) /.exec(prose[index + 1] ?? '# end')?.[1]?.length
        if (depth !== undefined && next !== undefined) expect(next, block).toBeGreaterThan(depth)
      }
    }
  })
})

describe('the causes', () => {
  it('name a group that there is, if any: it decides their place', () => {
    const named = causes.flatMap(id => metaOf(id).get('group') ?? [])
    expect(named.filter(group => !causeGroups.includes(group))).toEqual([])
    expect(new Set(named).size).toBe(causeGroups.length)
  })
  it('have a line each with what to do, but for those that the table or the text serves', () => {
    for (const id of causes) {
      const meta = metaOf(id)
      const served = meta.get('guide')
      expect([undefined, 'table', 'text', 'none'], id).toContain(served)
      if (served !== undefined) continue
      expect(whole).toContain(`- ${meta.get('title')}: ${meta.get('do')} (\`${id}\`).\n`)
    }
  })
  it('leave out what is found in a repository', () => {
    for (const id of pages.filter(page => metaOf(page).has('about')))
      expect(whole).not.toContain(`(\`${id}\`)`)
  })
  it('as they were reported all have a page that the guide serves', () => {
    const reported = pages.filter(id => metaOf(id).has('causes'))
    expect(reported.length).toBeGreaterThanOrEqual(45)
    expect(reported.filter(id => !causes.includes(id))).toEqual([])
  })
})

describe('what the guide says', () => {
  it('is for every shell, system and place where the profile leaves them open', () => {
    const ids = new Set(renderGuideBlocks({ sources, profile: neutral }).map(({ id }) => id.split('.')[0]))
    for (const { id } of shells) expect(ids).toContain(`shell/${id}`)
    for (const { id, provider } of environments) {
      if (provider === undefined) expect(ids.has(`environment/${id}`) || ids.has(`ci/${id}`), id).toBe(true)
    }
    for (const id of ['linux', 'macos', 'windows']) expect(ids).toContain(`os/${id}`)
  })
  it('is for the profile alone where it is known, in the commands of its shell', () => {
    const ids = renderGuideBlocks({ sources, profile: fish }).map(({ id }) => id)
    expect(ids.filter(id => /^shell\//.test(id))).toEqual(['shell/fish'])
    expect(ids.filter(id => /^environment\//.test(id))).toEqual(['environment/vscode'])
    expect(forFish).toContain("read -sgx -P 'ANTHROPIC_API_KEY: ' ANTHROPIC_API_KEY")
    expect(forFish).not.toContain('read -rs')
  })
  it.each([['github-actions'], ['gitlab-ci'], []])(
    'hands no token of a plan to a pipeline behind a gateway: %s',
    (...ci) => {
      const guide = renderGuide({ sources, profile: { ...fish, environments: ci, provider: 'gateway' } })
      const chapter = /^## CI\n([\s\S]*?)^## /m.exec(guide)?.[1] ?? ''
      expect(chapter).toContain("the gateway's key")
      expect(chapter).not.toMatch(/OAUTH_TOKEN|run `claude setup-token`/)
    },
  )
  it('names one provider as the one of this project', () => {
    for (const provider of providers) {
      const ids = renderGuideBlocks({ sources, profile: { ...neutral, provider } }).map(({ id }) => id)
      expect([...new Set(ids.filter(id => id.startsWith('way-in/')).map(id => id.split('.')[0]))]).toEqual([
        `way-in/${provider}`,
      ])
    }
  })
  it.each(['bedrock', 'vertex', 'foundry'] as const)(
    'tells a team on %s nothing of keys and plans of Anthropic, in its commands, causes and pipelines neither',
    provider => {
      const places = environments.filter(one => one.provider === undefined).map(({ id }) => id)
      for (const profile of [neutral, fish, { ...neutral, environments: places }]) {
        const text = renderGuide({ sources, profile: { ...profile, provider } })
        expect(text).not.toMatch(
          /ANTHROPIC_API_KEY|OAUTH_TOKEN|platform\.claude|sk-ant|setup-token|\bplans?\b/,
        )
        expect(text).toContain(`CLAUDE_CODE_USE_${provider.toUpperCase()}`)
      }
    },
  )
  it('is the same for the same profile, with ids that a new cause does not move', () => {
    const before = renderGuideBlocks({ sources, profile: fish })
    expect(renderGuideBlocks({ sources, profile: fish })).toEqual(before)
    const page =
      '---\ntitle: A new one\ndo: mend it\nsource: https://example.com/a\nverified: 2026-01-01\n---\n\nWhy.\n\n<!-- fix -->\n\nMend it.\n'
    const added = renderGuideBlocks({
      sources: new Map([...sources, ['explain/a-new-one.md', page]]),
      profile: fish,
    })
    const after = new Map(added.map(block => [block.id, block.markdown]))
    for (const { id, markdown } of before) expect(after.get(id), id).toBe(markdown)
    expect(after.get('rare/default.a-new-one')).toBe('- A new one: mend it (`a-new-one`).')
  })
  it('has front matter where it was asked for, and is the same otherwise', () => {
    const text = renderGuide({ sources, profile: fish, frontMatter: true })
    expect(text).toMatch(/^---\ntitle: [^\n:]+\ndescription: [^\n:]+\n---\n\n# /)
    expect(text.endsWith(forFish)).toBe(true)
  })
})

/** How often a command stands in a text by itself: not where another shell calls it, as cmd calls PowerShell. */
function timesAsAWhole(text: string, command: string): number {
  const parts = text.split(command)
  const ends = (part: string | undefined) => part === undefined || /^[\n`]/.test(part)
  const begins = (part: string) => /[\n`]\s*$/.test(part)
  return parts.slice(0, -1).filter((part, index) => begins(part) && ends(parts[index + 1])).length
}
