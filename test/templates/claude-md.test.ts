import { existsSync, readFileSync } from 'node:fs'
import { lintSource } from '@secretlint/core'
import { creator as preset } from '@secretlint/secretlint-rule-preset-recommend'
import fc from 'fast-check'
import { applyFixes } from 'markdownlint'
import { lint } from 'markdownlint/sync'
import type { Nodes } from 'mdast'
import { format } from 'prettier'
import { describe, expect, it } from 'vitest'
import { providerOf } from '../../src/core/settings/provider-of.ts'
import { environments } from '../../src/environments/index.ts'
import { readTemplateFiles } from '../../src/io/template-files.ts'
import { parseMarkdown, printMarkdown } from '../../src/mdast/parse-and-print.ts'
import { shells } from '../../src/shells/index.ts'
import { joinBlocks } from '../../src/templates/fit.ts'
import { readFrontMatter } from '../../src/templates/front-matter.ts'
import { renderSection } from '../../src/templates/render-section.ts'
import type { Profile, SectionBlock } from '../../src/types.ts'

const sources = readTemplateFiles('templates')
const templates = [...sources].filter(([path]) => path.startsWith('claude-md/'))
const words = { guidePath: 'docs/claude-code-auth.md' }
const render = (profile: Profile, skeleton: 'section' | 'pointer' = 'section'): readonly SectionBlock[] =>
  renderSection({ sources, target: 'claude-md', profile, skeleton, words })

/** Every set of systems with every set of up to three shells, and one profile for each environment and provider. */
const systems: readonly Profile['os'][] = [
  [],
  ['linux'],
  ['macos'],
  ['windows'],
  ['linux', 'macos'],
  ['linux', 'macos', 'windows'],
]
const ids = shells.map(({ id }) => id)
const providers = ['anthropic', 'bedrock', 'vertex', 'foundry', 'gateway'] as const
const shellSets = [
  [],
  ...ids.map(id => [id]),
  ...ids.flatMap((one, index) => ids.slice(index + 1).map(two => [one, two])),
  ...ids.flatMap((one, i) =>
    ids.slice(i + 1).flatMap((two, j) => ids.slice(i + j + 2).map(three => [one, two, three])),
  ),
]
const profileOf = (
  os: Profile['os'],
  shellIds: readonly string[],
  environmentIds: readonly string[],
): Profile => ({
  os,
  shells: shellIds,
  environments: environmentIds,
  provider: providerOf(environmentIds),
})
const everyProfile: readonly Profile[] = [
  ...shellSets.flatMap(set => [profileOf([], set, []), profileOf(['linux', 'macos', 'windows'], set, [])]),
  ...systems.flatMap(os => ids.map(id => profileOf(os, [id], []))),
  ...environments.flatMap(({ id }) => [profileOf([], [], [id]), profileOf(['linux'], ['zsh'], [id])]),
  profileOf(
    ['linux', 'macos', 'windows'],
    ids,
    environments.map(({ id }) => id),
  ),
]
const everySection = everyProfile.map(profile => ({ profile, blocks: render(profile) }))
const anyProfile: fc.Arbitrary<Profile> = fc
  .record({
    os: fc.subarray(['linux', 'macos', 'windows'] as const),
    shells: fc.subarray(ids, { maxLength: 3 }),
    environments: fc.subarray(environments.map(({ id }) => id)),
  })
  .map(({ os, shells: set, environments: places }) => profileOf(os, set, places))

const linesOf = (blocks: readonly SectionBlock[]) =>
  joinBlocks(blocks)
    .split('\n')
    .filter(line => line !== '').length
/** What of the limits a section breaks, as words. */
const overflow = (blocks: readonly SectionBlock[]) => [
  ...(linesOf(blocks) > 24 ? [`${linesOf(blocks)} lines`] : []),
  ...(joinBlocks(blocks).length > 1700 ? [`${joinBlocks(blocks).length} characters`] : []),
]

function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node
  if ('children' in node) for (const child of node.children) yield* nodesOf(child)
}
const treeOf = (path: string, source: string) => parseMarkdown(readFrontMatter(path, source).body)

