import type { MessageReading } from '../messages/message.ts'
import { readMessage } from '../messages/read-message.ts'
import type { PageIndex } from '../templates/page-index.ts'

/** What a text tells, and the pages that it points to. */
export interface PagesFound {
  readonly reading: MessageReading
  /** The best first; empty where the text is not known. */
  readonly ids: readonly string[]
}

/**
 * The pages that a printed text points to, the best first: those that the known wordings name, then those whose own
 * symptom stands in the text. The text itself goes nowhere.
 */
export function pagesForText(index: PageIndex, text: string): PagesFound {
  const reading = readMessage(text)
  const printed = squeeze(text)
  const quoted = [...index]
    .filter(([, { symptoms }]) => symptoms.some(symptom => printed.includes(squeeze(symptom))))
    .map(([id]) => id)
  const ids = [...new Set([...reading.causes.map(({ ruleId }) => ruleId), ...quoted])]
  return { reading, ids: ids.filter(id => index.has(id)) }
}

/** Terminals wrap and people copy: white space and case tell nothing. */
const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()
