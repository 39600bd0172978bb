import { mergeOrAdopt } from '../adopt/merge-or-adopt.ts'
import type { DocumentMerge } from '../markdown/document-merge.ts'
import { locateSections } from '../markdown/locate.ts'
import { mergeDocument } from '../markdown/merge-document.ts'
import { scanRootBlocks } from '../markdown/root-blocks.ts'
import type { MarkerRecord } from '../markers/marker.ts'
import { templateVersion } from '../templates/version.ts'
import type { FileSight, Finding, SectionBlock, TargetId } from '../types.ts'
import type { PartState, TargetInput, TargetPlan } from './target.ts'

/** One section to put into a document, or to take out of it. */
export interface WantedSection {
  readonly id: string
  readonly record: MarkerRecord
  /** `undefined`: take it out. */
  readonly blocks: readonly SectionBlock[] | undefined
}

/**
 * Plans one Markdown file that holds sections of ours. A file that can't be edited is refused only where
 * something would have to be written.
 */
export function planDocument(
  target: TargetId,
  file: FileSight,
  wanted: readonly WantedSection[],
  input: TargetInput,
): TargetPlan {
  const path = file.realPath
  if (file.fault !== undefined) {
    return { ...nothing(target, path, 'refused'), refusals: [{ ...file.fault, file: file.path }] }
  }
  if (input.want === 'present' && input.repository.ignored.includes(path)) {
    return { ...nothing(target, path, 'skipped'), findings: [ignoredFinding(path)] }
  }
  let text = file.text
  const states = new Set<PartState>(['current'])
  const findings: Finding[] = []
  for (const section of wanted) {
    const { onEdit, ways = {}, sources } = input
    const document = { ...section, path, before: text, template: templateVersion, onEdit }
    const merge =
      target === 'claude-md' && section.id === 'auth'
        ? mergeOrAdopt(document, ways, sources)
        : mergeDocument(document)
    if (merge.refusals.length > 0) return { ...nothing(target, path, 'refused'), refusals: merge.refusals }
    for (const state of statesOf(merge, text)) states.add(state)
    text = merge.after
    findings.push(...merge.findings)
  }
  if (text !== file.text && file.writeFault !== undefined) {
    return { ...nothing(target, path, 'refused'), refusals: [{ ...file.writeFault, file: file.path }] }
  }
  const edits = text === file.text ? [] : [{ target, path, before: file.text, after: text }]
  const [state = 'current', ...also] = order.filter(one => states.has(one)).reverse()
  const besides = also.filter(one => one !== 'current')
  const template = renderedFrom(file.text, wanted)
  const part = {
    ...{ target, path, state },
    ...(besides.length === 0 ? {} : { also: besides }),
    ...(template === undefined ? {} : { template }),
  }
  return { parts: [part], edits, findings, refusals: [] }
}

/** The oldest version of the templates from which one of the wanted sections of a text was rendered. */
function renderedFrom(text: string | undefined, wanted: readonly WantedSection[]): number | undefined {
  if (text === undefined) return undefined
  const found = locateSections(text, scanRootBlocks(text)).sections.flatMap(({ marker }) =>
    wanted.some(({ id }) => id === marker.id) ? [marker.template] : [],
  )
  return found.length === 0 ? undefined : Math.min(...found)
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
