import type { MarkerRecord } from '../../managed/markers/record.ts'
import { targetIds } from '../../names.ts'
import type { Choices } from '../../options/options.ts'
import { defaultGuidePath, envExamplePaths } from '../../paths.ts'
import { choosePlace } from '../../targets/claude-md/choose-place.ts'
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
  const { files } = repository
  const section = choosePlace(repository).file.document?.record
  const guides = [configured?.guidePath, defaultGuidePath].filter(path => path !== undefined)
  const guide = guides.map(path => files.get(path)?.document?.record).find(record => record !== undefined)
  const example = envExamplePaths
    .map(path => files.get(path)?.lines?.record)
    .find(record => record !== undefined)
  const ignore = files.get('.gitignore')?.lines?.record
  const found = { 'claude-md': section, guide, 'env-example': example, gitignore: ignore }
  const home = recordHome(targetIds.filter(id => found[id] !== undefined))
  return { profile: section ?? guide, example, any: home === undefined ? undefined : found[home], home }
}
