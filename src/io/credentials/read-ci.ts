import type { CiFacts, CiService } from '../../credentials/facts.ts'
import { secretVariables } from '../../credentials/types.ts'
import { isCi } from '../facts/shared-place.ts'
import { isRecord } from '../is-record.ts'
import { isSet, type Machine, variable } from '../machine/machine.ts'
import { parseJson } from '../parse-json.ts'

/** The variable that each service sets in its jobs; several of them don't set `CI`. */
const services: readonly (readonly [variable: string, service: CiService])[] = [
  ['CIRCLECI', 'circleci'],
  ['JENKINS_URL', 'jenkins'],
  ['BITBUCKET_BUILD_NUMBER', 'bitbucket'],
  ['BITBUCKET_COMMIT', 'bitbucket'],
  ['TF_BUILD', 'azure'],
  ['TEAMCITY_VERSION', 'teamcity'],
  ['CODEBUILD_BUILD_ARN', 'codebuild'],
]

/** What a pipeline tells about secrets: blank ones, a fork's pull request, whether OIDC may be asked for. */
export function readCi(world: Machine): CiFacts | undefined {
  const github = variable(world, 'GITHUB_ACTIONS') === 'true'
  const gitlab = variable(world, 'GITLAB_CI') === 'true'
  if (!github && !gitlab && !isCi(world.env)) return undefined
  const service = github || gitlab ? undefined : services.find(([name]) => isSet(world, name))?.[1]
  const blank = secretVariables.filter(name => variable(world, name)?.trim() === '')
  return {
    name: github ? 'github-actions' : gitlab ? 'gitlab' : 'other',
    ...(service === undefined ? {} : { service }),
    blank,
    fork: github ? isFork(world) : isForkOf(world, gitlab),
    oidc: isSet(world, 'ACTIONS_ID_TOKEN_REQUEST_URL') && isSet(world, 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'),
    ...(gitlab ? { protectedRef: variable(world, 'CI_COMMIT_REF_PROTECTED') === 'true' } : {}),
  }
}

/**
 * What other services say of a pull request from a fork:
 * https://docs.gitlab.com/ci/variables/predefined_variables/ · https://circleci.com/docs/variables/ ·
 * https://learn.microsoft.com/azure/devops/pipelines/build/variables
 */
function isForkOf(world: Machine, gitlab: boolean): boolean {
  const text = (name: string) => variable(world, name)?.trim() ?? ''
  if (!gitlab)
    return text('CIRCLE_PR_REPONAME') !== '' || text('SYSTEM_PULLREQUEST_ISFORK').toLowerCase() === 'true'
  const source = text('CI_MERGE_REQUEST_SOURCE_PROJECT_ID')
  return source !== '' && source !== text('CI_MERGE_REQUEST_PROJECT_ID')
}

/** GitHub gives no secrets to `pull_request` runs of forks; the event file says whether it is one. */
function isFork(world: Machine): boolean {
  if (variable(world, 'GITHUB_EVENT_NAME') !== 'pull_request') return false
  const path = variable(world, 'GITHUB_EVENT_PATH')
  const read = path ? world.disk.read(path) : { failure: 'absent' as const }
  if ('failure' in read) return false
  const event = parseJson(read.text)
  const pull = isRecord(event) ? event['pull_request'] : undefined
  const head = isRecord(pull) ? pull['head'] : undefined
  const repo = isRecord(head) ? head['repo'] : undefined
  return isRecord(repo) && repo['fork'] === true
}
