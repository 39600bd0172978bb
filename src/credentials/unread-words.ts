import type { Unread } from './types.ts'

/** Said behind the name of the place. */
export const unreadWords: Readonly<Record<Unread, string>> = {
  larger: 'is larger than authmd reads',
  refused: 'is refused by Windows, as when another program has it open',
  closed: 'cannot be read by this user',
  'no-file': 'is a pipe, a socket or a device, which authmd does not read',
  folder: 'is a folder, not a file',
  encoding: 'is in an encoding that authmd does not read',
  preferences: 'holds administrator settings in a form that authmd does not read',
}
