import { isRecord } from '../is-record.ts'
import { type Machine, shown } from '../machine/machine.ts'
import { parseJson } from '../parse-json.ts'
import { gitRoot, stateFile } from './settings-paths.ts'

/** What `.claude.json` says about authentication. Its lists hold ends of keys: compared, never handed on. */
export interface ClientState {
  readonly where: string
  readonly corrupted: boolean
  readonly primaryApiKey?: string
  readonly trusted: boolean
  readonly approvalOf: (key: string) => 'approved' | 'rejected' | undefined
}

export function readState(world: Machine): ClientState {
  const path = stateFile(world)
  const empty: ClientState = {
    where: shown(world, path),
    corrupted: false,
    trusted: false,
    approvalOf: () => undefined,
  }
  const read = world.disk.read(path)
  // Measured: an empty file, a list or `null` count as nothing; anything that is no JSON stops the client.
  if ('failure' in read || read.text.trim() === '') return empty
  const value = parseJson(read.text.replace(/^\ufeff/, ''))
  if (value === undefined) return { ...empty, corrupted: true }
  if (!isRecord(value)) return empty
  const { primaryApiKey, customApiKeyResponses: answers } = value
  const list = (name: string) => {
    const found = isRecord(answers) ? answers[name] : undefined
    return Array.isArray(found) ? found : []
  }
  return {
    ...empty,
    ...(typeof primaryApiKey === 'string' ? { primaryApiKey } : {}),
    trusted: isTrusted(value['projects'], world),
    approvalOf: key => {
      // The client stores the last 20 characters.
      const end = key.trim().slice(-20)
      if (list('approved').includes(end)) return 'approved'
      return list('rejected').includes(end) ? 'rejected' : undefined
    },
  }
}

function isTrusted(projects: unknown, world: Machine): boolean {
  if (!isRecord(projects)) return false
  return [world.cwd, gitRoot(world)].some(folder => {
    const project =
      folder === undefined ? undefined : (projects[folder.replaceAll('\\', '/')] ?? projects[folder])
    return isRecord(project) && project['hasTrustDialogAccepted'] === true
  })
}
