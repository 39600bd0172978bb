import type { Mention } from '../../credentials/facts.ts'
import type { Credential, Layer } from '../../credentials/types.ts'
import { lastSet } from '../../rules/start-up.ts'
import type { Scene } from '../scene.ts'
import { forMachine } from './for-machine.ts'

export interface Target {
  readonly variable: string
  readonly source?: string
  readonly where?: string
  readonly line?: number
}

/** How a value is taken away where it stands: lines, of which those with two blanks in front are commands. */
export function takeOut(target: Target, scene: Scene): readonly string[] {
  const { variable, source = '' } = target
  if (source === 'login:primaryApiKey')
    return ['Log out, which takes the saved Console key away:', '  claude auth logout']
  if (source.startsWith('login:')) return ['  claude auth logout']
  if (source.startsWith('profile:')) return ['Take the profile out of your configuration.']
  const layer = source.split(':')[0] as Layer
  if (source !== '' && layer !== 'shell') return fromSettings(target, layer)
  if (scene.d.surroundings.inEnvironment.every(name => name !== variable) && !isRouteHere(variable, scene)) {
    return target.where === undefined || target.where === 'environment'
      ? [`Take ${variable} away where it is set.`]
      : [`Delete ${variable} from ${placeName(target)}.`]
  }
  return fromEnvironment(variable, scene)
}

function fromSettings({ variable, where = '', line }: Target, layer: Layer): readonly string[] {
  const file = placeName({ variable, where, ...(line === undefined ? {} : { line }) })
  const what = variable === 'apiKeyHelper' ? '"apiKeyHelper"' : variable
  const from = variable === 'apiKeyHelper' ? `from ${file}` : `from "env" in ${file}`
  if (layer === 'managed') return [`Have your administrator take ${what} out of ${where}.`]
  if (layer === 'flag') return [`Leave ${what} out of what --settings names.`]
  const shell = variable === 'apiKeyHelper' ? [] : ['`unset` does not help: that file wins over the shell.']
  return [`Delete ${what} ${from}.`, ...shell]
}

/** By where the environment of this place comes from. */
function fromEnvironment(variable: string, scene: Scene): readonly string[] {
  const { d, place, words } = scene
  const { workflows, compose, units } = d.surroundings
  switch (place) {
    case 'github-actions':
      return [
        `Take ${variable} out of ${workflows[0]?.file ?? 'the workflow'} (\`env:\` or \`with:\`), not out of the runner.`,
      ]
    case 'gitlab':
      return [`Delete the variable ${variable} under Settings > CI/CD > Variables.`]
    case 'pipeline':
      return [`Take ${variable} out of the variables of this pipeline.`]
    case 'systemd': {
      const unit = units.find(one => one.variable === variable)
      return [
        unit === undefined
          ? `Take ${variable} out of the unit (Environment= or its EnvironmentFile=), then`
          : `Delete ${variable} in ${unit.file}:${unit.line}, then`,
        '  systemctl daemon-reload    and restart the unit',
      ]
    }
    case 'cron':
      return [`Delete ${variable} in the crontab:`, '  crontab -e']
    case 'launchd':
      return [`Delete ${variable} from EnvironmentVariables in the plist of the agent, and load it again.`]
    case 'codespace':
      return lineOf(variable, d) === undefined
        ? [
            `Delete ${variable} from your Codespaces secrets (github.com/settings/codespaces), and restart the codespace.`,
          ]
        : fromShell(variable, scene, words.unset(variable))
    case 'container': {
      const service = compose.find(({ names }) => names.includes(variable))
      return service === undefined
        ? [`Start the container without ${variable}: it comes from its image, -e, or an env file.`]
        : [
            `Delete ${variable} from ${service.file} (service ${service.name}), then`,
            '  docker compose up -d',
          ]
    }
    default:
      return fromShell(variable, scene, words.unset(variable))
  }
}

function fromShell(variable: string, { d, words }: Scene, unset: string): readonly string[] {
  const scopes = d.scopes.filter(one => one.variable === variable)
  const away = words.of('unsetForUser', variable)
  const user = scopes.flatMap(({ scope }) =>
    scope === 'windows-user'
      ? [`  ${away}`]
      : scope === 'windows-machine'
        ? ['and in a terminal that was opened by "Run as administrator":', `  ${forMachine(away)}`]
        : [],
  )
  const login = scopes.some(({ scope }) => scope === 'launchctl') ? [`  launchctl unsetenv ${variable}`] : []
  const line = lineOf(variable, d)
  if (line !== undefined)
    return [`Delete line ${line.line} of ${line.file}, then`, `  ${unset}`, ...user, ...login]
  if (d.editor !== undefined) return [`  ${unset}`, 'and take it out of what starts the editor.']
  const rest =
    user.length + login.length > 0 || d.os === 'windows' || !/^(?:ANTHROPIC|CLAUDE)_/.test(variable)
      ? []
      : ['Does it come back? What started this shell sets it, no start-up file.']
  return [`  ${unset}`, ...user, ...login, ...rest]
}

/** The line that gives a variable its value in new shells. */
export function lineOf(variable: string, d: Scene['d']): Mention | undefined {
  const set = (list: readonly Mention[]) =>
    list.findLast(one => one.variable === variable && one.action === 'set' && one.kind !== 'empty')
  return (
    lastSet(d, variable) ??
    set(d.lines.filter(one => one.kindOfFile === 'start-up' || one.process === 'same')) ??
    set(d.mentions.filter(one => one.kindOfFile !== 'dotenv' && one.process === 'same'))
  )
}

function isRouteHere(variable: string, { d }: Scene): boolean {
  return (
    d.routes.some(route => route.layer === 'shell' && route.variable === variable) ||
    d.surroundings.cloud.names.includes(variable) ||
    d.surroundings.names.some(({ name, where }) => name === variable && where === 'environment') ||
    (d.provider?.variable === variable && d.provider.layer === 'shell') ||
    d.switches.includes(variable)
  )
}

export function placeName({ where = '', line }: Target): string {
  return line === undefined ? where : `${where}:${line}`
}

export function targetOf(one: Credential): Target {
  return {
    variable: one.header === undefined ? one.variable : `the ${one.header} line of ${one.variable}`,
    source: one.source,
    where: one.where,
    ...(one.line === undefined ? {} : { line: one.line }),
  }
}
