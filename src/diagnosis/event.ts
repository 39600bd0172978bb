import type { RuleFinding } from '../rules/diagnose.ts'
import { eventOfText } from './event-of-text.ts'
import { notKnown } from './not-known.ts'
import type { Scene } from './scene.ts'
import { hostOf, providers, sentNames, unused } from './sent-names.ts'
import { whySilent } from './why-silent.ts'

/** The first sentence, in the reader's words: what happened, where a text was pasted; else what would happen. */
export function eventOf(first: RuleFinding | undefined, scene: Scene): string {
  const { d } = scene
  if (d.pasted) return eventOfText(first, scene)
  const { resolution: r } = d
  const unknown = notKnown(d, 'present')
  if (unknown !== undefined) return unknown
  const silent = whySilent(scene, 'present')
  if (silent !== undefined) return silent
  if (r.provider !== 'anthropic')
    return `Claude Code uses ${providers[r.provider]}; keys and logins of Anthropic play no part there.`
  if (d.ci === undefined && !d.interactive.request && first?.rule.explains.includes('silent') === true)
    return `In a session Claude Code finds nothing to send; claude -p sends ${sentNames(scene)}.`
  return `Claude Code sends ${sentNames(scene)} to ${hostOf(r)}.${unused(scene, 'is')}`
}
