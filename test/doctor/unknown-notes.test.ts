import { describe, expect, it } from 'vitest'
import { unknownNotes } from '../../src/cli/doctor/unknown-notes.ts'

describe('what the answer leaves out', () => {
  it('is one sentence for all that is set', () => {
    expect(
      unknownNotes([
        { name: 'A', where: 'environment' },
        { name: 'b', where: '~/.claude/settings.json' },
      ]),
    ).toEqual([
      'What A (environment) and b (~/.claude/settings.json) change is not known: this answer leaves them out.',
    ])
  })

  it('never calls a place set that did not answer, and names all of them once', () => {
    expect(
      unknownNotes([
        { name: 'Settings', where: 'HKLM\\key', unread: true },
        { name: 'Settings', where: 'HKCU\\key', unread: true },
      ]),
    ).toEqual(['No answer came from HKLM\\key and HKCU\\key: what is there can change this answer.'])
  })

  it('says nothing where all is known', () => {
    expect(unknownNotes([])).toEqual([])
  })
})
