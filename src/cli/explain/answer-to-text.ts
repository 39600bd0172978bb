import { readText } from '../../explanation/read-text.ts'
import { shippedIndex, shippedTemplates } from '../../io/shipped-templates.ts'
import type { Finding } from '../../types.ts'
import { UsageError } from '../command.ts'
import type { World } from '../world.ts'
import type { Answer } from './answer.ts'

/** A text has the pages that it points to; what is not known an honest page of its own, and exit 1. */
export async function answerToText(
  text: string,
  { program, world }: { readonly program: string; readonly world: World },
): Promise<Answer> {
  const index = shippedIndex(world.packageRoot)
  const id = text.toLowerCase()
  if (/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(id)) {
    const { mask } = await import('../../report/mask.ts')
    // A pasted key has the shape of an id, too, and must not come back.
    if (mask(text) === text) throw await unknownId(id, [...index.keys()], program)
  }
  const sources = shippedTemplates(world.packageRoot, ['sender', 'unknown-text'])
  const { isKnown, sender, ids } = readText(text, {
    sources,
    index,
    baseUrl: world.env['ANTHROPIC_BASE_URL'],
  })
  const pages = ids.map(one => ({ id: one, title: index.get(one)?.title ?? '' }))
  return isKnown
    ? { sender, pages, findings: [], exitCode: 0 }
    : { sender, pages, findings: [unknownText], exitCode: 1 }
}

const unknownText: Finding = {
  ruleId: 'text-unknown',
  severity: 'error',
  reason: 'Unknown text',
}

/** What looks like an id is told with the nearest one. */
async function unknownId(id: string, ids: readonly string[], program: string): Promise<UsageError> {
  const { nearest } = await import('../../options/nearest.ts')
  const near = nearest(id, ids)
  const hint = near === undefined ? `${program} explain --list shows them all` : `did you mean \`${near}\`?`
  return new UsageError(`explain knows no id \`${id}\`: ${hint}`)
}
