import { type MarkerRecord, recordRows } from '../../managed/markers/record.ts'
import type { Choices } from '../../options/options.ts'
import { defaultGuidePath } from '../../paths.ts'
import { targets } from '../../targets/index.ts'
import type { OpenRepository } from '../../targets/open-file.ts'
import type { TargetId } from '../../types.ts'
import { recordHome } from './record-home.ts'

/** What the markers of a repository record; `undefined` where there is none. */
export interface FoundRecords {
  /** Of the section in the agent file, else of the guide: they alone say that detection has been done. */
  readonly profile: MarkerRecord | undefined
  /** Of the example env file, which knows the provider only. */
  readonly example: MarkerRecord | undefined
  /** Of the first managed part of any kind: it says which targets were chosen. */
  readonly any: MarkerRecord | undefined
  /** The target whose file holds `any`. */
  readonly home: TargetId | undefined
}

/** The configuration says where a guide is beside the usual place. */
export function findRecords(repository: OpenRepository, configured: Choices | undefined): FoundRecords {
  const guides = [configured?.guidePath, defaultGuidePath].filter(path => path !== undefined)
  const found = new Map<TargetId, MarkerRecord>()
  for (const { id, recordIn } of targets) {
    const record = recordIn(repository, guides)
    if (record !== undefined) found.set(id, record)
  }
  const home = recordHome([...found.keys()])
  const any = home === undefined ? undefined : found.get(home)
  const profile = home !== undefined && recordRows.os.parts.includes(home) ? any : undefined
  return { profile, example: found.get('env-example'), any, home }
}
