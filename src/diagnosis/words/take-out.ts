import type { Mention } from '../../credentials/facts.ts'
import type { Credential, Layer } from '../../credentials/types.ts'
import { fileAndLine, inWords } from '../../rules/say.ts'
import { lastSet } from '../../rules/start-up.ts'
import type { Scene } from '../scene.ts'
import { isKept, takeFromKept } from './kept.ts'

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
    return ['Log out, which removes the saved Console key:', '  claude auth logout']
  if (source.startsWith('login:')) return ['  claude auth logout']
  if (source.startsWith('profile:')) return ['Remove the profile from your configuration.']
  if (source.startsWith('descriptor:')) return [`Start claude without ${source.slice('descriptor:'.length)}.`]
  const layer = source.split(':')[0] as Layer
  if (source !== '' && layer !== 'shell') return fromSettings(target, layer, scene)
  if (isInFile(target)) {
    const then = startAnew(scene)
    const from = `Delete ${variable} from ${placeName(target)}`
    return then === undefined ? [`${from}.`] : [`${from}, then`, then]
  }
  const isHere =
    target.where === 'environment' ||
    scene.d.surroundings.inEnvironment.some(name => name === variable) ||
    isRouteHere(variable, scene)
  const header = headerLine.exec(variable)?.[1]
  if (isHere && header !== undefined)
    return [
      ...fromEnvironment('ANTHROPIC_CUSTOM_HEADERS', scene),
      `Other headers in it? Set it again without its ${header} line.`,
    ]
  if (!isHere) {
    return target.where === undefined
      ? [`Remove ${variable} where it is set.`]
      : [`Delete ${variable} from ${placeName(target)}.`]
  }
  return fromEnvironment(variable, scene)
}

function fromSettings(
  { variable, where = '', line }: Target,
  layer: Layer,
  { words, place }: Scene,
): readonly string[] {
  const file = placeName({ where, ...(line === undefined ? {} : { line }) })
  const what = variable === 'apiKeyHelper' ? '"apiKeyHelper"' : variable
  const from = variable === 'apiKeyHelper' ? `from ${file}` : `from "env" in ${file}`
  if (layer === 'managed') return [`Ask your administrator to remove ${what} from ${where}.`]
  if (layer === 'flag') return [`Remove ${what} from what --settings names.`]
  const isTyped = place === 'terminal' || place === 'editor'
  const shell =
    variable === 'apiKeyHelper' || !isTyped
      ? []
      : [
          words.unset(variable) === `unset ${variable}`
            ? '`unset` does not help: that file overrides the shell.'
            : 'Removing it from the shell does not help: that file overrides it.',
        ]
  return [`Delete ${what} ${from}.`, ...shell]
}

/** A variable that a file of the place sets, and no shell: an entry of the settings of an editor. */
export function isInFile({ source = '', where }: Target): boolean {
  return source.startsWith('shell:') && where !== undefined && where !== 'environment'
}

/** Where a workflow hands it over: an `env:`, or an input of the action, which has a name of its own. */
function fromWorkflow(variable: string, { surroundings }: Scene['d']): string {
  const { workflows, commandSteps = [] } = surroundings
  const input = variable.toLowerCase()
  const places = [
    ...commandSteps.flatMap(({ file, env }) =>
      env
        .filter(({ name }) => name === variable)
        .map(({ line }) => `${variable} from \`env:\` in ${file}:${line}`),
    ),
    ...workflows.flatMap(({ file, line, inputs, secrets = [], env }) => [
      ...(env.includes(variable) ? [`${variable} from \`env:\` of the step in ${file}:${line}`] : []),
      ...(inputs.includes(input)
        ? [`${input} from \`with:\` in ${file}:${secrets.find(one => one.input === input)?.line ?? line}`]
        : []),
    ]),
  ]
  return places.length === 0
    ? `${variable} from ${workflows[0]?.file ?? 'the workflow'} (\`env:\` or \`with:\`)`
    : [...new Set(places)].join(', and ')
}

/** How a place is started anew, so that its files are read again. */
export function startAnew({ place, d }: Scene): string | undefined {
  if (place === 'container') return '  docker compose up -d'
  return place === 'systemd' ? `  systemctl ${ofUser(d)}daemon-reload    and restart the unit` : undefined
}

/** What tells the tools of systemd that a unit is one of the user. */
export const ofUser = ({ other }: Scene['d']) => (isOwnUnit(other) ? '--user ' : '')

/** It runs as the reader. */
export function isOwnUnit(other: Scene['d']['other']): boolean {
  return other?.kind === 'unit' && /[\\/]systemd[\\/]user[\\/]/.test(other.file)
}

