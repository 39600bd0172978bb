import type { Scene } from '../scene.ts'

interface ToCheck {
  /** What the page asks to be looked at: `set`, `gone`, `login`, `answer`, `use`. */
  readonly kind: string
  readonly variable: string
  /** Whether the variable stands in settings, which no command of the shell sees. */
  readonly inSettings: boolean
}

/** How the reader sees that it worked: a command or a look, and the value that means good. */
export function checkOf({ kind, variable, inSettings }: ToCheck, scene: Scene): string {
  const { place, words, gateway, d } = scene
  const again = agains[place]
  if (again !== undefined) return again
  const length = d.mentions.find(one => one.variable === variable && one.length > 0)?.length
  if (kind === 'answer' || (inSettings && kind !== 'login')) return 'claude -p hi     an answer = it works'
  if (kind === 'set') {
    const good = length === undefined ? 'more than 1' : words.counted(length)
    return `${words.count(variable)}     ${good} = it is there`
  }
  if (kind === 'gone') return `${words.count(variable)}     0 or nothing = it is gone`
  if (kind === 'login') return 'Restart claude. /status names the login.'
  return gateway === undefined
    ? 'Restart claude. /status names what is used.'
    : 'claude -p hi     an answer = it works'
}

const agains: Readonly<Partial<Record<Scene['place'], string>>> = {
  'github-actions': 'Run the job again; its log must show an answer of Claude.',
  gitlab: 'Run the job again; its log must show an answer of Claude.',
  pipeline: 'Run the job again; its log must show an answer of Claude.',
  systemd: 'Restart the unit; journalctl -u UNIT shows no 401.',
  cron: 'The next run of the job must end without the error.',
  launchd: 'The next run of the agent must end without the error.',
  container: 'claude -p hi     an answer = it works in the container',
}
