import { recordInLines } from '../../managed/lines/record-in-lines.ts'
import { hasMarkerSign } from '../../managed/markdown/locate.ts'
import type { OpenDocument } from '../../managed/markdown/open-document.ts'
import type { MarkerRecord } from '../../managed/markers/marker.ts'
import { targetIds } from '../../names.ts'
import type { Choices } from '../../options/options.ts'
import { choosePlace } from '../../targets/claude-md/choose-place.ts'
import { defaultGuidePath, envExamplePaths } from '../../targets/paths.ts'
import type { Repository, TargetId } from '../../types.ts'
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

export interface WhereToLook {
  /** It says where a guide is beside the usual place. */
  readonly configured?: Choices | undefined
  readonly open: OpenDocument
}

export function findRecords(repository: Repository, { configured, open }: WhereToLook): FoundRecords {
  const textOf = (path: string) => repository.files.get(path)?.text
  const sectionRecord = (text: string | undefined) => recordInSection(text, open)
  const section = sectionRecord(choosePlace(repository).file.text)
  const guides = [configured?.guidePath, defaultGuidePath].filter(path => path !== undefined)
  const guide = guides.map(path => sectionRecord(textOf(path))).find(record => record !== undefined)
  const profile = section ?? guide
  const example = envExamplePaths
    .map(path => recordInLines(textOf(path)))
    .find(record => record !== undefined)
  const ignore = recordInLines(textOf('.gitignore'))
  const found = { 'claude-md': section, guide, 'env-example': example, gitignore: ignore }
  const home = recordHome(targetIds.filter(id => found[id] !== undefined))
  return { profile, example, any: home === undefined ? undefined : found[home], home }
}

function recordInSection(text: string | undefined, open: OpenDocument): MarkerRecord | undefined {
  if (text === undefined || !hasMarkerSign(text)) return undefined
  const { sections } = open(text)
  const section = sections.find(({ marker }) => marker.id === 'auth') ?? sections[0]
  return section?.marker.record
}
