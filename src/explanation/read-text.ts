import type { MessageReading } from '../messages/message.ts'
import type { PageIndex } from '../templates/page-index.ts'
import type { TemplateSources } from '../templates/sources.ts'
import { pagesForText } from './find-pages.ts'
import { isElsewhere, mayBeOfAny, senderOf } from './sender-of.ts'
import { looksOf, meaningOf } from './unknown-text.ts'

/** How many further causes of one message are worth naming. */
const further = 3

/** What a text that was printed tells; nothing of the text itself stands in it. */
export interface TextRead {
  /** Whether the text points to a cause; where it does not, the one page says what to do with an unknown text. */
  readonly isKnown: boolean
  /** Who sent the text, or what it looks like, in Markdown. */
  readonly sender: readonly string[]
  /** The pages that it points to, the best first; never empty. */
  readonly ids: readonly string[]
}

export interface ReadText {
  /** Those of the senders and of unknown texts; those of the pages are not needed. */
  readonly sources: TemplateSources
  readonly index: PageIndex
  readonly baseUrl?: string | undefined
}

/** The pages that answer a text as a whole, whatever it says. */
export const wholePages = { alone: 'status-alone', unknown: 'text-unknown' } as const

/** Reads a text that was printed. */
export function readText(text: string, { sources, index, baseUrl }: ReadText): TextRead {
  const { reading, ids: found } = pagesForText(index, text)
  if (reading.isAlone === true)
    return {
      isKnown: true,
      sender: [meaningOf(sources, reading.status)],
      ids: [wholePages.alone, ...found].slice(0, 1 + further),
    }
  const ids = isElsewhere(baseUrl) ? withGateway(found, reading) : found
  const isKnown = ids.length > 0
  return {
    isKnown,
    sender: isKnown ? senderOf(sources, reading, baseUrl) : [looksOf(sources, reading, text)],
    ids: isKnown ? ids.slice(0, 1 + further) : [wholePages.unknown],
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
