import type { Step } from '../merge/decision.ts'
import type { BodyParts } from './body-parts.ts'
import { betweenParts } from './fresh-blocks.ts'
import { printBlock } from './print-block.ts'
import { separators } from './separators.ts'
import type { DocumentStyle } from './style.ts'

/**
 * The text of a section from merge steps: kept blocks with their own bytes, fresh blocks printed in the
 * document's style, and between them what stood there before, where anything did.
 */
export function assembleBody(steps: readonly Step[], parts: BodyParts): string {
  const between = separators(steps, parts)
  let body = ''
  for (const [at, step] of steps.entries()) {
    if (at > 0) body += between[at - 1] ?? ''
    body += step.take === 'ours' ? keptText(step, parts) : printed(step, parts, listNear(steps, at, parts))
  }
  return body
}

function keptText(step: Step, { text, ours }: BodyParts): string {
  const block = ours[step.index]
  return block === undefined ? '' : text.slice(block.start, block.end)
}

interface ListStyle {
  readonly bullet: DocumentStyle['bullet']
  readonly indent: string
}

function printed(step: Step, { fresh, style, eol }: BodyParts, { bullet, indent }: ListStyle): string {
  const block = fresh[step.index]
  if (block === undefined) return ''
  const lines = block.parts
    .map(
      (part, at, all) =>
        (at === 0 ? '' : betweenParts(all, at, '\n')) + printBlock(part, { ...style, bullet }),
    )
    .join('')
    .split('\n')
  if (block.kind !== 'listItem') return lines.join(eol)
  return lines.map(line => (line === '' ? line : indent + line)).join(eol)
}

/**
 * An item takes the bullet and the indentation of the one that it replaces, or of a kept one in the same run of
 * items: others would begin another list.
 */
function listNear(steps: readonly Step[], at: number, { text, ours, fresh, style }: BodyParts): ListStyle {
  const blockOf = (step: Step) =>
    step.take === 'ours' ? ours[step.index] : step.replaces === undefined ? undefined : ours[step.replaces]
  const isItem = (step: Step) => (step.take === 'ours' ? ours : fresh)[step.index]?.kind === 'listItem'
  const run = (side: readonly Step[]) => {
    const end = side.findIndex(step => !isItem(step))
    return end < 0 ? side : side.slice(0, end)
  }
  const here = steps.slice(at, at + 1)
  for (const near of [...here, ...run(steps.slice(0, at).reverse()), ...run(steps.slice(at + 1))]) {
    const block = blockOf(near)
    if (block?.list?.ordered !== false) continue
    const [, indent = '', bullet] = /^([ \t]*)([-*+])/.exec(text.slice(block.start, block.end)) ?? []
    if (bullet === '-' || bullet === '*' || bullet === '+') return { bullet, indent }
  }
  return { bullet: style.bullet, indent: '' }
}
