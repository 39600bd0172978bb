import { mergeOrAdopt } from '../managed/markdown/adopt/merge-or-adopt.ts'
import { mergeDocument } from '../managed/markdown/merge-document.ts'
import { renderGuideBlocks } from '../templates/render-guide.ts'
import { fitSection, renderSection } from '../templates/render-section.ts'

/** All that parses or prints Markdown for a plan. It is heavy, and a section that is current needs none of it. */
export const engine = { mergeDocument, mergeOrAdopt, renderGuideBlocks, renderSection, fitSection }

export type Engine = typeof engine
