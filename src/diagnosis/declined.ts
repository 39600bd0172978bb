import { askedKey } from '../credentials/interactive.ts'
import { nameOf } from '../rules/say.ts'
import type { Scene } from './scene.ts'

/** A session was told not to use a key: whoever set it since has to know, before what came of that is mended. */
export function afterDeclined(fix: readonly string[], { d, session, sent }: Scene): readonly string[] {
  const key = askedKey(d)
  if (!session || key?.approval !== 'rejected' || sent === undefined || sent === key) return fix
  return [
    `${nameOf(key)} was declined when a session asked about it, so sessions do not use it. To use it:`,
    '/config, and switch on "Use custom API key".',
    'Otherwise:',
    ...fix,
  ]
}