describe('the section', () => {
  it('has at most 24 lines with text and 1,700 characters for every profile', () => {
    for (const { profile, blocks } of everySection)
      expect(overflow(blocks), JSON.stringify(profile)).toEqual([])
    fc.assert(
      fc.property(anyProfile, profile => overflow(render(profile)).length === 0),
      { numRuns: 150 },
    )
  })
  it('has at most 10 lines as a pointer, and names the guide', () => {
    for (const profile of everyProfile.filter(({ shells: set }) => set.length < 2)) {
      const blocks = render(profile, 'pointer')
      expect(linesOf(blocks)).toBeLessThanOrEqual(10)
      expect(joinBlocks(blocks)).toContain('](docs/claude-code-auth.md)')
    }
  })
  it('has no heading without content, and the three parts for every profile', () => {
    fc.assert(
      fc.property(anyProfile, profile => {
        const blocks = render(profile)
        const headings = blocks.filter(({ markdown }) => markdown.startsWith('#'))
        expect(headings.map(({ id }) => id)).toEqual(
          ['title', 'setup', 'troubleshooting', 'management'].map(id => `section/${id}`),
        )
        for (const [index, block] of blocks.entries()) {
          if (block.markdown.startsWith('### ')) expect(blocks[index + 1]?.markdown).toMatch(/^- /)
        }
      }),
      { numRuns: 60 },
    )
  })
  it('is the same whatever the order in which a profile names its members', () => {
    fc.assert(
      fc.property(anyProfile, profile => {
        const turned = {
          ...profile,
          os: profile.os.toReversed(),
          shells: profile.shells.toReversed(),
          environments: profile.environments.toReversed(),
        }
        expect(render(turned)).toEqual(render(profile))
      }),
      { numRuns: 40 },
    )
  })
  it('speaks the commands of each shell, and of each environment, when there is one of them', () => {
    for (const shell of shells) {
      const text = joinBlocks(render(profileOf([], [shell.id], [])))
      for (const word of ['ask', 'count', 'drop'] as const) {
        expect(text).toContain(`\`${shell.words[word].replaceAll('NAME', 'ANTHROPIC_API_KEY')}\``)
      }
    }
    for (const { id, provider } of environments) {
      const found = render(profileOf(['linux'], ['zsh'], [id])).map(block => block.id.split('.')[0])
      const slots = provider ? ['way-in'] : ['environment', 'ci']
      expect(
        found.some(block => slots.some(slot => block === `${slot}/${id}`)),
        id,
      ).toBe(true)
    }
  })
  it('keeps shells that type different things, in one line, when many environments compete for the room', () => {
    const blocks = render(
      profileOf(
        ['linux'],
        ['zsh', 'bash', 'fish'],
        environments.filter(({ provider }) => !provider).map(({ id }) => id),
      ),
    )
    expect(joinBlocks(blocks)).toContain('fish `read -sgx ANTHROPIC_API_KEY`')
  })
  it('draws together what it would say of several environments in the same words', () => {
    expect(joinBlocks(render(profileOf([], ['zsh'], ['vscode', 'jetbrains'])))).toContain(
      '- VS Code, JetBrains IDEs: ',
    )
  })
  it.each(['bedrock', 'vertex', 'foundry'] as const)(
    'tells a team on %s nothing of keys of Anthropic',
    provider => {
      for (const { id } of environments.filter(environment => !environment.provider)) {
        const text = joinBlocks(
          render({ os: ['linux', 'macos', 'windows'], shells: ['zsh'], environments: [id], provider }),
        )
        expect(text).not.toMatch(/CLAUDE_CODE_OAUTH_TOKEN|platform\.claude\.com|\/login|sk-ant|\bplan\b/)
      }
    },
  )
  it('needs every file: each is rendered for some profile', () => {
    const used = new Set<string>()
    const noted = new Map([...sources].map(([path, text]) => [path, text] as const))
    const seen = new Proxy(noted, {
      get: (map, key) =>
        key === 'get'
          ? (path: string) => {
              used.add(path)
              return map.get(path)
            }
          : Reflect.get(map, key).bind(map),
    })
    const help = 'x'.repeat(80)
    for (const provider of providers) {
      for (const keys of ['allowed', 'forbidden'] as const) {
        for (const profile of [
          ...(['linux', 'macos', 'windows'] as const).map(os => profileOf([os], [], [])),
          ...environments.map(({ id }) => profileOf([], ['zsh'], [id])),
          profileOf([], ids, ['github-actions', 'gitlab-ci']),
        ]) {
          for (const places of [[], ['startup']] as const)
            renderSection({
              sources: seen,
              target: 'claude-md',
              profile: { ...profile, provider },
              words: { ...words, help },
              stance: { keys, places },
            })
        }
      }
    }
    render(profileOf([], [], []), 'pointer')
    expect(
      templates.map(([path]) => path).filter(path => !used.has(path) && !path.endsWith('/pointer.md')),
    ).toEqual([])
  })
})

