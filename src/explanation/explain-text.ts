import type { MessageReading } from '../messages/message.ts'
import { renderExplain } from '../templates/render-explain.ts'
import type { TemplateSources } from '../templates/sources.ts'
import type { Reader } from '../templates/vocabulary.ts'
import { pagesForText } from './find-pages.ts'
import type { Page } from './page-markdown.ts'
import { isElsewhere, mayBeOfAny, senderOf } from './sender-of.ts'
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

export interface ExplainText extends Reader {
  readonly sources: TemplateSources
  /** Where the client sends its requests, if it is known. */
  readonly baseUrl?: string | undefined
  /** Renders a page, where somebody has a way of their own. */
  readonly pageOf?: (id: string) => Page
}

/** Explains a text that was printed, for one reader. */
export function explainText(
  text: string,
  { baseUrl, pageOf: ownPageOf, ...reader }: ExplainText,
): ExplainedText {
  const { sources } = reader
  const pageOf = ownPageOf ?? ((id: string): Page => ({ id, ...renderExplain({ ...reader, id }) }))
  const { reading, ids: found } = pagesForText(sources, text)
  const ids = isElsewhere(baseUrl) ? withGateway(found, reading) : found
  const isKnown = ids.length > 0
  return {
    isKnown,
    sender: isKnown ? senderOf(sources, reading, baseUrl) : [looksOf(sources, reading, text)],
    pages: isKnown ? ids.slice(0, 1 + further).map(pageOf) : [pageOf('text-unknown')],
  }
}

/**
 * With another server in use its page comes first: the pages behind it lead to a login or a key of Anthropic, and
 * that would go to this server.
 */
function withGateway(ids: readonly string[], { proves, sender }: MessageReading): readonly string[] {
  if (!mayBeOfAny(sender)) return ids
  const first =
    proves === 'rejection'
      ? 'base-url-third-party'
      : ids[0] === 'nothing-to-send'
        ? 'gateway-without-credential'
        : undefined
  return first === undefined ? ids : [...new Set([first, ...ids])]
}
