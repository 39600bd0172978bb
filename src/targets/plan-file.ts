import type { BlockMerge } from '../managed/contract.ts'
import type { FileSight, TargetId } from '../types.ts'
import type { PartState, TargetPart, TargetPlan } from './target.ts'

export interface FileToPlan {
  readonly target: TargetId
  readonly file: FileSight
  readonly merge: BlockMerge
}

/**
 * The plan of one file that holds a block of ours, or is to hold one, whatever its format. A file that can't be edited
 * is refused only where something would have to be written.
 */
export function planFile(
  { target, file, merge }: FileToPlan,
  more: Pick<TargetPart, 'template'> = {},
): TargetPlan {
  const path = file.realPath
  const { after, findings, refusals } = merge
  if (refusals.length > 0) return { ...nothing(target, path, 'refused'), refusals }
  const before = file.text
  if (after !== before && file.writeFault !== undefined)
    return { ...nothing(target, path, 'refused'), refusals: [{ ...file.writeFault, file: file.path }] }
  const states = statesOf(merge, before)
  const [state = 'current', ...also] = order.filter(one => states.includes(one)).reverse()
  const besides = also.filter(one => one !== 'current')
  const part = { ...{ target, path, state }, ...(besides.length === 0 ? {} : { also: besides }), ...more }
  return {
    parts: [part],
    edits: after === before ? [] : [{ target, path, before, after }],
    findings,
    refusals: [],
  }
}

/** The plan of a file that could not be read. */
export function unreadPlan(target: TargetId, file: FileSight): TargetPlan | undefined {
  if (file.fault === undefined) return undefined
  return { ...nothing(target, file.realPath, 'refused'), refusals: [{ ...file.fault, file: file.path }] }
}

export function nothing(target: TargetId, path: string, state: PartState): TargetPlan {
  return { parts: [{ target, path, state }], edits: [], findings: [], refusals: [] }
}

/** A conflict in one part and an update of another are two states of one block. */
function statesOf(merge: BlockMerge, before: string | undefined): readonly PartState[] {
  const outdated: readonly PartState[] =
    merge.state === 'conflict' && merge.after !== before ? ['outdated'] : []
  return [merge.state, ...outdated, ...(merge.edited === true ? (['edited'] as const) : [])]
}

/** The one that matters most comes last. */
const order: readonly PartState[] = [
  'current',
  'newer',
  'edited',
  'missing',
  'outdated',
  'conflict',
  'skipped',
  'refused',
]
