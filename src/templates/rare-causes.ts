import { readFrontMatter } from './front-matter.ts'
import type { TemplateSources } from './sources.ts'

/** What went wrong, in the order of the guide; a page's `group` in its front matter names one. */
export const causeGroups: readonly string[] = [
  'another-is-sent',
  'nothing-is-sent',
  'value-is-wrong',
  'it-is-rejected',
  'login-is-lost',
  'not-allowed',
  'network',
  'continuous-integration',
  'safety',
]

/**
 * A line for each cause, in the order of the groups: the title of the page of `templates/explain/`, what to do, and the name
 * under which `explain` tells more. Pages with `about` are no causes; those with `guide` in their front matter are served by
 * its `table` or its `text`, or are left to `explain` (`none`).
 */
export function rareCauses(sources: TemplateSources): string {
  const pages = [...sources].flatMap(([path, text]) => {
    const id = /^explain\/(.+)\.md$/.exec(path)?.[1]
    if (id === undefined) return []
    const { meta } = readFrontMatter(path, text)
    return meta.has('about') || meta.has('guide') ? [] : [{ id, meta }]
  })
  const place = (meta: ReadonlyMap<string, string>) => {
    const at = causeGroups.indexOf(meta.get('group') ?? '')
    return at < 0 ? causeGroups.length : at
  }
  const lines = pages
    .toSorted((one, other) => place(one.meta) - place(other.meta))
    .map(({ id, meta }) => lineOf(id, meta.get('title') ?? id, meta.get('do')))
  return `---\nsource: the pages of templates/explain\nverified: 2026-11-28\n---\n\n${lines.join('\n')}`
}

/** Each has an id of its own, which a new cause does not move. */
const lineOf = (id: string, title: string, action: string | undefined) =>
  `<!-- id: ${id} -->\n\n- ${title}${action === undefined ? '' : `: ${action}`} (\`${id}\`).\n`
