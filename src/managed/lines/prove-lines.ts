import type { BlockMerge } from '../contract.ts'
import { swallowedFault } from '../faults.ts'
import type { LineFormat } from './line-format.ts'
import { type LineDocument, openLines } from './open-lines.ts'

export interface LinesToProve {
  readonly file: string
  readonly format: LineFormat
  readonly before: LineDocument | undefined
  /** Index of the line on which our block begins then. */
  readonly first: number
}

/**
 * Law 6: nothing is written that can't be found again. A value whose quote is never closed above our block may find
 * that quote in it, and would reach over our marker.
 */
export function provedLines(
  merge: BlockMerge & { readonly after: string },
  { file, format, before, first }: LinesToProve,
): BlockMerge {
  if (merge.after === before?.text) return merge
  const { faults, block, quoted } = openLines(merge.after, format)
  if (faults.length === 0 && block?.first === first) return merge
  let line = first
  while (line > 0 && quoted.has(line)) line -= 1
  const refusals = [{ ...swallowedFault(line + 1), file }]
  return { after: before?.text, state: 'refused', findings: [], refusals }
}
