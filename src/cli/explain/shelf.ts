import type { Page } from '../../explanation/page-markdown.ts'
import { shippedExplanation } from '../../io/shipped-templates.ts'
import { rememberTrees } from '../../mdast/compiled-trees.ts'
import { type ExplanationTrees, explainTrees, printExplanation } from '../../templates/render-explain.ts'
import type { Reader } from '../../templates/vocabulary.ts'
import type { World } from '../world.ts'

/** The pages for one reader, each read from the disk and filled when it is first asked for. */
export interface Shelf {
  /** `undefined` where there is no such page. */
  readonly treesOf: (id: string) => ExplanationTrees | undefined
  readonly pageOf: (id: string) => Page
}

export function shelfFor(reader: Reader, { packageRoot }: Pick<World, 'packageRoot'>): Shelf {
  const filled = new Map<string, ExplanationTrees>()
  const treesOf = (id: string) => filled.get(id) ?? fill(id)
  const fill = (id: string) => {
    const shipped = shippedExplanation(packageRoot, id)
    if (shipped === undefined) return undefined
    rememberTrees(shipped.trees)
    const trees = explainTrees({ ...reader, sources: new Map([[`explain/${id}.md`, shipped.source]]), id })
    filled.set(id, trees)
    return trees
  }
  const pageOf = (id: string): Page => {
    const trees = treesOf(id)
    if (trees === undefined) throw new Error(`there is no page ${id}`)
    return { id, ...printExplanation(trees) }
  }
  return { treesOf, pageOf }
}
