import { pageIndex } from '../templates/page-index.ts'
import { renderExplain } from '../templates/render-explain.ts'
import type { TemplateSources } from '../templates/sources.ts'
import type { Reader } from '../templates/vocabulary.ts'
import type { Page } from './page-markdown.ts'
import { readText, type TextRead } from './read-text.ts'

/** What is said about a text that was printed; nothing of the text itself stands in it. */
export interface ExplainedText extends Omit<TextRead, 'ids'> {
  /** The best first; never empty. */
  readonly pages: readonly Page[]
}

export interface ExplainText extends Reader {
  readonly sources: TemplateSources
  /** Where the client sends its requests, if it is known. */
  readonly baseUrl?: string | undefined
}

/** Explains a text that was printed, for one reader. */
export function explainText(text: string, { baseUrl, ...reader }: ExplainText): ExplainedText {
  const { sources } = reader
  const { ids, ...told } = readText(text, { sources, index: pageIndex(sources), baseUrl })
  return { ...told, pages: ids.map(id => ({ id, ...renderExplain({ ...reader, id }) })) }
}
