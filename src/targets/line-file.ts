import { type MergeLinesInput, mergeLines } from '../managed/lines/merge-lines.ts'
import { templateVersion } from '../templates/version.ts'
import type { FileSight } from '../types.ts'
import { recordHome } from './record-home.ts'
import type { PartState, TargetInput, TargetPlan } from './target.ts'

/** The section id of the markers in line files. */
export const sectionId = 'auth'

/** Plans one line file that holds a block of ours, or is to hold one. */
export function planLineFile(
  target: 'env-example' | 'gitignore',
  file: FileSight,
  input: Pick<TargetInput, 'onEdit' | 'want' | 'targets' | 'recordTargets' | 'keptRecord'>,
  wanted: Pick<MergeLinesInput, 'format' | 'record' | 'entries'>,
): TargetPlan {
  const path = file.realPath
  const part = (state: PartState) => ({
    parts: [{ target, path, state }],
    edits: [],
    findings: [],
    refusals: [],
  })
  if (file.fault !== undefined) return { ...part('refused'), refusals: [{ ...file.fault, file: file.path }] }
  const { onEdit, want } = input
  const before = file.text
  const keepsRecord =
    input.recordTargets && input.keptRecord === undefined && recordHome(input.targets) === target
  const common = { keepsRecord, file: path, before, id: sectionId, template: templateVersion, onEdit, want }
  const { after, findings, refusals, state } = mergeLines({ ...common, ...wanted })
  if (after === before) return { ...part(state), findings, refusals }
  if (file.writeFault !== undefined) {
    return { ...part('refused'), refusals: [{ ...file.writeFault, file: file.path }] }
  }
  return { ...part(state), edits: [{ target, path, before, after }], findings, refusals }
}

/** The sight of a path that was not read, which is one that is not there. */
export function sightOf(files: ReadonlyMap<string, FileSight>, path: string): FileSight {
  return files.get(path) ?? { path, realPath: path, text: undefined }
}
