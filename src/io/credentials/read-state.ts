import type { Unread } from '../../credentials/types.ts'
import { isRecord } from '../is-record.ts'
import type { FileText } from '../machine/disk.ts'
import { type Machine, shown } from '../machine/machine.ts'
import { whyUnread } from '../machine/noticing.ts'
import { parseJson } from '../parse-json.ts'
import { keyLines } from './key-lines.ts'
import { environmentOf, type LoadedSettings } from './read-settings.ts'

/** What the client's own state file says about authentication. Its lists hold ends of keys: compared, never handed on. */
export interface ClientState {
  readonly where: string
  readonly corrupted: boolean
  readonly primaryApiKey?: string
  /** Folders with the client's record of trust, as they are written there. */
  readonly trusted: readonly string[]
  readonly approvalOf: (key: string) => 'approved' | 'rejected' | undefined
  /** Its `env` block, which counts like that of a settings file. */
  readonly settings: LoadedSettings
}

/**
 * Bytes. Measured: the client reads this file also where it has 40 MiB. It grows with every folder in which the client
 * was started; whatever is larger is not looked into, and the answer is then unknown.
 */
export const MOST_STATE = 64 * 1024 * 1024

export function readState(machine: Machine, path: string): ClientState {
  const where = shown(machine, path)
  const absent: LoadedSettings = {
    file: { layer: 'global', path: where, state: 'absent' },
    env: {},
    lineOf: () => undefined,
  }
  const empty: ClientState = {
    where,
    corrupted: false,
    trusted: [],
    approvalOf: () => undefined,
    settings: absent,
  }
  const read = machine.disk.read(path, MOST_STATE)
  // Measured: a file of blanks and NULs, a list or `null` count as nothing; anything that is no JSON stops the client, and so does UTF-16.
  const why = unreadFor(machine, read)
  if (why !== undefined)
    return { ...empty, settings: { ...absent, file: { ...absent.file, state: 'unread', why } } }
  if ('failure' in read || /^[\s\0]*$/.test(read.text)) return empty
  const value = read.utf16 ? undefined : parseJson(read.text.replace(/^\ufeff/, ''))
  if (value === undefined) return { ...empty, corrupted: true }
  if (!isRecord(value)) return empty
  const { primaryApiKey, customApiKeyResponses: answers, apiKeyHelper: helper } = value
  const list = (name: string) => {
    const found = isRecord(answers) ? answers[name] : undefined
    return Array.isArray(found) ? found : []
  }
  return {
    where,
    corrupted: false,
    ...(typeof primaryApiKey === 'string' ? { primaryApiKey } : {}),
    trusted: trustedFolders(value['projects']),
    approvalOf: key => {
      // The client stores the last 20 characters.
      const end = key.trim().slice(-20)
      if (list('approved').includes(end)) return 'approved'
      return list('rejected').includes(end) ? 'rejected' : undefined
    },
    settings: {
      file: { layer: 'global', path: where, state: 'loaded' },
      env: environmentOf(plainEntries(value['env']), machine.platform),
      ...(typeof helper === 'string' ? { helper } : {}),
      lineOf: keyLines(read.text, machine.platform),
    },
  }
}

/**
 * The client reads it all the same, or will. Measured on 2.1.332: at a pipe or a device it waits and sends nothing; a
 * folder, and a file that it may not read, count as none.
 */
function unreadFor(machine: Machine, read: FileText): Unread | undefined {
  const why = whyUnread(machine, read)
  return why === 'closed' || why === 'folder' || why === 'encoding' ? undefined : why
}

/** Measured: unlike in a settings file, an object, a list or `null` as a value is left out. */
function plainEntries(env: unknown): unknown {
  if (!isRecord(env)) return undefined
  return Object.fromEntries(Object.entries(env).filter(([, entry]) => typeof entry !== 'object'))
}

function trustedFolders(projects: unknown): readonly string[] {
  if (!isRecord(projects)) return []
  return Object.entries(projects).flatMap(([folder, project]) =>
    // Measured: whatever JavaScript takes for true.
    isRecord(project) && project['hasTrustDialogAccepted'] ? [folder] : [],
  )
}
