import { findHandWrittenSection } from '../../managed/markdown/adopt/find-section.ts'
import { type Passage, signInPassages } from '../../managed/markdown/adopt/sign-in-passages.ts'
import { signalsIn } from '../../managed/markdown/adopt/signals.ts'
import type { Document } from '../../managed/markdown/open-document.ts'
import type { DocumentStance, Finding } from '../../types.ts'

/**
 * What a document says about signing in beside the section that it gets, where that is neither taken over nor told as
 * close to it: a quote, an item, a note below another heading. Said once, when the section comes.
 */
export function saidTwiceFindings(
  { path, before }: { readonly path: string; readonly before: Document | undefined },
  stance: DocumentStance | undefined,
): readonly Finding[] {
  if (before === undefined || before.mayBeMarked) return []
  const { text, blocks } = before
  const passages = signInPassages(text, blocks)
  if (passages.length === 0) return []
  const own = new Set(findHandWrittenSection(text, blocks)?.blocks.map(({ line }) => line))
  const taken = blocks.filter(({ line }) => own.has(line))
  const ends = taken.map(({ line, start, end }) => [line, line + text.slice(start, end).split('\n').length])
  // A rule that types no command is followed, and our section says nothing of the kind.
  const rules = (stance?.evidence ?? []).flatMap(({ line, file }) => (file === undefined ? line : []))
  const isRule = ({ line, lastLine, text: passage }: Passage) =>
    signalsIn(passage).size === 0 && rules.some(rule => rule >= line && rule <= lastLine)
  const [first, ...others] = passages.filter(
    passage =>
      !ends.some(([from = 0, to = 0]) => passage.line >= from && passage.line < to) && !isRule(passage),
  )
  if (first === undefined) return []
  return [
    {
      ruleId: 'sign-in-twice',
      severity: 'info',
      reason: 'This line says how Claude Code signs in, and so does the section',
      file: path,
      line: first.line,
      ...(others.length > 0 && {
        related: others.map(({ line }) => ({ file: path, line, says: 'This line does too' })),
      }),
      fix: 'If the section says the same, delete your line. If yours says more, move it into the section; it stays there.',
    },
  ]
}
