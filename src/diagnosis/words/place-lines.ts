import type { CiService } from '../../credentials/facts.ts'
import type { ComposeService } from '../../credentials/surroundings.ts'
import type { Place } from '../place-of.ts'
import type { Scene } from '../scene.ts'
import { variablesOf } from './into-service.ts'

/** A variable with a value that is no secret. */
export type Assignment = readonly [variable: string, value: string]

/** The lines that a place reads, and where they stand there. */
export const placeLines: Readonly<
  Record<
    Exclude<Place, 'terminal' | 'editor'>,
    (all: readonly Assignment[], scene: Scene) => readonly string[]
  >
> = {
  'github-actions': all => ['At the step that starts claude:', '  env:', ...yaml(all)],
  // https://docs.gitlab.com/ci/variables/
  gitlab: all => ['In .gitlab-ci.yml, in the job:', '  variables:', ...yaml(all)],
  pipeline: (all, { d }) => inServices[d.ci?.service ?? 'unknown'](all),
  systemd: all => ['In the unit, under [Service]:', ...plain(all, one => `Environment=${withQuotes(one)}`)],
  cron: all => ['Above the jobs in the crontab (`crontab -e`):', ...plain(all)],
  launchd: all => [
    "In the agent's plist, then reload it:",
    '  <key>EnvironmentVariables</key><dict>',
    ...all.map(([variable, value]) => `    <key>${variable}</key><string>${value}</string>`),
    '  </dict>',
  ],
  // https://code.visualstudio.com/remote/advancedcontainers/environment-variables
  codespace: all => [
    'In .devcontainer/devcontainer.json, then rebuild the container:',
    `  "remoteEnv": { ${all.map(([variable, value]) => `"${variable}": ${JSON.stringify(value)}`).join(', ')} }`,
  ],
  container: (all, { d }) => inContainer(all, d.surroundings.compose[0]),
  extension: (all, { d }) => [
    `In ${d.other?.file ?? 'the settings of the editor'}, in the list of "claudeCode.environmentVariables":`,
    ...all.map((one, at) => `  ${entryOf(...one)}${at < all.length - 1 ? ',' : ''}`),
  ],
}

const inServices: Readonly<Record<CiService | 'unknown', (all: readonly Assignment[]) => readonly string[]>> =
  {
    // https://circleci.com/docs/env-vars/
    circleci: all => ['In .circleci/config.yml, in the job:', '  environment:', ...yaml(all)],
    // https://www.jenkins.io/doc/book/pipeline/jenkinsfile/
    jenkins: all => [
      'In the Jenkinsfile, in the stage:',
      '  environment {',
      ...all.map(([variable, value]) => `    ${variable} = '${value}'`),
      '  }',
    ],
    // https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/
    bitbucket: all => ['In Bitbucket, under Repository settings > Repository variables:', ...plain(all)],
    // https://learn.microsoft.com/azure/devops/pipelines/process/variables
    azure: all => ['In azure-pipelines.yml, in the job:', '  variables:', ...yaml(all)],
    // https://www.jetbrains.com/help/teamcity/configuring-build-parameters.html
    teamcity: all => ['In TeamCity, under Parameters:', ...plain(all, one => `env.${one}`)],
    // https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
    codebuild: all => ['In the buildspec, under `env:`:', '  variables:', ...yaml(all)],
    unknown: all => ['As variables of the job:', ...plain(all)],
  }

function inContainer(all: readonly Assignment[], service: ComposeService | undefined): readonly string[] {
  if (service === undefined) return ['Start the container with:', ...plain(all, one => `-e ${one}`)]
  return variablesOf(
    service,
    all.map(([variable, value]) => ({ list: `${variable}=${value}`, map: yamlOf([variable, value]) })),
  )
}

function plain(all: readonly Assignment[], written = (one: string) => one): readonly string[] {
  return all.map(one => `  ${written(one.join('='))}`)
}

/** As the entries of a map, below the two blanks of its name. */
function yaml(all: readonly Assignment[]): readonly string[] {
  return all.map(one => `    ${yamlOf(one)}`)
}

/** A number would be one, and for some services a mistake. */
function yamlOf([variable, value]: Assignment): string {
  return `${variable}: ${/^[A-Za-z]/.test(value) ? value : `'${value}'`}`
}

/** systemd parts several at a blank. */
function withQuotes(one: string): string {
  return one.includes(' ') ? `"${one}"` : one
}

/** An entry of `claudeCode.environmentVariables`. */
export const entryOf = (variable: string, value: string) =>
  `{ "name": "${variable}", "value": ${JSON.stringify(value)} }`
