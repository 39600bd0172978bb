import type { Diagnosis } from '../credentials/facts.ts'
import type { Unread } from '../credentials/types.ts'
import { unreadSettings } from '../credentials/unread-settings.ts'
import type { Tense } from './why-silent.ts'

const reasons: Readonly<Record<Unread, string>> = {
  larger: 'is larger than authmd reads',
  refused: 'is refused by Windows, as when another program has it open',
  preferences: 'holds administrator settings in a form that authmd does not read',
}

/** Said in place of every word about what is sent, where settings that may change it were not read. */
export function notKnown(d: Diagnosis, tense: Tense): string | undefined {
  const [unread] = unreadSettings(d)
  if (unread === undefined) return undefined
  return `What Claude Code ${tense === 'past' ? 'sent' : 'sends'} is not known: ${unread.path} ${reasons[unread.why ?? 'larger']}.`
}
