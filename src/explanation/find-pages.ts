import type { MessageReading } from '../messages/message.ts'
import { readMessage } from '../messages/read-message.ts'
import { readFrontMatter } from '../templates/front-matter.ts'
import type { TemplateSources } from '../templates/sources.ts'
import { symptomsIn } from '../templates/symptoms-in.ts'

/** The ids that `explain` knows, sorted. */
export function pageIds(sources: TemplateSources): readonly string[] {
  return [...sources.keys()].flatMap(path => /^explain\/([a-z0-9-]+)\.md$/.exec(path)?.[1] ?? []).sort()
}

/** What a text tells, and the pages that it points to. */
export interface PagesFound {
  readonly reading: MessageReading
  /** The best first; empty where the text is not known. */
  readonly ids: readonly string[]
}

/**
 * The pages that a printed text points to, the best first: those that the known wordings name, then those whose own
 * symptom stands in the text. The text itself goes nowhere.
 */
export function pagesForText(sources: TemplateSources, text: string): PagesFound {
  const known = pageIds(sources)
  const reading = readMessage(text)
  const printed = squeeze(text)
  const quoted = known.filter(id =>
    symptomsOf(sources, id).some(symptom => printed.includes(squeeze(symptom))),
  )
  const ids = [...new Set([...reading.causes.map(({ ruleId }) => ruleId), ...quoted])]
  return { reading, ids: ids.filter(id => known.includes(id)) }
}

export function symptomsOf(sources: TemplateSources, id: string): readonly string[] {
  const file = `explain/${id}.md`
  return symptomsIn(readFrontMatter(file, sources.get(file) ?? '').meta)
}

/** Terminals wrap and people copy: white space and case tell nothing. */
const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()