describe.each(templates)('%s', (path, source) => {
  const tree = treeOf(path, source)
  it('is canonical: printing what was read gives the same text', () => {
    expect(`\n${printMarkdown(tree.children)}\n`).toBe(readFrontMatter(path, source).body)
  })
  it('is stable under Prettier and markdownlint with their defaults', async () => {
    expect(await format(source, { parser: 'markdown' })).toBe(source)
    expect(fixed(source)).toBe(source)
  })
  it('holds headings, paragraphs, `-` lists, fences and our comments only, each URL in code or a link', () => {
    for (const node of nodesOf(tree)) {
      expect([
        'root',
        'heading',
        'paragraph',
        'list',
        'listItem',
        'text',
        'inlineCode',
        'code',
        'link',
        'html',
        'emphasis',
        'strong',
      ]).toContain(node.type)
      if (node.type === 'list') expect(node.ordered).toBe(false)
      if (node.type === 'html') expect(node.value).toMatch(/^<!-- (slot|id): /)
      if (node.type !== 'text') continue
      expect(node.value).not.toMatch(/https?:|www\.|\b[a-z]+\.(com|ai|io)\b/)
      expect(node.value, 'a bare @word is an import for Claude Code').not.toContain('@')
      expect(node.value, 'the name of a variable stands in code').not.toMatch(/[A-Z]{2,}_[A-Z]|\$[A-Za-z{]/)
    }
  })
  it('says where its facts come from: a page, by https', () => {
    expect(new URL(readFrontMatter(path, source).meta.get('source') ?? '').protocol).toBe('https:')
  })
  it('never sends a reader to `claude auth status`, a retired page, or a way to print a key', () => {
    expect(source).not.toMatch(/auth status|console\.anthropic\.com|npx|echo \$|head -c|if applicable/i)
  })
})

describe('every rendered section', () => {
  const samples = everySection.filter((_, index) => index % 17 === 0)
  it('is stable under Prettier and markdownlint, as a document of its own', async () => {
    for (const { blocks } of samples) {
      const text = `${joinBlocks(blocks)}\n`
      expect(await format(text, { parser: 'markdown' })).toBe(text)
      expect(fixed(text)).toBe(text)
      expect(`${printMarkdown(parseMarkdown(text).children)}\n`).toBe(text)
    }
  })
  it("names no path as one in the repository: linters of agents' files would not find it there", () => {
    for (const { blocks } of everySection) {
      for (const [, code = ''] of joinBlocks(blocks).matchAll(/`([^`]+)`/g)) {
        if (/[?*]|\$\{|https?:/.test(code)) continue
        // As claude-code-lint 0.5.0 finds them.
        const paths = code.match(/(?:\.\/|\.?[\w-]+\/)+[\w./-]+/g) ?? []
        expect(paths.filter(path => /\.\w+$|\/$/.test(path))).toEqual([])
      }
    }
  })
  it('says nothing twice', () => {
    for (const { blocks } of samples) {
      const sentences = blocks.map(({ markdown }) => markdown)
      expect(new Set(sentences).size).toBe(sentences.length)
    }
  })
  it('is quiet under secretlint, which speaks up when a key is added', async () => {
    const messages = async (text: string) =>
      (
        await lintSource({
          source: { content: text, filePath: 'CLAUDE.md', contentType: 'text', ext: '.md' },
          options: { config: { rules: [{ id: 'preset', rule: preset }] } },
        })
      ).messages.length
    const all = [
      ...templates.map(([, source]) => source),
      ...samples.map(({ blocks }) => joinBlocks(blocks)),
    ].join('\n')
    expect(await messages(all)).toBe(0)
    expect(
      await messages(`${all}\nghp_${'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO2rWBmF'.slice(0, 36)}\n`),
    ).toBeGreaterThan(0)
  })
})

describe('the facts', () => {
  const sheet = '../shared/research/auth-facts.md'
  const text = existsSync(sheet) ? readFileSync(sheet, 'utf8') : undefined
  if (text === undefined)
    console.warn('SKIP 1: the fact sheet is absent, the names of variables are not compared')
  it.skipIf(text === undefined)('know every variable that a template names', () => {
    const names = templates.flatMap(([, source]) => source.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g) ?? [])
    expect(names.length).toBeGreaterThan(10)
    expect([...new Set(names)].filter(name => !knows(text ?? '', name))).toEqual([])
  })
})

/** The sheet writes families short: `CLAUDE_CODE_USE_BEDROCK` / `_VERTEX`. */
function knows(sheet: string, name: string): boolean {
  if (sheet.includes(name)) return true
  const at = name.lastIndexOf('_')
  return sheet.includes(`\`${name.slice(at)}\``) && sheet.includes(name.slice(0, at + 1))
}

function fixed(text: string): string {
  return applyFixes(text, lint({ strings: { text } })['text'] ?? [])
}
