import type { RootContent } from 'mdast'
import type { SectionBlock } from '../../types.ts'

/** The syntax tree that a renderer handed on. The nouns name no type of mdast, so that users of the library need none. */
export function blockTree({ tree }: Pick<SectionBlock, 'tree'>): RootContent | undefined {
  return tree as RootContent | undefined
}
