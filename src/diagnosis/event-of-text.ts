import type { Diagnosis } from '../credentials/facts.ts'
import { providerNames } from '../credentials/provider-names.ts'
import type { RuleFinding } from '../rules/diagnose.ts'
import { isForeignText } from '../rules/foreign-text.ts'
import { otherKind } from '../rules/in-use.ts'
import { CLEAR, possibleOutcomes } from '../rules/outcomes.ts'
import type { Outcome } from '../rules/rule.ts'
import { notKnown } from './not-known.ts'
import type { Scene } from './scene.ts'
import { hostOf, sentInSession, sentNames, unused } from './sent-names.ts'
import { type Tense, whySilent } from './why-silent.ts'

/**
 * What happened, from a text that was pasted. It says no more than the text proves and this set-up shows: a rejection
 * only where the text is one, the past only where the text tells of it, and a sender only where it is known.
 */
export function eventOfText(first: RuleFinding | undefined, scene: Scene): string {
  const outcome = outcomeOf(first, scene.d)
  if (isForeignText(scene.d))
    return `Nothing in that text comes from Claude Code or its API. ${fromHere(scene)}`
  return (
    warned(scene) ??
    said(first, outcome, scene) ??
    ofAnotherServer(scene) ??
    notKnown(scene.d, tenseOf(scene.d)) ??
    nothingSent(first, scene) ??
    answered(outcome, scene)
  )
}

function outcomeOf(first: RuleFinding | undefined, d: Diagnosis): Outcome | undefined {
  const possible = possibleOutcomes(d)
  return first?.rule.explains.find(one => possible.has(one)) ?? first?.rule.explains[0]
}

/** What only the text says, and no set-up changes. */
function said(
  first: RuleFinding | undefined,
  outcome: Outcome | undefined,
  { d, gateway }: Scene,
): string | undefined {
  const host = hostOf(d.resolution)
  // In a job of GitHub that reads these variables, what is seen here tells more.
  if (
    d.sender?.kind === 'github' &&
    d.sender.proves === 'no-request' &&
    !(first?.seen === true && d.ci !== undefined)
  )
    return `${capital(d.sender.name ?? 'GitHub')} stopped before it started Claude Code: nothing was sent.`
  if (first !== undefined && (!first.seen || d.sender?.kind === 'sign-in')) {
    if (outcome === undefined && d.sender?.kind === 'client' && d.sender.proves === 'no-request')
      return 'Claude Code stopped by itself, before it looked at a key or login.'
    if (outcome === 'elsewhere') return elsewhere(d)
    if (first.rule.id === 'login-organization')
      return 'This text came from the login page; no key or login was checked.'
    if (outcome === 'login' || d.sender?.way === 'login' || d.sender?.kind === 'sign-in')
      return d.sender?.kind === 'github' ? elsewhere(d) : loginFailed(d)
    if (outcome === 'service' && (d.sender?.kind !== 'gateway' || gateway !== undefined))
      return `${host} could not serve the request; this says nothing about your key or login.`
  }
  // A page of a proxy is no answer of the API, whatever its status.
  if (d.sender?.kind === 'proxy' && gateway === undefined && d.resolution.request) return elsewhere(d)
  if (first?.rule.id === 'proxy-takes-local')
    return `The request for ${host} went to a proxy; this says nothing about your key or login.`
  if (outcome === 'unreachable') return `No answer from ${host}: your key or login was not checked.`
  if (first?.rule.id === 'onboarding-unfinished')
    return 'Claude Code asked for a login before it looked at a key or token.'
  return undefined
}

function loginFailed({ printed }: Diagnosis): string {
  const renewal = renewals[printed[0]?.ruleId ?? '']
  if (renewal !== undefined) return `A login had to be renewed, and ${renewal}: no key or login was checked.`
  const hadEnded = printed.some(({ ruleId, score }) => ruleId === 'login-expired' && score >= BESIDE)
  return hadEnded
    ? 'A login had expired, and the new one did not go through.'
    : 'The login did not go through; no key or token was checked.'
}

/** What came of a renewal, by what the text names first: no login anew has these causes. */
const renewals: Readonly<Record<string, string>> = {
  'rate-limited': 'the login server put that off',
  'service-trouble': 'the login server has problems',
  'connection-fails': 'the login server was not reached',
}

