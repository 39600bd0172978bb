import type { TemplateSources } from '../../../templates/sources.ts'
import type { Ways } from '../../merge/ways.ts'
import type { DocumentInput, DocumentMerge } from '../document-merge.ts'
import type { LocatedSection } from '../locate.ts'
import { mergeDocument } from '../merge-document.ts'
import { type Document, openDocument } from '../open-document.ts'
import { type PersonalText, personalText } from '../personal-text.ts'
import { splice } from '../place-section.ts'
import { sectionBound } from '../section-bound.ts'
import { adoptSection } from './adopt-section.ts'
import { misleadingAdvice } from './misleading.ts'
import { misleadingFindings } from './misleading-findings.ts'
import { resemblingSections } from './resembling-sections.ts'
import { speaksOf } from './subjects.ts'

export interface MergeOrAdopt extends DocumentInput {
  readonly ways: Ways
  readonly sources: TemplateSources
}

/**
 * Merges the section about authentication into an agent file: a hand-written section about the same is adopted,
 * and what is misleading among the hand-written blocks is reported, or replaced where that was asked for.
 */
export function mergeOrAdopt({ ways, sources, ...input }: MergeOrAdopt): DocumentMerge {
  const { before, blocks: rendered } = input
  if (before === undefined || rendered === undefined) return mergeDocument(input)
  const replace = ways.replace === true
  const isOurs = sectionOf(before, input.id) !== undefined
  const adopted =
    isOurs || ways.noAdopt ? undefined : adoptSection({ ...input, before, blocks: rendered, replace })
  const merge =
    adopted ??
    mergeDocument({
      ...input,
      before: replace ? withoutMisleading(before, input.id) : before,
      isSaid: (block, texts) => speaksOf(texts.join('\n\n'), block),
    })
  if (adopted === undefined && !isOurs && !ways.noAdopt && merge.refusals.length === 0)
    return { ...merge, findings: [...merge.findings, ...resemblingSections(input.path, before)] }
  const { document } = merge
  if (document === undefined || merge.edited !== true || merge.refusals.length > 0) return merge
  const blocks = personalBlocks(document, input.id)
  const misleading = misleadingFindings({ path: input.path, document, blocks, sources })
  return { ...merge, findings: [...merge.findings, ...misleading] }
}

function sectionOf({ sections }: Document, id: string): LocatedSection | undefined {
  return sections.find(({ marker }) => marker.id === id)
}

/** The hand-written blocks of our section, if the document holds one that may be parsed. */
function personalBlocks(document: Document, id: string): PersonalText['blocks'] {
  const section = sectionOf(document, id)
  if (section === undefined || sectionBound(document, section) !== undefined) return []
  return personalText(section, { text: document.text, eol: '\n' }).blocks
}

/** The document with the misleading hand-written blocks of its section taken out; a heading stays. */
function withoutMisleading(document: Document, id: string): Document {
  const misleading = personalBlocks(document, id)
    .filter(block => !/^ *#/.test(block.text) && misleadingAdvice(block.text).length > 0)
    .toReversed()
  if (misleading.length === 0) return document
  const text = misleading.reduce((rest, { offset, text: block }) => {
    const behind = /^(?:[ \t]*(?:\r\n|\r|\n))+/.exec(rest.slice(offset + block.length))?.[0] ?? ''
    return splice(rest, { from: offset, to: offset + block.length + behind.length, text: '' })
  }, document.text)
  return openDocument(text)
}
