import { shippedIndex } from '../../io/shipped-templates.ts'
import type { Format } from '../../report/formats.ts'
import type { World } from '../world.ts'
import { explanationsJson } from './json.ts'
import type { Shelf } from './shelf.ts'

/** Every id with its title. */
export function listOf(shelf: Shelf, { packageRoot }: World, format: Format | 'markdown'): string {
  const index = shippedIndex(packageRoot)
  if (format === 'json') return explanationsJson({ pages: [...index.keys()].map(shelf.pageOf) })
  const line = format === 'markdown' ? markdownLine : plainLine
  return [...index].map(([id, { title }]) => line(id, title)).join('')
}

const markdownLine = (id: string, title: string) => `- \`${id}\`: ${title}\n`
const plainLine = (id: string, title: string) => `${id}\n    ${title}\n`
