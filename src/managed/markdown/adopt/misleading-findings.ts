import { lineOf } from '../../../commonmark/index.ts'
import { readFrontMatter } from '../../../templates/front-matter.ts'
import type { TemplateSources } from '../../../templates/sources.ts'
import type { Finding } from '../../../types.ts'
import type { DocumentInput } from '../document-merge.ts'
import type { Document } from '../open-document.ts'
import type { PersonalBlock } from '../personal-text.ts'
import { misleadingAdvice } from './misleading.ts'

/** What is false or dangerous among the hand-written blocks of a section, each with the right fact and its source. */
export function misleadingFindings(
  input: Pick<DocumentInput, 'path'> & {
    readonly document: Document
    readonly blocks: readonly PersonalBlock[]
    readonly sources: TemplateSources
  },
): readonly Finding[] {
  const { path, document, blocks, sources } = input
  return blocks.flatMap(({ text, offset }) =>
    misleadingAdvice(text).map(({ id, at, words }): Finding => {
      const file = `misleading/${id}.md`
      const { meta, body } = readFrontMatter(file, sources.get(file) ?? '')
      return {
        ruleId: 'misleading-advice',
        severity: 'warning',
        reason: meta.get('title') ?? '',
        file: path,
        line: lineOf(document.text, offset + at),
        actual: words,
        expected: body.trim(),
        fix: 'Change it by hand, or let `authmd apply --on-edit overwrite` replace it.',
        url: meta.get('source') ?? '',
      }
    }),
  )
}
