import { type MergeLinesInput, mergeLines } from '../managed/lines/merge-lines.ts'
import { templateVersion } from '../templates/version.ts'
import type { FileSight } from '../types.ts'
import { planFile, unreadPlan } from './plan-file.ts'
import type { TargetInput, TargetPlan } from './target.ts'

/** The section id of the markers in line files. */
export const sectionId = 'auth'

/** Plans one line file that holds a block of ours, or is to hold one. */
export function planLineFile(
  target: 'env-example' | 'gitignore',
  file: FileSight,
  input: Pick<TargetInput, 'onEdit' | 'want' | 'holdsRecord'>,
  wanted: Pick<MergeLinesInput, 'format' | 'record' | 'entries'>,
): TargetPlan {
  const unread = unreadPlan(target, file)
  if (unread !== undefined) return unread
  const { onEdit, want } = input
  const keepsRecord = input.holdsRecord(target)
  const block = { file: file.realPath, before: file.text, id: sectionId, template: templateVersion }
  return planFile(target, file, mergeLines({ ...block, ...wanted, keepsRecord, onEdit, want }))
}

/** The sight of a path that was not read, which is one that is not there. */
export function sightOf(files: ReadonlyMap<string, FileSight>, path: string): FileSight {
  return files.get(path) ?? { path, realPath: path, text: undefined }
}
