import { locateSections } from '../markdown/locate.ts'
import { scanRootBlocks } from '../markdown/root-blocks.ts'
import { isProblem, type MarkerRecord, parseStart } from '../markers/marker.ts'
import { choosePlace } from '../targets/claude-md/choose-place.ts'
import { envExamplePaths } from '../targets/env-example/example-file.ts'
import type { Repository } from '../types.ts'

/** What the markers of a repository record; `undefined` where there is none. */
export interface FoundRecords {
  /** Of the section in the agent file: it alone says that detection has been done. */
  readonly section: MarkerRecord | undefined
  /** Of the first managed part of any kind: it says which targets were chosen. */
  readonly any: MarkerRecord | undefined
}

export function findRecords(repository: Repository): FoundRecords {
  const section = sectionRecord(choosePlace(repository).file.text)
  const lines = [...envExamplePaths, '.gitignore'].map(path => lineRecord(repository.files.get(path)?.text))
  return { section, any: section ?? lines.find(record => record !== undefined) }
}

function sectionRecord(text: string | undefined): MarkerRecord | undefined {
  if (text === undefined) return undefined
  const { sections } = locateSections(text, scanRootBlocks(text))
  const section = sections.find(({ marker }) => marker.id === 'auth') ?? sections[0]
  return section?.marker.record
}

function lineRecord(text: string | undefined): MarkerRecord | undefined {
  const words = text === undefined ? undefined : /^\uFEFF?# (authmd:start .*)$/m.exec(text)?.[1]
  if (words === undefined) return undefined
  const marker = parseStart(words)
  return isProblem(marker) ? undefined : marker.record
}
