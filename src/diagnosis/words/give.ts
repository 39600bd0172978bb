import { secretName } from '../../rules/handed-over.ts'
import type { Scene } from '../scene.ts'
import { intoService } from './into-service.ts'
import { keepAnew } from './kept.ts'
import { pipelineSecret } from './pipeline-secret.ts'
import { entryOf } from './place-lines.ts'
import { standingOf } from './standing.ts'
import { isInFile, isWrittenByFish, lineOf, placeName, startAnew, type Target } from './take-out.ts'

/** How a value is given in the reader's place; what it replaces is `old`, or else the one that counts now. */
export function give(variable: string, scene: Scene, replaced?: Target): readonly string[] {
  const old = replaced ?? standingOf(variable, scene.d)
  const layer = old?.source?.split(':')[0]
  if (
    old !== undefined &&
    layer !== undefined &&
    layer !== 'shell' &&
    layer !== 'login' &&
    layer !== 'profile'
  ) {
    return layer === 'managed'
      ? [`Ask your administrator to put it in ${old.where ?? 'the managed settings'}.`]
      : isThere(variable, old, scene)
        ? [`Replace the old one in ${placeName(old)} with it.`]
        : [`Add ${variable} to "env" in ${old.where ?? 'that file'}.`]
  }
  const { place, d } = scene
  if (old !== undefined && isInFile(old)) {
    const then = startAnew(scene)
    const put = `Replace the old one in ${placeName(old)} with it`
    return then === undefined ? [`${put}.`] : [`${put}, then`, then]
  }
  switch (place) {
    case 'github-actions':
      return [
        `  gh secret set ${secretName(variable, d.surroundings)}     paste it as one line`,
        ...handOn(variable, d),
      ]
    case 'gitlab':
      return [
        `Settings > CI/CD > Variables: ${secretName(variable, d.surroundings)}, masked, one line; "Protected" only if this branch is.`,
      ]
    case 'pipeline':
      return pipelineSecret(variable, d.ci?.service)
    case 'systemd':
      return [`Put ${variable}=… in a file with mode 600 and name that file as EnvironmentFile= in the unit.`]
    case 'cron':
      return [
        `Put ${variable}=… above the jobs in the crontab (\`crontab -e\`): cron reads no start-up file.`,
      ]
    case 'launchd':
      return [
        "In the agent's plist (mode 600), then reload it:",
        `  <key>EnvironmentVariables</key><dict><key>${variable}</key><string>…</string></dict>`,
      ]
    case 'codespace':
      return codespaceSecret(variable)
    case 'extension':
      return [
        `In ${d.other?.file ?? 'the settings of the editor'}, in the list of "claudeCode.environmentVariables":`,
        `  ${entryOf(variable, '…')}`,
      ]
    case 'container': {
      const [service] = d.surroundings.compose
      return service === undefined
        ? [`Set ${variable} outside, and start the container with \`-e ${variable}\`.`]
        : intoService(variable, service)
    }
    default: {
      const line = lineOf(variable, d)
      if (line !== undefined && isWrittenByFish(line))
        return [
          ...setHere(variable, scene),
          'and for every terminal, instead of the old one:',
          `  set -Ux ${variable} $${variable}`,
        ]
      const lasting = keepAnew(variable, scene)
      if (line !== undefined)
        return [`Put it in line ${line.line} of ${line.file}, then open a new terminal.`, ...lasting]
      return [...setHere(variable, scene), ...(lasting.length > 0 ? lasting : [howLong(scene)])]
    }
  }
}

/** https://docs.github.com/codespaces: a secret of the person, for the repositories that it names, from the next start on. */
function codespaceSecret(variable: string): readonly string[] {
  return [
    'As a Codespaces secret, from your own machine; then restart the codespace:',
    `  gh secret set ${variable} --user --repos OWNER/REPOSITORY     paste it as one line`,
  ]
}

/** A secret reaches the step alone that names it. Where it is named already, nothing is said. */
function handOn(variable: string, { ci, surroundings }: Scene['d']): readonly string[] {
  const { workflows, commandSteps = [], inEnvironment } = surroundings
  const input = variable.toLowerCase()
  const isNamed =
    inEnvironment.some(name => name === variable) ||
    ci?.blank.some(name => name === variable) === true ||
    workflows.some(({ inputs }) => inputs.includes(input)) ||
    commandSteps.some(({ env }) => env.some(({ name }) => name === variable))
  if (isNamed) return []
  const step = workflows.find(({ action }) => action === 'claude-code-action')
  return step === undefined
    ? [
        'and pass it to the step that fails; each has its own env:',
        '  env:',
        `    ${variable}: \${{ secrets.${variable} }}`,
      ]
    : [
        `and pass it to the action, under \`with:\` in ${step.file}:`,
        `  ${input}: \${{ secrets.${variable} }}`,
      ]
}

function setHere(variable: string, { words }: Scene): readonly string[] {
  return words
    .set(variable)
    .split('\n')
    .map(line => `  ${line}`)
}

/** What is typed in a terminal ends with it. */
function howLong({ words }: Scene): string {
  return `That applies only to this terminal; to keep it, use ${words.all.keptIn.replaceAll('`', '')}.`
}

function isThere(variable: string, { where }: Target, { d }: Scene): boolean {
  return d.credentials.some(one => one.variable === variable && one.where === where)
}
