import { readFrontMatter } from './front-matter.ts'
import type { TemplateSources } from './sources.ts'
import { symptomsIn } from './symptoms-in.ts'

/** What a page of `explain` is found by, without its text. */
export interface PageEntry {
  readonly title: string
  /** Exact texts that Claude Code prints. */
  readonly symptoms: readonly string[]
}

/** Every page by its id, sorted. */
export type PageIndex = ReadonlyMap<string, PageEntry>

export function pageIndex(sources: TemplateSources): PageIndex {
  return new Map(
    pageIds(sources).map(id => {
      const file = `explain/${id}.md`
      const { meta } = readFrontMatter(file, sources.get(file) ?? '')
      return [id, { title: meta.get('title') ?? '', symptoms: symptomsIn(meta) }]
    }),
  )
}

/** The ids that `explain` knows, sorted. */
function pageIds(sources: TemplateSources): readonly string[] {
  return [...sources.keys()].flatMap(path => /^explain\/([a-z0-9-]+)\.md$/.exec(path)?.[1] ?? []).sort()
}
