import type { Policies, SettingsFile, VersionInput } from '../../credentials/types.ts'
import { isRecord } from '../is-record.ts'
import { isRefused, type Machine, shown } from '../machine/machine.ts'
import { keyLines } from './key-lines.ts'
import { policiesIn } from './policies.ts'
import type { SettingsPath } from './settings-paths.ts'
import {
  authKeysUnknown,
  misshapenKey,
  programKeys,
  unmodelledKeys,
  untriedKeys,
  versionsFor,
} from './settings-shape.ts'

/** One settings file; its values stay in `io/`. */
export interface LoadedSettings {
  readonly file: SettingsFile
  readonly env: Readonly<Record<string, string>>
  readonly helper?: string
  /** The setting `model`. */
  readonly model?: string
  /** Of managed settings alone. */
  readonly policies?: Policies
  /** 1-based line of a key, where it is found. */
  readonly lineOf: (key: string) => number | undefined
  /** It has no key at all. */
  readonly blank?: boolean
  /** Settings that change what is sent in a way that is not known. */
  readonly unmodelled?: readonly VersionInput[]
}

/** Where a text of settings is from. */
export interface SettingsText extends SettingsPath {
  readonly platform: string
}

/**
 * Bytes. Measured on Claude Code 2.1.332: a settings file of 2,097,152 bytes is read, one of a byte more is left out, and
 * where it is the administrator's, one of its drop-ins, or that of `--settings`, the client stops.
 */
export const MOST_SETTINGS = 2 * 1024 * 1024

/** Reads a settings file as the client does: strict JSON, a leading byte-order mark allowed, an empty file is `{}`. */
export function readSettings(world: Machine, { layer, path }: SettingsPath): LoadedSettings {
  const read = world.disk.read(path)
  const where = shown(world, path)
  if ('failure' in read) {
    if (isRefused(world, read)) return without({ layer, path: where, state: 'unread', why: 'refused' })
    const state = read.failure === 'no-file' && read.is === 'folder' ? 'folder' : stateOf[read.failure]
    return without({ layer, path: where, state })
  }
  // UTF-8 needs at most three bytes for a code unit; most files are too small to be counted.
  if (read.text.length > MOST_SETTINGS / 3 && Buffer.byteLength(read.text) > MOST_SETTINGS)
    return without({ layer, path: where, state: 'too-large' })
  return parseSettings(read.text, { layer, path: where, platform: world.platform })
}

/** Measured: at what can't be read, or is no file, the client says so and goes on without it. */
const stateOf = {
  absent: 'absent',
  'too-large': 'too-large',
  unreadable: 'unreadable',
  'no-file': 'no-file',
} as const satisfies Readonly<Record<string, SettingsFile['state']>>

/** Nothing is known of what it holds. */
export function without(file: SettingsFile): LoadedSettings {
  return { file, env: {}, lineOf: () => undefined }
}

/** The same for a text: `--settings` also takes JSON itself. */
export function parseSettings(text: string, { layer, path, platform }: SettingsText): LoadedSettings {
  const lineOf = keyLines(text, platform)
  const failed = (
    state: 'invalid-json' | 'invalid-shape',
    line?: number,
    wouldRun: readonly string[] = [],
  ): LoadedSettings => ({
    file: {
      ...{ layer, path, state },
      ...(line === undefined ? {} : { line }),
      ...(wouldRun.length > 0 ? { wouldRun } : {}),
    },
    env: {},
    lineOf,
  })
  const body = text.replace(/^\ufeff/, '')
  let value: unknown
  try {
    value = body.trim() === '' ? {} : JSON.parse(body)
  } catch (error) {
    return failed('invalid-json', lineOfError(error, body))
  }
  if (!isRecord(value)) return failed('invalid-shape', 1)
  const runs = programKeys.filter(key => key in value)
  const settings = value
  const wrong = layer === 'managed' ? undefined : misshapenKey(value)
  if (wrong !== undefined) return failed('invalid-shape', lineOf(wrong), runs)

  const helper = value['apiKeyHelper']
  const unknownKeys = authKeysUnknown(value)
  const forces = forcingKeys.filter(key => value[key] !== undefined)
  return {
    file: {
      layer,
      path,
      state: 'loaded',
      ...(unknownKeys.length > 0 ? { unknownKeys } : {}),
      ...(runs.length > 0 ? { runs } : {}),
      ...(forces.length > 0 ? { forces } : {}),
    },
    env: environmentOf(value['env'], platform),
    ...(typeof helper === 'string' ? { helper } : {}),
    ...(typeof value['model'] === 'string' ? { model: value['model'] } : {}),
    ...(layer === 'managed' ? { policies: policiesIn(value) } : {}),
    lineOf,
    blank: Object.keys(value).length === 0,
    unmodelled: [...unmodelledKeys(value, layer), ...(layer === 'managed' ? [] : untriedKeys(value))].map(
      name => withLine({ name, where: path, ...versionsFor(name, settings[name]) }, lineOf(name)),
    ),
  }
}

function withLine(input: VersionInput, line: number | undefined): VersionInput {
  return line === undefined ? input : { ...input, line }
}

const forcingKeys = ['forceLoginMethod', 'forceLoginOrgUUID', 'forceLoginGatewayUrl'] as const

/**
 * Measured: a number, null, or a list becomes its JavaScript string and is sent. On Windows names have no case, here as
 * in the environment, and of two spellings the later one counts: there all of them are in capitals.
 */
export function environmentOf(env: unknown, platform: string): Readonly<Record<string, string>> {
  if (!isRecord(env)) return {}
  const named = (name: string) => (platform === 'win32' ? name.toUpperCase() : name)
  return Object.fromEntries(Object.entries(env).map(([name, entry]) => [named(name), String(entry)]))
}

/** V8 names a position or a line; of its message nothing else is used, because it quotes the file. */
function lineOfError(error: unknown, text: string): number | undefined {
  const message = error instanceof Error ? error.message : ''
  const line = /\(line (\d+)/.exec(message)?.[1]
  if (line !== undefined) return Number(line)
  const position = /at position (\d+)/.exec(message)?.[1]
  return position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length
}
