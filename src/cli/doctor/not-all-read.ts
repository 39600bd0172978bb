import type { Diagnosis } from '../../credentials/facts.ts'
import type { Cut } from '../../credentials/surroundings.ts'
import { unreadSettings } from '../../credentials/unread-settings.ts'
import type { Finding } from '../../types.ts'
import { leftOut } from './notes-of.ts'
import { unreadPlace } from './unknown-notes.ts'

/** What was there and was not looked into: without it nobody can say that nothing is wrong. */
export function notAllRead(diagnosis: Diagnosis): readonly Finding[] {
  const { surroundings, resolution } = diagnosis
  const cut = (surroundings.cut ?? []).map(one => ({ reason: leftOut(one), severity: severityOf(one) }))
  const settings = unreadSettings(diagnosis).map(({ path, why = 'larger' }) => ({ where: path, why }))
  const silent = (resolution.unknownInputs ?? []).filter(({ unread }) => unread === true)
  const places = new Map([...settings, ...silent].map(one => [one.where, unreadPlace(one)]))
  const answer = [...places.values()].map(reason => ({ reason, severity: 'error' as const }))
  return [...cut, ...answer].map(one => ({ ruleId: 'not-all-read', ...one }))
}

/** In a folder there is nothing that anybody would read in place of the file: nothing was left out. */
function severityOf(cut: Cut): Finding['severity'] {
  return cut.what === 'file' && cut.why === 'folder' ? 'info' : 'error'
}
