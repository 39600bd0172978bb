import { parseMarkdown, printMarkdown } from '../mdast/parse-and-print.ts'
import { readFrontMatter } from './front-matter.ts'
import type { TemplateSources } from './sources.ts'
import { TemplateError } from './template-error.ts'
import { vocabularyOf } from './vocabulary.ts'
import { fillWords } from './words.ts'

/** A sentence or two of a template of their own, in Markdown without the last line feed. */
export function renderFragment(
  sources: TemplateSources,
  file: string,
  words: Readonly<Record<string, string>> = {},
): string {
  const text = sources.get(file)
  if (text === undefined) throw new TemplateError({ file, line: 1 }, 'no such template')
  const { body, bodyLine } = readFrontMatter(file, text)
  const vocabulary = vocabularyOf({ shell: undefined, words })
  return printMarkdown(
    parseMarkdown(body).children.map(node =>
      fillWords(node, { file, bodyLine, speakers: [{ name: '', vocabulary }] }),
    ),
  ).trimEnd()
}
