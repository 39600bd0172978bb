import type { Diagnosis } from '../../credentials/facts.ts'
import { unreadSettings } from '../../credentials/unread-settings.ts'
import type { Finding } from '../../types.ts'
import { leftOut } from './notes-of.ts'
import { noAnswerFrom } from './unknown-notes.ts'

/** What was there and was not looked into: without it nobody can say that nothing is wrong. */
export function notAllRead(diagnosis: Diagnosis): readonly Finding[] {
  const { surroundings, resolution } = diagnosis
  const cut = (surroundings.cut ?? []).map(one => ({ reason: leftOut(one) }))
  const settings = unreadSettings(diagnosis).map(({ path }) => path)
  const silent = (resolution.unknownInputs ?? [])
    .filter(({ unread }) => unread === true)
    .map(({ where }) => where)
  const places = [...new Set([...settings, ...silent])].map(where => ({
    reason: noAnswerFrom([where]),
  }))
  return [...cut, ...places].map(one => ({ ruleId: 'not-all-read', severity: 'error', ...one }))
}