/** By where the environment of this place comes from. */
function fromEnvironment(variable: string, scene: Scene): readonly string[] {
  const { d, place, words } = scene
  const { compose, units } = d.surroundings
  switch (place) {
    case 'github-actions':
      return [`Remove ${fromWorkflow(variable, d)}, not from the runner.`]
    case 'gitlab':
      return [`Delete the variable ${variable} under Settings > CI/CD > Variables.`]
    case 'pipeline':
      return [`Remove ${variable} from the variables of this pipeline.`]
    case 'systemd': {
      const unit = units.find(one => one.variable === variable)
      return [
        unit === undefined
          ? `Remove ${variable} from the unit (Environment= or its EnvironmentFile=), then`
          : `Delete ${variable} in ${unit.file}:${unit.line}, then`,
        '  systemctl daemon-reload    and restart the unit',
      ]
    }
    case 'cron':
      return [`Delete ${variable} in the crontab:`, '  crontab -e']
    case 'launchd':
      return [`Delete ${variable} from EnvironmentVariables in the agent's plist, and reload it.`]
    case 'codespace':
      return lineOf(variable, d) === undefined
        ? [
            `Delete ${variable} from your Codespaces secrets (github.com/settings/codespaces), and restart the codespace.`,
          ]
        : fromShell(variable, scene, words.unset(variable))
    case 'extension': {
      const line = lineOf(variable, d)
      const kept = takeFromKept(variable, scene)
      if (line === undefined && kept.length > 0)
        return [
          `Remove ${variable} for all new windows:`,
          ...kept,
          `Then quit ${d.other?.name}, and start it again.`,
        ]
      const from = line === undefined ? `what starts ${d.other?.name}` : `line ${line.line} of ${line.file}`
      return [`Remove ${variable} from ${from}, then quit ${d.other?.name} and start it again.`]
    }
    case 'container': {
      if (lineOf(variable, d)?.process === 'same') return fromShell(variable, scene, words.unset(variable))
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

function fromShell(variable: string, scene: Scene, unset: string): readonly string[] {
  const { d } = scene
  const kept = takeFromKept(variable, scene)
  const line = lineOf(variable, d)
  if (line !== undefined) {
    const lines = [line, ...alike(line, d)]
      .filter(one => !isWrittenByFish(one))
      .map(one => `line ${one.line} of ${one.file}`)
    const lead = lines.length === 0 ? [] : [`Delete ${inWords(lines)}, then`]
    return [...lead, `  ${unset}`, ...kept]
  }
  const loaded = dotenvOf(variable, d)
  if (loaded !== undefined)
    return [
      `  ${unset}`,
      ...kept,
      `If it comes back: it is the value in ${loaded.file}:${loaded.line}, so whatever loads that file passes it on. Start Claude Code without that, or rename the application's key there.`,
    ]
  if (d.editor !== undefined)
    return [
      `  ${unset}`,
      ...kept,
      kept.length > 0
        ? 'Then quit the editor, and start it again.'
        : 'and remove it from what starts the editor.',
    ]
  const rest =
    kept.length > 0 || d.os === 'windows' || !/^(?:ANTHROPIC|CLAUDE)_/.test(variable)
      ? []
      : ['If it comes back, whatever started this shell sets it, not a start-up file.']
  return [`  ${unset}`, ...kept, ...rest]
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

/** The `.env` file of the project whose value this process has: a program that loads it started this shell, or Claude Code. */
function dotenvOf(variable: string, d: Scene['d']): Mention | undefined {
  return d.mentions.find(
    one =>
      one.variable === variable &&
      one.kindOfFile === 'dotenv' &&
      one.action === 'set' &&
      one.process === 'same',
  )
}

/** fish keeps universal variables there and writes the file anew: `set -eU` takes one out, and no editor. */
export function isWrittenByFish({ file }: Pick<Mention, 'file'>): boolean {
  return /(?:^|[\\/])fish_variables$/.test(file)
}

/** Other lines that give the same value: with one of them left a new shell has it again. */
function alike({ variable, file, line, process }: Mention, d: Scene['d']): readonly Mention[] {
  return [...d.mentions, ...d.lines].filter(
    one =>
      one.variable === variable &&
      one.kindOfFile === 'start-up' &&
      one.action === 'set' &&
      one.process === process &&
      one.process !== undefined &&
      !(one.file === file && one.line === line),
  )
}

function isRouteHere(variable: string, { d }: Scene): boolean {
  return (
    d.routes.some(route => route.layer === 'shell' && route.variable === variable) ||
    d.surroundings.cloud.names.includes(variable) ||
    isKept(variable, d) ||
    d.surroundings.names.some(({ name, where }) => name === variable && where === 'environment') ||
    (d.provider?.variable === variable && d.provider.layer === 'shell') ||
    d.switches.includes(variable) ||
    (variable === 'CLAUDE_CODE_SIMPLE' && (d.invocation.bareBy ?? []).some(({ layer }) => layer === 'shell'))
  )
}

export function placeName(target: Pick<Target, 'where' | 'line'>): string {
  return fileAndLine({ where: '', ...target })
}

/** ` in FILE:LINE`, where what is meant stands in a file. */
export function inFile(target: Pick<Target, 'where' | 'line'>): string {
  const { where = 'environment' } = target
  return where === 'environment' ? '' : ` in ${placeName(target)}`
}

const headerLine = /^the (\S+) line of ANTHROPIC_CUSTOM_HEADERS$/

export function targetOf(one: Credential): Target {
  return {
    variable: one.header === undefined ? one.variable : `the ${one.header} line of ${one.variable}`,
    source: one.source,
    where: one.where,
    ...(one.line === undefined ? {} : { line: one.line }),
  }
}
