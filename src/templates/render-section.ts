import type { RootContent } from 'mdast'
import { printMarkdown } from '../mdast/parse-and-print.ts'
import { byCommonness, shells as everyShell } from '../shells/index.ts'
import type { Shell } from '../shells/shell.ts'
import type { Profile, SectionBlock } from '../types.ts'
import { fitBlocks, fits, type Limits, type RankedBlock } from './fit.ts'
import { numberOf } from './front-matter.ts'
import { isKeptElsewhere, wordsElsewhere } from './kept-elsewhere.ts'
import { readTemplate, type Template, type TemplateBlock } from './read-template.ts'
import { forbidsKeys, isWords, lineApplies, lineOf, type Stance, shortenedFirst } from './section-lines.ts'
import { selectVariants, type Variant } from './select-variants.ts'
import { sharedVariants } from './shared-variants.ts'
import type { TemplateSources } from './sources.ts'
import { TemplateError } from './template-error.ts'
import { neutralShells, speakersOf, vocabularyOf } from './vocabulary.ts'
import { fillWords, type Speaker } from './words.ts'

export interface RenderSection {
  readonly sources: TemplateSources
  /** The folder below the template folder: `claude-md` or `guide`, for instance. */
  readonly target: string
  readonly profile: Profile
  /** The file in the target's folder that names the blocks and slots; `section` where it is left out. */
  readonly skeleton?: 'section' | 'pointer' | 'cloud' | 'plan' | undefined
  /** Words beside those of the shells; `guidePath` for instance, and `help`. */
  readonly words?: Readonly<Record<string, string>> | undefined
  /** What the document says, so that no line of ours contradicts it. */
  readonly stance?: Stance | undefined
  /** The shells' word tables; the built-in ones unless a test gives its own. */
  readonly shells?: readonly Shell[] | undefined
}

export interface FittedSection {
  readonly blocks: readonly SectionBlock[]
  /** What the profile asks for and the limits have no room for: `environment/tmux`, `shell/tcsh`. The first to go first. */
  readonly withheld: readonly string[]
}

/** The blocks of {@link fitSection}. */
export function renderSection(input: RenderSection): readonly SectionBlock[] {
  return fitSection(input).blocks
}

/**
 * Renders a target's section for a profile: canonical blocks in order, each with its id. Pure and deterministic.
 * `lines` and `characters` in the skeleton's front matter limit the whole. What has no room gives way in this order:
 * lines of words that have a shorter form take it, where that keeps a variant; variants by their rank; then lines of
 * commands take their shorter form; then shells leave the lines that they share, the least common first. Throws {@link TemplateError}.
 */
export function fitSection(input: RenderSection): FittedSection {
  const { target, profile, shells = everyShell } = input
  const skeletonFile = `${target}/${input.skeleton ?? 'section'}.md`
  const skeleton = templateOf(input.sources, skeletonOf(skeletonFile, target))
  const limits: Limits = {
    lines: numberOf(skeletonFile, skeleton.meta, 'lines'),
    characters: numberOf(skeletonFile, skeleton.meta, 'characters'),
  }
  const own = shells.filter(({ id }) => profile.shells.includes(id))
  const speaking = own.length > 0 ? own : neutralShells(profile.os)
  const all = attempts(speaking.length)
  const made = new Map<string, readonly RankedBlock[]>()
  const fitted = ({ short, count }: Attempt) => {
    const keeping = byCommonness(speaking).slice(0, count)
    const heard = speaking.filter(shell => keeping.includes(shell))
    const blocks = renderBlocks(input, { skeleton, speaking: heard, neutral: own.length === 0, short, made })
    refuseTwins(blocks, skeletonFile)
    return fitBlocks(blocks, limits)
  }
  const last = all.at(-1)
  for (const [at, enough] of all.entries()) {
    const fit = fitted(enough)
    if (!fits(fit.kept, limits) && enough !== last) continue
    const { attempt, fit: first } = withMoreNotes({ attempt: enough, fit }, all.slice(at + 1), fitted)
    const { kept, withheld } = withFullLines(attempt, first, one => {
      const again = fitted(one)
      return fits(again.kept, limits) && notesLost(again.withheld) <= notesLost(first.withheld)
        ? again
        : undefined
    })
    const silent = byCommonness(speaking).slice(attempt.count).toReversed()
    return {
      blocks: kept.map(({ id, markdown, tree }) => ({ id, markdown, ...(tree && { tree }) })),
      withheld: [...withheld, ...silent.map(({ id }) => `shell/${id}`)],
    }
  }
  throw new TemplateError({ file: skeletonFile, line: 1 }, 'no form of this section could be made')
}

interface Attempt {
  readonly short: readonly string[]
  readonly count: number
}

/**
 * A note about an environment is worth more than a few words in lines that stay: where lines of words alone, not yet of
 * commands, can still become shorter, the first attempt that keeps the most notes is taken.
 */
function withMoreNotes<Fit extends { readonly withheld: readonly string[] }>(
  enough: { readonly attempt: Attempt; readonly fit: Fit },
  further: readonly Attempt[],
  fitted: (attempt: Attempt) => Fit,
): { readonly attempt: Attempt; readonly fit: Fit } {
  let best = enough
  for (const attempt of further) {
    if (notesLost(best.fit.withheld) === 0 || !attempt.short.every(isWords)) break
    const fit = fitted(attempt)
    if (notesLost(fit.withheld) < notesLost(best.fit.withheld)) best = { attempt, fit }
  }
  return best
}

