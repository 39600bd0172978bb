import type { CiFacts } from '../../credentials/facts.ts'
import { secretVariables } from '../../credentials/types.ts'
import { isRecord } from '../is-record.ts'
import { isSet, type Machine, variable } from '../machine/machine.ts'
import { parseJson } from '../parse-json.ts'

/** What a pipeline tells about secrets: blank ones, a fork's pull request, whether OIDC may be asked for. */
export function readCi(world: Machine): CiFacts | undefined {
  const github = variable(world, 'GITHUB_ACTIONS') === 'true'
  const gitlab = variable(world, 'GITLAB_CI') === 'true'
  if (!github && !gitlab && !isTrue(variable(world, 'CI'))) return undefined
  const blank = secretVariables.filter(name => variable(world, name)?.trim() === '')
  return {
    name: github ? 'github-actions' : gitlab ? 'gitlab' : 'other',
    blank,
    fork: github && isFork(world),
    oidc: isSet(world, 'ACTIONS_ID_TOKEN_REQUEST_URL') && isSet(world, 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'),
    ...(gitlab ? { protectedRef: variable(world, 'CI_COMMIT_REF_PROTECTED') === 'true' } : {}),
  }
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false'
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
