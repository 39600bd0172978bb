import type { RootContent } from 'mdast'
import { shells as everyShell } from '../shells/index.ts'
import type { Shell } from '../shells/shell.ts'
import type { DocumentStance, Profile, SectionBlock } from '../types.ts'
import { fitBlocks, type RankedBlock, withoutEmptyHeadings } from './fit.ts'
import { numberOf } from './front-matter.ts'
import { printMarkdown } from './markdown.ts'
import { readTemplate, type Template, type TemplateBlock } from './read-template.ts'
import { selectVariants } from './select-variants.ts'
import type { TemplateSources } from './sources.ts'
import { TemplateError } from './template-error.ts'
import { type Reader, vocabularyOf } from './vocabulary.ts'
import { fillWords } from './words.ts'

export interface RenderSection {
  readonly sources: TemplateSources
  /** The folder below the template folder: `claude-md` or `guide`, for instance. */
  readonly target: string
  readonly profile: Profile
  /** What the document forbids; nothing where it is left out. */
  readonly stance?: DocumentStance | undefined
  /** The file in the target's folder that names the blocks and slots; `section` where it is left out. */
  readonly skeleton?: 'section' | 'pointer' | undefined
  /** Words beside those of the shells; `guidePath` for instance. */
  readonly words?: Readonly<Record<string, string>> | undefined
  /** Lines that the document's own style adds, the underlines of setext headings for instance; off the limit. */
  readonly extraLines?: number | undefined
  /** The shells' word tables; the built-in ones unless a test gives its own. */
  readonly shells?: readonly Shell[] | undefined
}

/**
 * Renders a target's section for a profile: canonical blocks in order, each with its id. Pure and deterministic.
 * A `lines` in the skeleton's front matter limits the whole. Throws {@link TemplateError} with file, line and reason.
 */
export function renderSection(input: RenderSection): readonly SectionBlock[] {
  const { sources, target, profile, words, shells = everyShell } = input
  const { os } = profile
  const skeletonFile = `${target}/${input.skeleton ?? 'section'}.md`
  const numbered = target === 'guide'
  const read = (file: string, stem: string, skeleton: boolean): Template =>
    templateOf(sources, { file, stem, skeleton, numbered })
  // Both skeletons name their blocks `section/…`: a change from one to the other then is an update of the same block.
  const skeleton = read(skeletonFile, 'section', true)
  // Outside a shell's own variant, the words are those of the profile's first shell.
  const firstShell = shells.find(shell => profile.shells.includes(shell.id))

  const blocks = skeleton.parts.flatMap(part => {
    if (part.kind === 'block') return [rendered(part, skeleton, part.id, { shell: firstShell, os, words })]
    return selectVariants({ sources, target, slot: part.name, profile, shells }).flatMap(variant => {
      const template = read(variant.file, variant.stem, false)
      const reader = { shell: variant.shell ?? firstShell, os, words }
      return template.parts.flatMap(inner =>
        inner.kind === 'block' ? [rendered(inner, template, variant.stem, reader)] : [],
      )
    })
  })
  refuseTwins(blocks, skeletonFile)
  const limit = numberOf(skeletonFile, skeleton.meta, 'lines')
  const kept =
    limit === undefined ? withoutEmptyHeadings(blocks) : fitBlocks(blocks, limit - (input.extraLines ?? 0))
  return kept.map(({ id, markdown, tree }) => ({ id, markdown, ...(tree && { tree }) }))
}

/** Parsing is half of a render's time, and one run may render for many repositories. Pure: texts never change. */
const parsed = new WeakMap<TemplateSources, Map<string, Template>>()

function templateOf(
  sources: TemplateSources,
  input: Omit<Parameters<typeof readTemplate>[0], 'source'>,
): Template {
  const known = parsed.get(sources) ?? new Map<string, Template>()
  parsed.set(sources, known)
  const template = known.get(input.file)
  if (template !== undefined) return template
  const source = sources.get(input.file)
  if (source === undefined) throw new TemplateError({ file: input.file, line: 1 }, 'no such template')
  const fresh = readTemplate({ ...input, source })
  known.set(input.file, fresh)
  return fresh
}

function rendered(
  block: TemplateBlock,
  { file, bodyLine }: Template,
  unit: string,
  reader: Reader,
): RankedBlock {
  const node = fillWords(block.node, { file, bodyLine, vocabulary: vocabularyOf(reader) })
  const base = {
    id: block.id,
    markdown: printMarkdown([node]),
    tree: blockTree(node),
    rank: block.rank,
    unit,
  }
  return node.type === 'heading' ? { ...base, depth: node.depth } : base
}

/** The item of a list of one is the block; everything else is itself. */
function blockTree(node: RootContent): RootContent {
  const [item, second] = node.type === 'list' ? node.children : []
  return item !== undefined && second === undefined ? item : node
}

/** The end marker tells blocks apart by id alone. */
function refuseTwins(blocks: readonly RankedBlock[], file: string): void {
  const ids = new Set<string>()
  for (const { id } of blocks) {
    if (ids.has(id)) throw new TemplateError({ file, line: 1 }, `two blocks have the id \`${id}\``)
    ids.add(id)
  }
}
