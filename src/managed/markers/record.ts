import { any, type Os, type Provider, type TargetId, targetIds } from '../../names.ts'

/** What has a marker with a record of its own. */
export type ManagedPart = TargetId | 'nested'

/** One key of the record: the parts whose markers say it, and how its value stands there. */
interface RecordRow<Value> {
  readonly parts: readonly ManagedPart[]
  readonly read: (word: string) => Value
  /** Empty for what is so without a word. */
  readonly write: (value: Value) => string
}

const sections = ['claude-md', 'guide'] as const

/**
 * Every input that can change a byte of what we keep, by the key of the start marker and in the order in which they are
 * written there. What a choice puts here names it in the table of options, as `record`; the others follow from what stands in the
 * repository.
 */
export const recordRows = {
  os: list<Os | typeof any>(sections),
  shell: list(sections),
  env: list(sections),
  provider: word<Provider>([...sections, 'env-example'], 'anthropic'),
  /** The form of a file below the root that points to the section; the section itself records none. */
  style: word<'nested'>(['nested']),
  target: list<TargetId>(targetIds),
  guide: word(['claude-md']),
  /** What the document forbids, see `DocumentStance`. */
  forbids: word(['claude-md', 'guide']),
  /** What a team's own inputs are known by, see `own-record.ts`. */
  own: word([...targetIds, 'nested']),
} as const

export type RecordKey = keyof typeof recordRows

export const recordKeys = Object.keys(recordRows) as readonly RecordKey[]

/** As it stands in a marker: ids are joined with commas. */
export type MarkerRecord = Readonly<Partial<Record<RecordKey, string>>>

/** The same as values. Ids that this version does not know stay: a newer one wrote them. */
export type Recorded = {
  readonly [Key in RecordKey]?: ReturnType<(typeof recordRows)[Key]['read']> | undefined
}

/** What a marker records. */
export function readRecord(record: MarkerRecord): Recorded {
  const said = recordKeys.filter(key => (record[key] ?? '') !== '')
  return Object.fromEntries(said.map(key => [key, recordRows[key].read(record[key] ?? '')]))
}

/** What the marker of a part says of these values; of all of them, where no part is named. */
export function writeRecord(recorded: Recorded, part?: ManagedPart): MarkerRecord {
  const rows: Readonly<Record<RecordKey, Pick<RecordRow<never>, 'parts' | 'write'>>> = recordRows
  return Object.fromEntries(
    recordKeys
      .filter(key => part === undefined || rows[key].parts.includes(part))
      .map(key => [key, recorded[key] === undefined ? '' : rows[key].write(recorded[key] as never)])
      .filter(([, word]) => word !== ''),
  )
}

/** Beside a name, `any` says nothing. */
function list<Id extends string>(parts: readonly ManagedPart[]): RecordRow<readonly Id[]> {
  return {
    parts,
    read: text => [...new Set(text.split(','))] as Id[],
    write: ids => ids.filter(id => id !== any).join() || ids.join(),
  }
}

function word<Word extends string>(parts: readonly ManagedPart[], usual?: Word): RecordRow<Word> {
  return { parts, read: text => text as Word, write: value => (value === usual ? '' : value) }
}
