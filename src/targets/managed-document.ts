import type { DocumentMerge } from '../managed/markdown/document-merge.ts'
import { knownCurrent } from '../managed/markdown/known-current.ts'
import type { Document } from '../managed/markdown/open-document.ts'
import type { MarkerTraits } from '../managed/markers/marker.ts'
import type { MarkerRecord } from '../managed/markers/record.ts'
import { templateVersion } from '../templates/version.ts'
import type { Finding, SectionBlock, TargetId } from '../types.ts'
import type { Engine } from './engine.ts'
import type { OpenFile } from './open-file.ts'
import { nothing, planFile, unreadPlan } from './plan-file.ts'
import type { TargetInput, TargetPlan } from './target.ts'

/** The section to put into a document, or to take out of it. */
export interface WantedSection {
  readonly id: string
  readonly record: MarkerRecord
  /** What an entry of its end marker stands for, see `MarkerTraits`. */
  readonly unit?: MarkerTraits['unit']
  /** Called only where the section is not known to be current. `undefined`: take it out. */
  readonly render: ((engine: Engine) => readonly SectionBlock[]) | undefined
}

export interface DocumentToPlan {
  readonly target: TargetId
  readonly file: OpenFile
  readonly wanted: WantedSection | undefined
}

export interface DocumentPlan extends TargetPlan {
  /** The file as the plan leaves it. */
  readonly document: Document | undefined
}

/**
 * Plans one Markdown file that holds a section of ours; without a wanted one it stays as it is. A file that can't be
 * edited is refused only where something would have to be written.
 */
export function planDocument({ target, file, wanted }: DocumentToPlan, input: TargetInput): DocumentPlan {
  const { realPath: path, document } = file
  const unread = unreadPlan(target, file)
  if (unread !== undefined) return { ...unread, document }
  if (input.want === 'present' && input.repository.ignored.includes(path)) {
    return { ...nothing(target, path, 'skipped'), findings: [ignoredFinding(path)], document }
  }
  const merge = mergeFor(document, wanted, { target, path, input })
  if (merge === undefined) return { ...nothing(target, path, 'outdated'), unsure: true, document }
  const template = wanted === undefined ? undefined : renderedFrom(document, wanted.id)
  const plan = planFile({ target, file, merge }, template === undefined ? {} : { template })
  return { ...plan, document: merge.document }
}

/** `undefined`: it takes the engine to tell, and there is none. */
function mergeFor(
  before: Document | undefined,
  wanted: WantedSection | undefined,
  { target, path, input }: { readonly target: TargetId; readonly path: string; readonly input: TargetInput },
): DocumentMerge | undefined {
  if (wanted === undefined) return asItIs(before)
  const { onEdit, ways = {}, sources, engine } = input
  const { render, ...section } = wanted
  const template = templateVersion
  const { exact } = ways
  const mayBeCurrent = render !== undefined && ways.replace !== true && exact !== true
  if (mayBeCurrent && knownCurrent(before, { ...section, template }) !== undefined) return asItIs(before)
  if (engine === undefined) return undefined
  const document = { ...section, path, before, template, onEdit, exact, blocks: render?.(engine) }
  return target === 'claude-md'
    ? engine.mergeOrAdopt({ ...document, ways, sources })
    : engine.mergeDocument(document)
}

function asItIs(document: Document | undefined): DocumentMerge {
  return { after: document?.text, document, state: 'current', findings: [], refusals: [] }
}

/** The version of the templates from which the section of a text was rendered. */
function renderedFrom(document: Document | undefined, id: string): number | undefined {
  return document?.sections.find(({ marker }) => marker.id === id)?.marker.template
}

function ignoredFinding(path: string): Finding {
  return {
    ruleId: 'target-ignored',
    severity: 'warning',
    reason: 'Git ignores this file, so the team would never see the section; it is left as it is',
    file: path,
    fix: `Remove the line that ignores \`${path}\` from the ignore file, or choose other targets with \`--target\`.`,
  }
}
