import type { Credential } from '../../credentials/types.ts'
import type { Scene } from '../scene.ts'
import { ofUser } from './take-out.ts'

interface ToCheck {
  /** What the page asks to be looked at: `set`, `gone`, `login`, `answer`, `use`. */
  readonly kind: string
  readonly variable: string
  /** Whether the variable stands in settings, which no command of the shell sees. */
  readonly inSettings: boolean
}

/** How the reader sees that it worked: a command or a look, and the value that means good. */
export function checkOf({ kind, variable, inSettings }: ToCheck, scene: Scene): string {
  const { place, words, gateway } = scene
  const again = place === 'systemd' ? afterUnit(scene) : agains[place]
  if (again !== undefined) return again
  if (kind === 'answer' || (inSettings && kind !== 'login')) return ANSWER
  if (kind === 'set') {
    const good = goodCount(variable, scene)
    return good === undefined ? ANSWER : `${words.count(variable)}     ${good}`
  }
  if (kind === 'gone') return `${words.count(variable)}     0 or nothing = it is gone`
  if (kind === 'login') return 'Restart claude; /status shows the login.'
  return gateway === undefined ? 'Restart claude; /status shows what is used.' : ANSWER
}

const ANSWER = 'claude -p hi     an answer = it works'

/**
 * What a count prints once the fix is done, and not before; `undefined` where both may be the same. The length of a
 * value that is wrong is no sign, as one that stands there already is none.
 */
function goodCount(variable: string, { d, words }: Scene): string | undefined {
  // A setting, as `apiKeyHelper`, is no variable of a shell.
  if (!/^[A-Z][A-Z\d_]*$/.test(variable)) return undefined
  const here = d.credentials.find(one => one.variable === variable && one.where === 'environment')
  if (here !== undefined && here.kind !== 'empty') {
    const right = lengths[here.kind]
    return right === undefined || right === here.length ? undefined : `${words.counted(right)} = it is whole`
  }
  const there = d.mentions.find(one => one.variable === variable && one.length > 0)
  const right = there?.defects.length === 0 ? there.length : lengths[there?.kind ?? 'empty']
  return `${right === undefined ? 'more than 1' : words.counted(right)} = it is there`
}

/** Kinds that always have one length, whatever stands around the value now. */
const lengths: Readonly<Partial<Record<Credential['kind'], number>>> = { 'api-key': 108 }

/** A log of systemd, of the unit that is known. */
function afterUnit({ d }: Scene): string {
  const name = d.other?.kind === 'unit' && /^[\w.@-]{1,60}$/.test(d.other.name) ? d.other.name : 'UNIT'
  return `Restart the unit; journalctl ${ofUser(d)}-u ${name} shows no 401.`
}

const agains: Readonly<Partial<Record<Scene['place'], string>>> = {
  'github-actions': 'Run the job again; its log must show an answer from Claude.',
  gitlab: 'Run the job again; its log must show an answer from Claude.',
  pipeline: 'Run the job again; its log must show an answer from Claude.',
  cron: 'The next run of the job must end without the error.',
  launchd: 'The next run of the agent must end without the error.',
  extension: 'Run "Developer: Reload Window"; the panel answers.',
  container: 'claude -p hi     an answer = it works in the container',
}
