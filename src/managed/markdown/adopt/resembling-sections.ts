import type { Finding } from '../../../types.ts'
import type { Document } from '../open-document.ts'
import { findHandWrittenSection } from './find-section.ts'

/** The section that is close to ours and was not adopted, so that nobody finds two of them by surprise. */
export function resemblingSections(file: string, document: Document): readonly Finding[] {
  const found = findHandWrittenSection(document.text, document.blocks)
  if (found === undefined) return []
  const { title, blocks, doubt = "it can't be given back byte for byte" } = found
  const name = title === undefined ? 'This text' : `The section \`${title}\``
  return [
    {
      ruleId: 'section-resembles',
      severity: 'info',
      reason: `${name} looks like one about signing in to Claude Code, but ${doubt}; ours stands beside it`,
      file,
      line: blocks[0]?.line ?? 1,
      fix: 'If the two say the same, delete yours, or run `authmd remove` to remove ours.',
    },
  ]
}
