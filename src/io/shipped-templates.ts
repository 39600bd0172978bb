import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Root } from 'mdast'
import { targetIds } from '../names.ts'
import { type PageEntry, type PageIndex, pageIndex } from '../templates/page-index.ts'
import type { TemplateSources } from '../templates/sources.ts'
import { errorCode } from './error-code.ts'
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

/** What the build parsed of a group: each text with its tree. */
export function shippedTrees(
  packageRoot: string,
  group: TemplateGroup,
): readonly (readonly [string, Root])[] {
  return isBuilt ? read(packageRoot, `${group}.trees.json`) : []
}

/** One page of `explain`, and what the build parsed of it. */
export interface ShippedExplanation {
  readonly source: string
  readonly trees: readonly (readonly [string, Root])[]
}

/** `undefined` where there is no such page. */
export function shippedExplanation(packageRoot: string, id: string): ShippedExplanation | undefined {
  if (!/^[a-z0-9-]+$/.test(id)) return undefined
  try {
    if (isBuilt) return read(packageRoot, `explain/${id}.json`)
    return { source: readFileSync(join(packageRoot, 'templates', 'explain', `${id}.md`), 'utf8'), trees: [] }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** What the pages of `explain` are found by. */
export function shippedIndex(packageRoot: string): PageIndex {
  return isBuilt
    ? new Map(Object.entries<PageEntry>(read(packageRoot, 'explain-index.json')))
    : pageIndex(shippedTemplates(packageRoot, ['explain']))
}

function read(packageRoot: string, path: string) {
  return JSON.parse(readFileSync(`${packageRoot}/dist/templates/${path}`, 'utf8'))
}
