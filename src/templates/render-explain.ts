import type { RootContent } from 'mdast'
import { parseMarkdown, printMarkdown } from '../mdast/parse-and-print.ts'
import { readFrontMatter } from './front-matter.ts'
import type { TemplateSources } from './sources.ts'
import { symptomsIn } from './symptoms-in.ts'
import { TemplateError } from './template-error.ts'
import { type Reader, vocabularyOf } from './vocabulary.ts'
import { fillWords } from './words.ts'

/** What a rule or an error text means, why it happens, and how to mend it in the reader's shell. */
export interface Explanation {
  readonly title: string
  /** Exact texts that Claude Code prints, in the order of the template. */
  readonly symptoms: readonly string[]
  /** Markdown. */
  readonly cause: string
  /** Markdown. */
  readonly fix: string
  /** How bad it is where it is true, if it is a matter of security. */
  readonly security?: 'high' | 'medium'
  readonly source: string
  /** The day on which the source was read, YYYY-MM-DD. */
  readonly verified: string
}

/** An {@link Explanation} whose Markdown is not printed yet. */
export interface ExplanationTrees extends Omit<Explanation, 'cause' | 'fix'> {
  readonly cause: readonly RootContent[]
  readonly fix: readonly RootContent[]
}

export interface RenderExplain extends Reader {
  readonly sources: TemplateSources
  readonly id: string
}

/** Renders `explain/<id>.md`: front matter with `title`, the cause, a line `<!-- fix -->`, the fix. Throws {@link TemplateError}. */
export function renderExplain(input: RenderExplain): Explanation {
  return printExplanation(explainTrees(input))
}

export function printExplanation({ cause, fix, ...said }: ExplanationTrees): Explanation {
  return { ...said, cause: printMarkdown(cause), fix: printMarkdown(fix) }
}

/** {@link renderExplain}, its Markdown not printed yet. */
export function explainTrees(input: RenderExplain): ExplanationTrees {
  const file = `explain/${input.id}.md`
  const text = input.sources.get(file)
  if (text === undefined) throw new TemplateError({ file, line: 1 }, 'no such template')
  const { meta, body, bodyLine } = readFrontMatter(file, text)
  const title = meta.get('title')
  if (!title) throw new TemplateError({ file, line: bodyLine }, 'front matter lacks `title`')
  const nodes = parseMarkdown(body).children
  const divider = nodes.findIndex(node => node.type === 'html' && node.value === '<!-- fix -->')
  if (divider < 0)
    throw new TemplateError({ file, line: bodyLine + 1 }, 'a line `<!-- fix -->` parts cause and fix')
  const speakers = [{ name: '', vocabulary: vocabularyOf(input) }]
  const fill = (part: readonly RootContent[]) =>
    part.map(node => fillWords(node, { file, bodyLine, speakers }))
  return {
    title,
    symptoms: symptomsIn(meta),
    cause: fill(nodes.slice(0, divider)),
    fix: fill(nodes.slice(divider + 1)),
    ...securityOf(file, meta.get('security')),
    source: meta.get('source') ?? '',
    verified: meta.get('verified') ?? '',
  }
}

function securityOf(file: string, level: string | undefined): Pick<Explanation, 'security'> {
  if (level === undefined) return {}
  if (level !== 'high' && level !== 'medium')
    throw new TemplateError({ file, line: 1 }, '`security` is `high` or `medium`')
  return { security: level }
}
