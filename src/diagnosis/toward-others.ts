import { isAnthropicKind } from '../credentials/anthropic-kind.ts'
import type { Credential } from '../credentials/types.ts'
import type { RuleFinding } from '../rules/diagnose.ts'
import { fill } from './fill.ts'
import type { Scene } from './scene.ts'
import { placeName } from './words/take-out.ts'

/** A way to a credential of Anthropic. */
const toAnthropic = /claude (?:auth login|setup-token)|platform\.claude\.com\/settings\/keys/

/** A step that only takes something away. */
const takesAway =
  /^ {2}\S|^(?:Delete|Take|Leave|Log out|Start the container without|Have your administrator|Does it come back)/

/**
 * A law rather than a wording: while requests go to somebody else's server, no advice makes a credential of Anthropic
 * that would end there, and none brings one that is here into reach. Whoever is told to take the address away first is
 * back at Anthropic.
 */
export function awayFromOthers(fix: readonly string[], found: RuleFinding, scene: Scene): readonly string[] {
  if (fix.some(line => line.includes('ANTHROPIC_BASE_URL'))) return fix
  const { gateway } = scene
  const say = (lines: readonly string[]) => fill(lines, found, scene)
  if (gateway === undefined) {
    const place = addressBeside(fix, found, scene)
    return place === undefined ? fix : [warnOf(place), ...fix]
  }
  if (fix.some(line => toAnthropic.test(line)))
    return say([
      `${gateway} needs its own key, from its owner; no Anthropic login, token or key belongs there.`,
      '{{give}}',
      'No longer needed? Remove the address:',
      '{{take-out ANTHROPIC_BASE_URL}}',
    ])
  if (!brings(fix, found, scene)) return fix
  return [
    `Requests go to ${gateway}, and Anthropic keys and logins do not belong there. First remove the address:`,
    ...say(['{{take-out ANTHROPIC_BASE_URL}}']),
    'Then:',
    ...fix,
    `If ${gateway} is what you want, it needs its own key, from its owner.`,
  ]
}

/** Whether a value of Anthropic's goes out after the fix that does not go out now, or goes on going out. */
function brings(fix: readonly string[], found: RuleFinding, { d, hidden, sent }: Scene): boolean {
  if (onlyLogsOut(fix)) return false
  const away = fix.every(line => takesAway.test(line))
  // Without the server's own value the plan's login is the next to be sent, and there is where it would go.
  if (away && found.rule.explains.includes('billing')) return true
  const uncovers = found.rule.uncovers === 'login' && d.credentials.some(isLogin)
  if (away) return uncovers || (hidden !== undefined && found.variable === sent?.variable)
  return (
    uncovers ||
    [...d.credentials, ...d.mentions].some(
      one => one.variable === (found.variable ?? sent?.variable) && isAnthropicKind(one.kind),
    )
  )
}

/** Whoever logs out has one credential less, and none comes after it. */
function onlyLogsOut(fix: readonly string[]): boolean {
  const commands = fix.filter(line => /^ {2}\S/.test(line))
  return commands.length > 0 && commands.every(line => line.trim() === 'claude auth logout')
}

const isLogin = ({ source, usable }: Credential) => source.startsWith('login:') && usable !== 'unusable'

/** Where an address stands that counts together with the value: in the same start-up or compose file, or in the editor. */
function addressBeside(
  fix: readonly string[],
  { file, rule }: RuleFinding,
  { d }: Scene,
): string | undefined {
  if (rule.explains.length === 0) return undefined
  const line = d.lines.findLast(
    one =>
      one.file === file &&
      one.variable === name &&
      one.action === 'set' &&
      one.kindOfFile === 'start-up' &&
      one.process === 'none',
  )
  if (line !== undefined) return `Line ${line.line} of ${line.file}`
  const { compose, editorVariables } = d.surroundings
  const service = compose.find(one => one.file === file && one.names.includes(name))
  if (service !== undefined) return `${service.file} (service ${service.name})`
  const entry =
    d.editor === 'vscode'
      ? editorVariables.find(one => one.shape === 'entry' && one.name === name)
      : undefined
  return entry !== undefined && fix.some(one => toAnthropic.test(one))
    ? placeName({ where: entry.file, ...(entry.line === undefined ? {} : { line: entry.line }) })
    : undefined
}

const name = 'ANTHROPIC_BASE_URL'

const warnOf = (place: string) =>
  `${place} sets ${name}: if that names another server, an Anthropic key or login does not belong there. Remove it first.`
