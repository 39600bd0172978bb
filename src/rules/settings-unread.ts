import { unreadSettings } from '../credentials/unread-settings.ts'
import type { Rule } from './rule.ts'

export const settingsUnread: Rule = {
  id: 'settings-unread',
  severity: 'warning',
  explains: ['silent', 'refused', 'rejected', 'forbidden', 'billing', 'provider'],
  first: true,
  check: d =>
    unreadSettings(d).map(({ path }) => ({
      reason: `The file is larger than authmd reads, and what it sets can change what is sent`,
      file: path,
    })),
}
