import type { Plugin } from 'rolldown'
import type { Wording } from '../src/messages/message.ts'
import { statusIn } from '../src/messages/status.ts'
import { wordings } from '../src/messages/wordings/index.ts'

/**
 * Puts the table of wordings into a bundle as one JSON text, which an engine reads faster than the same as source, and
 * without what only stands in it for those who keep it: where a text was seen, and how it looked in full.
 */
export function readyWordings(): Plugin {
  return {
    name: 'ready-wordings',
    load: {
      filter: { id: /[\\/]src[\\/]messages[\\/]wordings[\\/]index\.ts$/ },
      handler: () => ({
        code: `export const wordings = JSON.parse(${JSON.stringify(JSON.stringify(wordings.map(withoutEvidence)))})`,
        moduleType: 'js',
      }),
    },
  }
}

/** A reader asks of the text that was seen one thing alone: whether it came with a status. */
export function withoutEvidence({ source: _, ...wording }: Wording): Wording {
  const status = statusIn(wording.seen)
  return { ...wording, seen: status === undefined ? '' : `HTTP ${status}`, source: '' }
}
