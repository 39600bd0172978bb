import { type MergeLinesInput, mergeLines } from '../managed/lines/merge-lines.ts'
import { templateVersion } from '../templates/version.ts'
import { lineFormatOf, type OpenFile } from './open-file.ts'
import { planFile, unreadPlan } from './plan-file.ts'
import type { TargetInput, TargetPlan } from './target.ts'

export interface LineFileToPlan extends Pick<MergeLinesInput, 'record' | 'entries'> {
  readonly target: 'env-example' | 'gitignore'
  readonly file: OpenFile
}

/** Plans one line file that holds a block of ours, or is to hold one. */
export function planLineFile(
  { target, file, ...wanted }: LineFileToPlan,
  { onEdit, want, holdsRecord, ways }: Pick<TargetInput, 'onEdit' | 'want' | 'holdsRecord' | 'ways'>,
): TargetPlan {
  const unread = unreadPlan(target, file)
  if (unread !== undefined) return unread
  const merge = mergeLines({
    ...{
      file: file.realPath,
      before: file.lines,
      format: lineFormatOf(file.path),
      template: templateVersion,
    },
    ...wanted,
    ...{ keepsRecord: holdsRecord(target), onEdit, want, exact: ways?.exact },
  })
  return planFile({ target, file, merge })
}
