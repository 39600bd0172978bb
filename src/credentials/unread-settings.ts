import { layersInEffect } from './effective.ts'
import type { Evidence, SettingsFile, Situation } from './types.ts'

/**
 * The places that count here and were not looked into: settings, which may change the whole answer, and a pipe or a device
 * in the place of any file of the client's own, at which it waits (measured on 2.1.332) and sends nothing until it has
 * been read. None where the client itself has shown what it sends.
 */
export function unreadSettings(
  situation: Pick<Situation, 'invocation' | 'settings' | 'unmodelled'> & {
    readonly resolution?: { readonly evidence: Evidence }
  },
): readonly Pick<SettingsFile, 'path' | 'why'>[] {
  if (situation.resolution?.evidence === 'proven') return []
  const layers = layersInEffect(situation)
  const waits = (situation.unmodelled ?? []).flatMap(({ where, why }) =>
    why === 'no-file' ? [{ path: where, why }] : [],
  )
  return [
    ...situation.settings.filter(({ layer, state }) => state === 'unread' && layers.includes(layer)),
    ...waits,
  ]
}
