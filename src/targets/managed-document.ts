import type { DocumentMerge } from '../managed/markdown/document-merge.ts'
import { knownCurrent } from '../managed/markdown/known-current.ts'
import { type Document, openDocument } from '../managed/markdown/open-document.ts'
import type { MarkerRecord, MarkerTraits } from '../managed/markers/marker.ts'
import { templateVersion } from '../templates/version.ts'
import type { FileSight, Finding, SectionBlock, TargetId } from '../types.ts'
import type { Engine } from './engine.ts'
import type { PartState, TargetInput, TargetPlan } from './target.ts'

/** The section to put into a document, or to take out of it. */
export interface WantedSection {
  readonly id: string
  readonly record: MarkerRecord
  /** What an entry of its end marker stands for, see `MarkerTraits`. */
  readonly unit?: MarkerTraits['unit']
  /** Called only where the section is not known to be current. `undefined`: take it out. */
  readonly render: ((engine: Engine) => readonly SectionBlock[]) | undefined
}

/**
 * Plans one Markdown file that holds a section of ours; without a wanted one it stays as it is. A file that can't be
 * edited is refused only where something would have to be written.
 */
export function planDocument(
  target: TargetId,
  file: FileSight,
  wanted: WantedSection | undefined,
  input: TargetInput,
): TargetPlan {
  const path = file.realPath
  if (file.fault !== undefined) {
    return { ...nothing(target, path, 'refused'), refusals: [{ ...file.fault, file: file.path }] }
  }
  if (input.want === 'present' && input.repository.ignored.includes(path)) {
    return { ...nothing(target, path, 'skipped'), findings: [ignoredFinding(path)] }
  }
  const before = file.text
  const document = before === undefined ? undefined : openDocument(before)
  const merge = mergeFor(document, wanted, { target, path, input })
  if (merge === undefined) return { ...nothing(target, path, 'outdated'), unsure: true }
  if (merge.refusals.length > 0) return { ...nothing(target, path, 'refused'), refusals: merge.refusals }
  const { after, findings } = merge
  if (after !== before && file.writeFault !== undefined) {
    return { ...nothing(target, path, 'refused'), refusals: [{ ...file.writeFault, file: file.path }] }
  }
  const edits = after === before ? [] : [{ target, path, before, after }]
  const [state = 'current', ...also] = order.filter(one => statesOf(merge, before).includes(one)).reverse()
  const besides = also.filter(one => one !== 'current')
  const template = wanted === undefined ? undefined : renderedFrom(document, wanted.id)
  const part = {
    ...{ target, path, state },
    ...(besides.length === 0 ? {} : { also: besides }),
    ...(template === undefined ? {} : { template }),
  }
  return { parts: [part], edits, findings, refusals: [] }
}

/** `undefined`: it takes the engine to tell, and there is none. */
function mergeFor(
  before: Document | undefined,
  wanted: WantedSection | undefined,
  { target, path, input }: { readonly target: TargetId; readonly path: string; readonly input: TargetInput },
): DocumentMerge | undefined {
  if (wanted === undefined) return asItIs(before?.text)
  const { onEdit, ways = {}, sources, engine } = input
  const { render, ...section } = wanted
  const template = templateVersion
  const { exact } = ways
  const mayBeCurrent = render !== undefined && ways.replace !== true && exact !== true
  if (mayBeCurrent && knownCurrent(before, { ...section, template }) !== undefined)
    return asItIs(before?.text)
  if (engine === undefined) return undefined
  const document = { ...section, path, before, template, onEdit, exact, blocks: render?.(engine) }
  return target === 'claude-md'
    ? engine.mergeOrAdopt(document, ways, sources)
    : engine.mergeDocument(document)
}

function asItIs(text: string | undefined): DocumentMerge {
  return { after: text, state: 'current', findings: [], refusals: [] }
}

/** The version of the templates from which the section of a text was rendered. */
function renderedFrom(document: Document | undefined, id: string): number | undefined {
  return document?.sections.find(({ marker }) => marker.id === id)?.marker.template
}

/** A conflict in one block and an update of another are two states of one section. */
function statesOf(merge: DocumentMerge, before: string | undefined): readonly PartState[] {
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

function nothing(target: TargetId, path: string, state: PartState): TargetPlan {
  return { parts: [{ target, path, state }], edits: [], findings: [], refusals: [] }
}

function ignoredFinding(path: string): Finding {
  return {
    ruleId: 'target-ignored',
    severity: 'warning',
    reason: 'Git ignores this file, so the team would never see the section; it is left as it is',
    file: path,
    fix: `Take the line that ignores \`${path}\` out of the ignore file, or choose other targets with \`--target\`.`,
  }
}
