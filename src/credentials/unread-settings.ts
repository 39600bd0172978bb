import { layersInEffect } from './effective.ts'
import type { Evidence, SettingsFile, Situation } from './types.ts'

/**
 * The settings that count here and were not looked into: whatever they set, it may change the whole answer. None where
 * the client itself has shown what it sends.
 */
export function unreadSettings(
  situation: Pick<Situation, 'invocation' | 'settings'> & {
    readonly resolution?: { readonly evidence: Evidence }
  },
): readonly SettingsFile[] {
  if (situation.resolution?.evidence === 'proven') return []
  const layers = layersInEffect(situation)
  return situation.settings.filter(({ layer, state }) => state === 'unread' && layers.includes(layer))
}
