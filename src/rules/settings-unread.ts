import type { Unread } from '../credentials/types.ts'
import { unreadSettings } from '../credentials/unread-settings.ts'
import { unreadWords } from '../credentials/unread-words.ts'
import type { Rule } from './rule.ts'

export const settingsUnread: Rule = {
  id: 'settings-unread',
  severity: 'warning',
  explains: ['silent', 'refused', 'rejected', 'forbidden', 'billing', 'provider'],
  first: true,
  check: d =>
    unreadSettings(d).map(({ path, why = 'larger' }) => ({
      reason: `${reasons[why] ?? `It ${unreadWords[why]}`}, and what it sets can change what is sent`,
      file: path,
      ...(why === 'refused' ? { fix: 'file-refused' } : {}),
      ...(why === 'no-file' ? { fix: why } : {}),
    })),
}

const reasons: Readonly<Partial<Record<Unread, string>>> = {
  larger: 'The file is larger than authmd reads',
  refused: 'Windows does not let you read the file, as when another program has it open',
  preferences: 'The file holds administrator settings in a form that authmd does not read',
}
