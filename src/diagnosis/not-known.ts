import type { Diagnosis } from '../credentials/facts.ts'
import { unreadSettings } from '../credentials/unread-settings.ts'
import { unreadWords } from '../credentials/unread-words.ts'
import type { Tense } from './why-silent.ts'

/** Said in place of every word about what is sent, where settings that may change it were not read. */
export function notKnown(d: Diagnosis, tense: Tense): string | undefined {
  const [unread] = unreadSettings(d)
  if (unread === undefined) return undefined
  return `What Claude Code ${tense === 'past' ? 'sent' : 'sends'} is not known: ${unread.path} ${unreadWords[unread.why ?? 'larger']}.`
}
