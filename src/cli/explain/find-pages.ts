import { readMessage } from '../../messages/read-message.ts'
import { readFrontMatter } from '../../templates/front-matter.ts'
import type { TemplateSources } from '../../templates/sources.ts'
import { symptomsIn } from '../../templates/symptoms-in.ts'

/** The ids that `explain` knows, sorted. */
export function pageIds(sources: TemplateSources): readonly string[] {
  return [...sources.keys()].flatMap(path => /^explain\/([a-z0-9-]+)\.md$/.exec(path)?.[1] ?? []).sort()
}

/**
 * The pages that a printed text points to, the best first: those that the rules of messages know, then those whose
 * own symptom stands in the text. The text itself goes nowhere.
 */
export function pagesForText(sources: TemplateSources, text: string): readonly string[] {
  const ids = pageIds(sources)
  const ranked = readMessage(text).causes.map(({ ruleId }) => ruleId)
  const printed = squeeze(text)
  const quoted = ids.filter(id => symptomsOf(sources, id).some(symptom => printed.includes(squeeze(symptom))))
  return [...new Set([...ranked, ...quoted])].filter(id => ids.includes(id))
}

export function symptomsOf(sources: TemplateSources, id: string): readonly string[] {
  const file = `explain/${id}.md`
  return symptomsIn(readFrontMatter(file, sources.get(file) ?? '').meta)
}

/** Terminals wrap and people copy: white space and case tell nothing. */
const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()
