import type { OtherPlace } from '../credentials/facts.ts'
import { providerNames } from '../credentials/provider-names.ts'
import type { RuleFinding } from '../rules/diagnose.ts'
import { eventOfText } from './event-of-text.ts'
import { notKnown } from './not-known.ts'
import type { Scene } from './scene.ts'
import { hostOf, sentNames, unused } from './sent-names.ts'
import { whySilent } from './why-silent.ts'

/** The first sentence, in the reader's words: what happened, where a text was pasted; else what would happen. */
export function eventOf(first: RuleFinding | undefined, scene: Scene): string {
  const { d } = scene
  if (d.pasted) return `${ofOther(scene)}${ofOtherRun(scene)}${eventOfText(first, scene)}`
  const { resolution: r } = d
  const unknown = notKnown(d, 'present')
  if (unknown !== undefined) return unknown
  const silent = whySilent(scene, 'present')
  if (silent !== undefined) return silent
  if (r.provider !== 'anthropic')
    return `Claude Code uses ${providerNames[r.provider]}; Anthropic keys and logins are not used there.`
  if (d.ci === undefined && !d.interactive.request && first?.rule.explains.includes('silent') === true)
    return `A session finds nothing to send; claude -p sends ${sentNames(scene)}.`
  return `Claude Code sends ${sentNames(scene)} to ${hostOf(r)}.${unused(scene, 'is')}`
}

/** Whoever ran this in a terminal has to know that the answer is about another place. */
function ofOther({ d: { other } }: Scene): string {
  return other === undefined
    ? ''
    : `That text fits ${placeNames[other.kind](other.name)}, not this terminal. `
}

type Used = NonNullable<NonNullable<Scene['d']['sender']>['used']>

/** A run that says which key it used tells whether it was one of this place. */
function ofOtherRun({ d: { sender, resolution: r, insideClaude, printed } }: Scene): string {
  const used = sender?.used
  if (used === undefined || insideClaude) return ''
  const here: Used =
    r.xApiKey === null || r.provider !== 'anthropic'
      ? 'none'
      : r.xApiKey === 'login:primaryApiKey'
        ? '/login managed key'
        : r.xApiKey.endsWith(':apiKeyHelper')
          ? 'apiKeyHelper'
          : 'ANTHROPIC_API_KEY'
  if (here === used) return isToldAlone(printed) ? sameHere(used) : ''
  if (used === 'none')
    return 'The run that printed that used no key (apiKeySource), but one is set here: it ran somewhere else, or something has changed since. '
  return `The run that printed that used ${usedNames[used]} (apiKeySource), which is not used here: it ran somewhere else, or something has changed since. `
}

/** Beside an error it is the error that a text was pasted for. */
const isToldAlone = (printed: Scene['d']['printed']) => printed[0]?.ruleId === 'run-names-source'

function sameHere(used: Used): string {
  const what = used === 'none' ? 'no API key' : usedNames[used]
  return `The run that printed that used ${what} (apiKeySource), and so does one from here. `
}

const usedNames: Readonly<Record<Exclude<Used, 'none'>, string>> = {
  ANTHROPIC_API_KEY: 'the key in ANTHROPIC_API_KEY',
  apiKeyHelper: 'what apiKeyHelper prints',
  '/login managed key': 'the key that a Console login saved',
}

const placeNames: Readonly<Record<OtherPlace['kind'], (name: string) => string>> = {
  editor: name => `a session of ${name}`,
  unit: name => named('unit', name),
  service: name => named('service', name),
}

/** A name that a file of somebody else gives is repeated where it is an ordinary one. */
function named(what: string, name: string): string {
  return /^[\w.@-]{1,60}$/.test(name) ? `the ${what} ${name}` : `a ${what} of this folder`
}
