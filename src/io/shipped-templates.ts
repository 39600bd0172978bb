import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Root } from 'mdast'
import { targetIds } from '../names.ts'
import type { TemplateSources } from '../templates/sources.ts'
import { readTemplateFiles } from './template-files.ts'

/** The folders of `templates/`; each is one file of what the build makes of them. */
export const templateGroups = (
  [...targetIds, 'doctor', 'explain', 'misleading', 'nested', 'sender', 'unknown-text'] as const
).toSorted()

export type TemplateGroup = (typeof templateGroups)[number]

/** What runs from `src/` sees the templates as they are now, what was built those that it was built with. */
const isBuilt = basename(dirname(import.meta.dirname)) !== 'src'

/** Our own templates by path, sorted; of some groups only. A few files in place of hundreds, where they were built. */
export function shippedTemplates(
  packageRoot: string,
  groups: readonly TemplateGroup[] = templateGroups,
): TemplateSources {
  if (!isBuilt) {
    const without = templateGroups.filter(group => !groups.includes(group))
    return readTemplateFiles(join(packageRoot, 'templates'), without)
  }
  return new Map(groups.flatMap(group => Object.entries<string>(read(packageRoot, `${group}.json`))))
}

/** What the build parsed of a group, or of one page of `explain`: each text with its tree. */
export function shippedTrees(packageRoot: string, name: string): readonly (readonly [string, Root])[] {
  return isBuilt && /^[a-z0-9-]+(?:\/[a-z0-9-]+)?$/.test(name) ? read(packageRoot, `${name}.trees.json`) : []
}

function read(packageRoot: string, path: string) {
  return JSON.parse(readFileSync(`${packageRoot}/dist/templates/${path}`, 'utf8'))
}
