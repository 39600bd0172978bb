import { renderExplain } from '../templates/render-explain.ts'
import type { TemplateSources } from '../templates/sources.ts'
import type { Reader } from '../templates/vocabulary.ts'
import { pagesForText } from './find-pages.ts'
import type { Page } from './page-markdown.ts'
import { senderOf } from './sender-of.ts'
import { looksOf } from './unknown-text.ts'

/** How many further causes of one message are worth naming. */
const further = 3

/** What is said about a text that was printed; nothing of the text itself stands in it. */
export interface ExplainedText {
  /** Whether the text points to a cause; where it does not, the one page says what to do with an unknown text. */
  readonly isKnown: boolean
  /** Who sent the text, or what it looks like, in Markdown. */
  readonly sender: readonly string[]
  /** The best first; never empty. */
  readonly pages: readonly Page[]
}

/** Explains a text that was printed, for one reader. `baseUrl` is where the client sends its requests, if it is known. */
export function explainText(
  text: string,
  {
    baseUrl,
    ...reader
  }: Reader & { readonly sources: TemplateSources; readonly baseUrl?: string | undefined },
): ExplainedText {
  const { sources } = reader
  const pageOf = (id: string): Page => ({ id, ...renderExplain({ ...reader, id }) })
  const { reading, ids } = pagesForText(sources, text)
  const isKnown = ids.length > 0
  return {
    isKnown,
    sender: isKnown ? senderOf(sources, reading, baseUrl) : [looksOf(sources, reading, text)],
    pages: isKnown ? ids.slice(0, 1 + further).map(pageOf) : [pageOf('text-unknown')],
  }
}
