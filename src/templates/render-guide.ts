import { environments } from '../environments/index.ts'
import { shells as everyShell } from '../shells/index.ts'
import type { Profile, SectionBlock } from '../types.ts'
import { causeGroups, otherCauses } from './cause-groups.ts'
import { joinBlocks } from './fit.ts'
import { readFrontMatter } from './front-matter.ts'
import { oses } from './oses.ts'
import { renderSection } from './render-section.ts'
import type { TemplateSources } from './sources.ts'
import { symptomsIn } from './symptoms-in.ts'

export interface RenderGuide {
  readonly sources: TemplateSources
  readonly profile: Profile
  /** Words beside those of the shells. */
  readonly words?: Readonly<Record<string, string>>
}

/**
 * The full guide for a profile: canonical blocks in order. Its causes are the pages of `templates/explain/`, so that
 * the guide, `explain` and doctor never say different things. What the profile leaves open is there for everybody.
 * Throws `TemplateError`.
 */
export function renderGuideBlocks({ sources: all, profile, words }: RenderGuide): readonly SectionBlock[] {
  const sources = new Map([...all].filter(([path, text]) => !isAboutElse(path, text)))
  const own = everyShell.filter(({ id }) => profile.shells.includes(id))
  return renderSection({
    sources: new Map([
      ...[...sources].filter(([path]) => isForProvider(path, profile)),
      ...causePages(sources),
      ['guide/sources/default.md', sourceList(sources)],
    ]),
    target: 'guide',
    words,
    profile: {
      ...profile,
      os: profile.os.length > 0 ? profile.os : oses,
      shells: (own.length > 0 ? own : everyShell).map(({ id }) => id),
      environments: profile.environments.length > 0 ? profile.environments : environments.map(({ id }) => id),
    },
    // Where the shell is not known, the words outside the shells' own parts are those that run in most: sh comes first.
    shells: own.length > 0 ? everyShell : everyShell.toSorted((a, b) => rank(a.id) - rank(b.id)),
  })
}

/** The guide as one Markdown document, its title at depth 1. */
export function renderGuide(input: RenderGuide): string {
  const raised = renderGuideBlocks(input).map(block => ({
    ...block,
    markdown: block.markdown.replace(/^#(#+ )/, '$1'),
  }))
  return `${joinBlocks(raised)}\n`
}

const rank = (id: string) => (id === 'sh' ? 0 : 1)

/** An environment may have a provider's name; only the profile's own provider speaks of "this project". */
function isForProvider(path: string, { provider }: Profile): boolean {
  return !path.startsWith('guide/provider/') || path === `guide/provider/${provider}.md`
}

/** Pages about what `apply`, `check`, `remove` and `scan` find, and about texts of others, say so: nobody answers 401 for a marker. */
function isAboutElse(path: string, text: string): boolean {
  return path.startsWith('explain/') && readFrontMatter(path, text).meta.has('about')
}

/**
 * One synthetic variant per group, so that causes are blocks like any other, with ids that don't move. The pages go in
 * as they are written; their words are filled with the guide's own.
 */
function causePages(sources: TemplateSources): readonly (readonly [string, string])[] {
  const written = [...sources.keys()].flatMap(path => /^explain\/(.+)\.md$/.exec(path)?.[1] ?? [])
  const grouped = new Set(causeGroups.flatMap(({ ids }) => ids))
  const groups = [...causeGroups, { slot: otherCauses, ids: written.filter(id => !grouped.has(id)) }]
  return groups.flatMap(({ slot, ids }) => {
    const parts = ids.filter(id => written.includes(id)).map(id => causePart(id, sources))
    return parts.length === 0 ? [] : [[`guide/${slot}/default.md`, frontMatter + parts.join('')] as const]
  })
}

const frontMatter = '---\nsource: the pages of templates/explain\nverified: 2026-11-23\n---\n'

function causePart(id: string, sources: TemplateSources): string {
  const file = `explain/${id}.md`
  const { meta, body } = readFrontMatter(file, sources.get(file) ?? '')
  const symptoms = symptomsIn(meta)
  const blocks = [
    `#### ${meta.get('title') ?? id}`,
    ...(symptoms.length === 0 ? [] : ['Claude Code prints:', fenced(symptoms.join('\n'))]),
    ...body.split('\n<!-- fix -->\n'),
  ]
  return blocks.map((block, index) => named(index === 0 ? id : `${id}-${index}`, block)).join('')
}

/** Gives each block of a Markdown text an id of its own: `id`, `id-b`, `id-c` … */
function named(id: string, markdown: string): string {
  return splitBlocks(markdown)
    .map(
      (block, index) =>
        `\n<!-- id: ${id}${index === 0 ? '' : `-${letters[index] ?? index}`} -->\n\n${block}\n`,
    )
    .join('')
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** At blank lines outside fences; an item of a list is a block too. Templates are canonical. */
function splitBlocks(markdown: string): readonly string[] {
  const blocks: string[][] = [[]]
  let fence: string | undefined
  for (const line of markdown.split('\n')) {
    const mark = /^`{3,}/.exec(line)?.[0]
    if (fence === undefined && (line === '' || line.startsWith('- '))) blocks.push([])
    if (fence !== undefined || line !== '') blocks.at(-1)?.push(line)
    if (fence === undefined) fence = mark
    else if (line === fence) fence = undefined
  }
  return blocks.filter(lines => lines.length > 0).map(lines => lines.join('\n'))
}

const fenced = (text: string) => `\`\`\`text\n${text}\n\`\`\``

/** Every source of the guide and its causes once, with the latest day on which it was read. */
function sourceList(sources: TemplateSources): string {
  const days = new Map<string, string>()
  for (const [path, text] of sources) {
    if (!/^(?:guide|explain)\//.test(path)) continue
    const { meta } = readFrontMatter(path, text)
    const source = meta.get('source') ?? ''
    const day = meta.get('verified') ?? ''
    if (day > (days.get(source) ?? '')) days.set(source, day)
  }
  const lines = [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([source, day]) => `- ${linked(source)}, ${day}`)
  return `${frontMatter}\n${lines.join('\n')}\n`
}

function linked(source: string): string {
  return /^https:\/\/\S+$/.test(source) ? `[${source.slice('https://'.length)}](${source})` : source
}