/** A text says so, and it is not its last word. */
const BESIDE = 40

function elsewhere({ sender }: Diagnosis): string {
  if (sender?.kind === 'sign-in')
    return `This ${textOf(sender)} came from ${sender.name ?? 'the login server'}, where people sign in: the API was not asked.`
  const name = sender?.name ?? senders[sender?.kind ?? '']
  return name === undefined
    ? `This ${textOf(sender)} did not come from Claude Code or its API.`
    : `This ${textOf(sender)} came from ${name}, not from Anthropic.`
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const textOf = (sender: Diagnosis['sender']) =>
  sender?.status === undefined ? 'text' : String(sender.status)

const senders: Readonly<Record<string, string>> = {
  github: 'GitHub',
  npm: 'npm',
  git: 'a git server',
  mcp: 'an MCP server',
  proxy: 'a proxy or firewall on the way',
  gateway: 'another server, such as a gateway',
  cloud: 'a cloud provider',
}

function warned(scene: Scene): string | undefined {
  if (scene.d.sender?.proves !== 'warning') return undefined
  // It tells that a job ended, which may have failed.
  if (scene.d.sender.kind === 'github') return elsewhere(scene.d)
  const lead = leads[scene.d.printed[0]?.ruleId ?? ''] ?? 'That is a warning'
  return `${lead}: nothing failed because of it. ${fromHere(scene)}`
}

/** What a text that warns of nothing tells, by what it names first. */
const leads: Readonly<Record<string, string>> = {
  'billed-by-use': 'That says what was used and who paid',
  'login-organization': 'That says what was used where it was printed',
  'provider-selected': 'That says what was used where it was printed',
  'run-names-source': 'That says what was used where it was printed',
  'token-hides-login': 'That says what was used where it was printed',
}

/** The text of one server, while requests from here go to another. */
function ofAnotherServer(scene: Scene): string | undefined {
  const { d, gateway } = scene
  const { sender, resolution } = d
  const isForeign =
    (sender?.kind === 'gateway' || sender?.kind === 'cloud') &&
    (gateway === undefined || sender.kind === 'cloud') &&
    resolution.provider === 'anthropic'
  if (isForeign) return `${elsewhere(d)} ${fromHere(scene)}`
  return sender?.kind === 'anthropic' && resolution.provider !== 'anthropic'
    ? `This ${textOf(sender)} comes from Anthropic's own API. ${fromHere(scene)}`
    : undefined
}

function fromHere(scene: Scene): string {
  const { resolution: r } = scene.d
  const unknown = notKnown(scene.d, 'present')
  if (unknown !== undefined) return unknown
  if (!r.request)
    return `From here ${lower((whySilent(scene, 'present') ?? '').replace(/ from here\.$/, '.'))}`
  if (r.provider !== 'anthropic') return `From here requests go to ${providerNames[r.provider]}.`
  const session = sentInSession(scene)
  if (session !== undefined)
    return `From here claude -p sends ${sentNames(scene)}; a session asks before it uses a key, and without a yes sends ${session}.`
  return `From here Claude Code sends ${sentNames(scene)} to ${hostOf(r)}.${unused(scene, 'is')}`
}

/** A sentence behind other words; a name keeps its capital. */
const lower = (text: string) => text.replace(/^(?:No|Nothing)\b/, word => word.toLowerCase())

function nothingSent(first: RuleFinding | undefined, scene: Scene): string | undefined {
  const { d } = scene
  const proves = d.sender?.proves
  // Of a helper that is not here nothing is known, but that it is what failed there.
  if (isOfHelper(d) && !d.credentials.some(({ variable }) => variable === 'apiKeyHelper'))
    return `apiKeyHelper failed where that was printed. ${fromHere(scene)}`
  const silent = whySilent(scene, tenseOf(d))
  if (silent !== undefined) {
    if (proves === 'ended') return `A login had ended where that was printed. ${fromHere(scene)}`
    if (proves !== 'rejection' && proves !== 'answer') return silent
    const who = d.sender?.kind === 'gateway' ? d.sender.name : undefined
    const lead =
      who === undefined
        ? `Something was sent and ${proves === 'rejection' ? 'refused' : 'answered'}`
        : `${who} answered`
    return `${lead} where that was printed. ${fromHere(scene)}`
  }
  if (d.resolution.provider !== 'anthropic') return undefined
  if (d.ci === undefined && !d.interactive.request && first?.rule.explains.includes('silent') === true)
    return `In a session Claude Code found nothing to send; claude -p sends ${sentNames(scene)}.`
  return undefined
}

/** A text that is not known may be of another place and day. */
function tenseOf({ printed, sender }: Diagnosis): Tense {
  return sender?.isOfNobody !== true && printed.some(({ score }) => score >= CLEAR) ? 'past' : 'present'
}

function answered(outcome: Outcome | undefined, scene: Scene): string {
  const { d, gateway } = scene
  const { resolution: r, sender } = d
  const host = hostOf(r)
  const isAnswer = sender?.proves === 'rejection' || sender?.proves === 'answer'
  if (r.provider !== 'anthropic') {
    const lead = isAnswer ? `The answer came from ${host}` : `Claude Code uses ${host} from here`
    return `${lead}; Anthropic keys and logins are not used there.`
  }
  if (gateway !== undefined)
    return isAnswer
      ? `${sentNames(scene, true)} went to ${gateway}, and this ${sender?.status ?? 'answer'} came from there, not from Anthropic.`
      : `${fromHere(scene).replace(/\.$/, '')}, not to Anthropic.`
  if (sender?.isOfNobody === true) return `That text does not say whose it is. ${fromHere(scene)}`
  const helper = failedHelper(scene)
  if (helper !== undefined) return helper
  const was = unused(scene, 'was')
  const kind = otherKind(d)
  if (kind !== undefined && sender?.kind === 'anthropic')
    return `That is about ${kind === 'key' ? 'an API key' : 'a token'}. ${fromHere(scene)}`
  if (sender?.proves === 'ended') return ended(scene)
  if (isRejection(scene) && sender?.proves === 'failure' && scene.sent?.source.startsWith('login:') === true)
    return `The API rejected ${sentNames(scene)}, or the program that printed this did not find it.${was}`
  if (isRejection(scene))
    return scene.session
      ? `In a session Claude Code sends ${sentNames(scene)}, and the API rejected that.`
      : `The API rejected ${sentNames(scene)}.${was}`
  // Words that several servers have, and no status, or a status and no words: who sent them is not known.
  const isOfAnybody = sender?.kind === 'unknown' && (sender.status === undefined || sender.isAlone === true)
  if (!isAnswer || isOfAnybody) return fromHere(scene)
  if (outcome === 'forbidden') return `The API got ${sentNames(scene)}, and refused the request.${was}`
  if (outcome === 'billing') {
    const noCredits = d.printed.some(({ ruleId, score }) => ruleId === 'credit-too-low' && score >= CLEAR)
    return `The API got ${sentNames(scene)}, and ${noCredits ? 'its account has no credits' : 'that account has to pay'}.${was}`
  }
  return `${sentNames(scene, true)} went to ${host}, and an error came back.${was}`
}

/** The text is a rejection; or it comes with one alone, where something is sent. */
function isRejection({ d, session }: Scene): boolean {
  const { sender, printed, resolution: r } = d
  if (sender?.proves === 'rejection') return sender.kind === 'anthropic'
  if (sender?.proves !== 'failure') return false
  const fits = { 'bearer-rejected': r.authorization !== null, 'key-rejected': r.xApiKey !== null }
  return printed.some(
    ({ ruleId, score }) =>
      score >= CLEAR &&
      (ruleId === 'bearer-rejected' || ruleId === 'key-rejected') &&
      (session || fits[ruleId]),
  )
}

const isOfHelper = ({ printed }: Diagnosis) => printed[0]?.ruleId.startsWith('helper-') === true

/** The text is about the helper, which is what counts here: it was run, and gave nothing. */
function failedHelper({ d, sent }: Scene): string | undefined {
  return isOfHelper(d) && sent?.variable === 'apiKeyHelper'
    ? `apiKeyHelper in ${sent.where} failed, and returned nothing to send.`
    : undefined
}

function ended(scene: Scene): string {
  const isLogin = scene.sent?.source.startsWith('login:') === true
  return isLogin
    ? 'Your login had ended and was not renewed.'
    : `A login had ended and was not renewed. ${fromHere(scene)}`
}