/** Of the notes that a repository or a person asked for. Those on a system come with it, and are worth no words. */
function notesLost(withheld: readonly string[]): number {
  return withheld.filter(unit => unit.startsWith('environment/')).length
}

/**
 * A line that became shorter late may have made room for several before it: those get their full form back, the one
 * that loses most first.
 */
function withFullLines<T>(attempt: Attempt, first: T, tried: (one: Attempt) => T | undefined): T {
  let { short } = attempt
  let best = first
  for (const line of attempt.short.slice(0, -1).toReversed()) {
    const fewer = short.filter(one => one !== line)
    const fuller = tried({ ...attempt, short: fewer })
    if (fuller === undefined) continue
    best = fuller
    short = fewer
  }
  return best
}

/** From the fullest to the shortest: line after line takes its shorter form, then one shell after another leaves. */
function attempts(shellCount: number): readonly Attempt[] {
  const shorter = [...shortenedFirst.keys()].map(at => shortenedFirst.slice(0, at + 1))
  const fewer = Array.from({ length: shellCount - 1 }, (_, index) => shellCount - 1 - index)
  return [
    { short: [], count: shellCount },
    ...shorter.map(short => ({ short, count: shellCount })),
    ...fewer.map(count => ({ short: shortenedFirst, count })),
  ]
}

function skeletonOf(file: string, target: string): Omit<Parameters<typeof readTemplate>[0], 'source'> {
  // Both skeletons name their blocks `section/…`: a change from one to the other then is an update of the same block.
  return { file, stem: 'section', skeleton: true, numbered: target === 'guide' }
}

function renderBlocks(
  input: RenderSection,
  form: {
    readonly skeleton: Template
    readonly speaking: readonly Shell[]
    /** Nobody said which shells these are: they stand for all. */
    readonly neutral: boolean
    readonly short: readonly string[]
    /** What earlier attempts made: printing is what a render spends its time on. */
    readonly made: Map<string, readonly RankedBlock[]>
  },
): readonly RankedBlock[] {
  const { skeleton, speaking, neutral, short, made } = form
  const { sources, target, profile, stance, shells = everyShell } = input
  const { os, provider } = profile
  const words = { ...input.words, ...wordsElsewhere(stance, provider) }
  const speakers = speakersOf({ shells: speaking, neutral, os, words })
  const help = speakers.some(({ vocabulary }) => (vocabulary('help') ?? '') !== '')
  const reader = { file: skeleton.file, bodyLine: skeleton.bodyLine, speakers }
  const madeOnce = (part: Template['parts'][number]): readonly RankedBlock[] => {
    const name = part.kind === 'block' ? part.id : part.name
    const key = [name, short.includes(name), ...speaking.map(({ id }) => id)].join(' ')
    const blocks = made.get(key) ?? make(part)
    made.set(key, blocks)
    return blocks
  }
  const make = (part: Template['parts'][number]): readonly RankedBlock[] => {
    if (part.kind === 'block') return [rendered(part, { ...reader, unit: part.id, rank: part.rank })]
    const line = target === 'claude-md' ? lineOf(part.name) : undefined
    if (line !== undefined && !lineApplies(line, { provider, stance, help })) return []
    const forms = [
      ...(forbidsKeys({ provider, stance }) ? (['without-keys'] as const) : []),
      ...(isKeptElsewhere(stance) ? (['elsewhere'] as const) : []),
      ...(short.includes(part.name) ? (['short'] as const) : []),
    ]
    const variants = selectVariants({ sources, target, slot: part.name, profile, shells, forms })
    const read = ({ file, stem }: Variant) =>
      templateOf(sources, { file, stem, skeleton: false, numbered: target === 'guide' })
    return sharedVariants(variants.map(variant => ({ ...variant, template: read(variant) }))).flatMap(
      ({ template, stem, shell, names }) => {
        const own: readonly Speaker[] | undefined =
          shell === undefined && names.length === 0
            ? undefined
            : [
                {
                  name: '',
                  vocabulary: vocabularyOf({
                    shell: shell ?? speaking[0],
                    os,
                    words: withName(words, names),
                  }),
                },
              ]
        return template.parts.flatMap(inner =>
          inner.kind === 'block'
            ? [
                rendered(inner, {
                  file: template.file,
                  bodyLine: template.bodyLine,
                  speakers: own ?? speakers,
                  unit: stem,
                  rank: line === undefined ? inner.rank : undefined,
                }),
              ]
            : [],
        )
      },
    )
  }
  return skeleton.parts.flatMap(madeOnce)
}

function withName(words: Readonly<Record<string, string>> | undefined, names: readonly string[]) {
  return names.length === 0 ? words : { ...words, name: names.join(', ') }
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
  at: {
    readonly file: string
    readonly bodyLine: number
    readonly speakers: readonly Speaker[]
    readonly unit: string
    readonly rank: number | undefined
  },
): RankedBlock {
  const node = fillWords(block.node, at)
  const base = {
    id: block.id,
    markdown: printMarkdown([node]),
    tree: blockTree(node),
    rank: at.rank,
    unit: at.unit,
  }
  return node.type === 'heading' ? { ...base, rank: undefined, depth: node.depth } : base
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
