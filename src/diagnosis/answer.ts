import type { RuleFinding } from '../rules/diagnose.ts'
import { fill } from './fill.ts'
import { partsOf, pick } from './parts-of.ts'
import type { Scene } from './scene.ts'
import { tagsOf } from './tags-of.ts'

/** What is said about one finding; lines with two blanks in front are commands. */
export interface Advice {
  /** Sentences. */
  readonly cause: string
  readonly fix: readonly string[]
  readonly check?: string
}

/** The advice of `templates/doctor/<id>.md`, for this set-up, place and shell; `undefined` where it has no fix that fits. */
export function adviceOf(template: string, found: RuleFinding, scene: Scene): Advice | undefined {
  const parts = partsOf(template)
  const has = tagsOf(found, scene)
  const fix = pick(parts, 'fix', has)
  if (fix === undefined) return undefined
  const more = fill(pick(parts, 'cause', has) ?? [], found, scene)
    .filter(line => line !== '-')
    .join(' ')
  const check = fill(pick(parts, 'check', has) ?? ['{{check}}'], found, scene)[0]
  return {
    cause: [`${found.reason}.`, more].filter(text => text !== '').join(' '),
    fix: forGateway(fill(fix, found, scene), found, scene),
    ...(check === undefined || check === '-' ? {} : { check }),
  }
}

/** A way to a credential of Anthropic. */
const toAnthropic = /claude (?:auth login|setup-token)|platform\.claude\.com\/settings\/keys/

/**
 * A law rather than a wording: while requests go to somebody else's server, no advice makes a credential of Anthropic
 * that would end there. Whoever is told to take the address away is back at Anthropic.
 */
function forGateway(fix: readonly string[], found: RuleFinding, scene: Scene): readonly string[] {
  const { gateway } = scene
  if (gateway === undefined || !fix.some(line => toAnthropic.test(line))) return fix
  if (fix.some(line => line.includes('ANTHROPIC_BASE_URL'))) return fix
  return fill(
    [
      `${gateway} wants a key of its own, from its owner; no login, token or key of Anthropic belongs there.`,
      '{{give}}',
      'Not wanted any more? Then take the address away:',
      '{{take-out ANTHROPIC_BASE_URL}}',
    ],
    found,
    scene,
  )
}
