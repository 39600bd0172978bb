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
 * its `table` or its `text`, or are left to `explain` (`none`). A skeleton whose front matter names some as `rare` has these.
 */
export function rareCauses(sources: TemplateSources, skeleton: string): string {
  const file = `guide/${skeleton}.md`
  const chosen = readFrontMatter(file, sources.get(file) ?? '').meta.get('rare')
  const lines =
    chosen === undefined ? everyRareCause(sources) : chosen.split(' ').map(id => lineOf(id, sources))
  return `---\nsource: the pages of templates/explain\nverified: 2026-11-28\n---\n\n${lines.join('\n')}`
}

function everyRareCause(sources: TemplateSources): readonly string[] {
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
  return pages
    .toSorted((one, other) => place(one.meta) - place(other.meta))
    .map(({ id }) => lineOf(id, sources))
}

/** Each has an id of its own, which a new cause does not move. */
function lineOf(id: string, sources: TemplateSources): string {
  const file = `explain/${id}.md`
  const { meta } = readFrontMatter(file, sources.get(file) ?? '')
  const action = meta.get('do')
  return `<!-- id: ${id} -->\n\n- ${meta.get('title') ?? id}${action === undefined ? '' : `: ${action}`} (\`${id}\`).\n`
}
