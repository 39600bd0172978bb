import fc from 'fast-check'
import { scanRootBlocks } from '../../../src/commonmark/index.ts'
import type { DocumentMerge } from '../../../src/managed/markdown/document-merge.ts'
import { locateSections } from '../../../src/managed/markdown/locate.ts'
import { mergeDocument } from '../../../src/managed/markdown/merge-document.ts'
import { parseBlocks } from '../../../src/managed/markdown/parse-section.ts'
import type { OnEdit } from '../../../src/names.ts'
import type { SectionBlock } from '../../../src/types.ts'
import { opened } from '../../support/opened.ts'

/** A template as slots in order; the text of a slot follows from its kind, its id and its wording. */
export interface Slot {
  readonly id: string
  readonly kind: 'paragraph' | 'item' | 'code' | 'heading'
  readonly wording: number
}
export interface Template {
  /** As in releases: no wording changes without the version. */
  readonly version: number
  readonly slots: readonly Slot[]
}

export function textOf({ id, kind, wording }: Slot): string {
  const words = `${id.replace('/', ' ')} w${wording}`
  switch (kind) {
    case 'paragraph':
      return `Paragraph ${words} with \`CODE_${wording}\` and _more_.`
    case 'item':
      return `- Item ${words} with \`CODE_${wording}\` and **more**.`
    case 'code':
      return `\`\`\`sh\necho ${words}\n\nclaude\n\`\`\``
    default:
      return `### Heading ${words}`
  }
}

export function blocksOf(template: Template): readonly SectionBlock[] {
  return template.slots.map(slot => ({ id: slot.id, markdown: textOf(slot) }))
}

export function merge(
  before: string | undefined,
  template: Template | undefined,
  onEdit: OnEdit = 'merge',
): DocumentMerge {
  const blocks = template === undefined ? undefined : blocksOf(template)
  return mergeDocument({
    path: 'CLAUDE.md',
    before: opened(before),
    id: 'auth',
    template: template?.version ?? 1,
    record: {},
    onEdit,
    blocks,
  })
}

const kind = fc.constantFrom('paragraph', 'item', 'item', 'item', 'code', 'heading' as const)

/** A first template: a title and two to nine slots. */
export const template: fc.Arbitrary<Template> = fc.array(kind, { minLength: 2, maxLength: 9 }).map(kinds => ({
  version: 1,
  slots: [
    { id: 'section/title', kind: 'heading', wording: 0 },
    ...kinds.map((one, at) => ({ id: `slot${at}/default`, kind: one, wording: 0 })),
  ],
}))

export type Change =
  | { readonly does: 'reword' | 'drop' | 'vary'; readonly at: number }
  | { readonly does: 'add'; readonly at: number; readonly kind: Slot['kind'] }

export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ does: fc.constant('reword' as const), at: fc.nat() }) },
    fc.record({ does: fc.constantFrom('drop' as const, 'vary' as const), at: fc.nat() }),
    fc.record({ does: fc.constant('add' as const), at: fc.nat(), kind }),
  ),
  { minLength: 1, maxLength: 4 },
)

/** The next version of a template; `round` keeps new wordings apart from all earlier ones. */
export function changed(before: Template, list: readonly Change[], round: number): Template {
  const after = [...before.slots]
  for (const [count, change] of list.entries()) {
    const at = 1 + (change.at % Math.max(1, after.length - 1))
    const slot = after[at]
    if (change.does === 'add') {
      after.splice(at, 0, { id: `new${round}/n${count}`, kind: change.kind, wording: 0 })
    } else if (slot === undefined) continue
    else if (change.does === 'drop') after.splice(at, 1)
    else if (change.does === 'reword') after[at] = { ...slot, wording: round * 10 + count }
    else after[at] = { ...slot, id: `${slot.id.split('/')[0]}/v${round}${count}`, wording: 0 }
  }
  return { version: before.version + 1, slots: after }
}

export type HandEdit =
  | { readonly does: 'delete' | 'change' | 'copy'; readonly at: number }
  | { readonly does: 'move'; readonly at: number; readonly to: number }
  | { readonly does: 'insert'; readonly at: number; readonly kind: Slot['kind'] | 'quote' | 'table' }

export const handEdits: fc.Arbitrary<readonly HandEdit[]> = fc.array(
  fc.oneof(
    fc.record({ does: fc.constantFrom('delete', 'change', 'change', 'copy'), at: fc.nat() }),
    fc.record({ does: fc.constant('move' as const), at: fc.nat(), to: fc.nat() }),
    fc.record({
      does: fc.constant('insert' as const),
      at: fc.nat(),
      kind: fc.constantFrom('paragraph', 'item', 'code', 'heading', 'quote', 'table' as const),
    }),
  ) as fc.Arbitrary<HandEdit>,
  { minLength: 1, maxLength: 5 },
)

interface Piece {
  /** The template's text that stands here untouched, or undefined where a hand wrote. */
  readonly template: string | undefined
  readonly text: string
  readonly isItem: boolean
}

export interface Edited {
  readonly text: string
  /** Exact texts that a hand wrote. */
  readonly written: readonly string[]
  /** Template texts that stand in the section, copies included. */
  readonly standing: readonly string[]
  /** Template texts that a hand deleted or replaced. */
  readonly touched: readonly string[]
}

/** Edits the body of the section as a person would; undefined where the result is no longer these blocks. */
export function edited(document: string, list: readonly HandEdit[], round = 0): Edited | undefined {
  const section = locateSections(document, scanRootBlocks(document)).sections[0]
  if (section === undefined) return undefined
  const body = document.slice(section.bodyStart, section.bodyEnd)
  const pieces: Piece[] = parseBlocks(body).map(block => {
    const text = body.slice(block.start, block.end)
    return { template: text, text, isItem: block.list !== undefined }
  })
  const written: string[] = []
  const touched = new Set<string>()
  for (const [count, edit] of list.entries()) {
    const name = `hand${round}x${count}`
    const at = edit.at % Math.max(1, pieces.length)
    const piece = pieces[at]
    if (edit.does === 'insert') {
      const text = handText(edit.kind, name)
      pieces.splice(at, 0, { template: undefined, text, isItem: edit.kind === 'item' })
      written.push(text)
    } else if (piece === undefined) continue
    else if (edit.does === 'move') {
      pieces.splice(at, 1)
      pieces.splice(edit.to % (pieces.length + 1), 0, piece)
    } else if (edit.does === 'copy') pieces.splice(at, 0, piece)
    else {
      if (piece.template !== undefined) touched.add(piece.template)
      else written.splice(written.indexOf(piece.text), 1)
      if (edit.does === 'delete') pieces.splice(at, 1)
      else {
        const text = piece.text.replace(
          /(?:Item|Paragraph|Heading|echo|[A-Z]\w+ hand\w+)/,
          () => `Changed ${name}`,
        )
        if (text === piece.text) return undefined
        pieces[at] = { ...piece, template: undefined, text }
        written.push(text)
      }
    }
  }
  const text = pieces
    .map(
      ({ text: one, isItem }, at) => (at === 0 ? '' : isItem && pieces[at - 1]?.isItem ? '\n' : '\n\n') + one,
    )
    .join('')
  const whole = `\n\n${text}\n\n`
  const read = parseBlocks(whole).map(block => whole.slice(block.start, block.end))
  if (read.join('\0') !== pieces.map(one => one.text).join('\0')) return undefined
  const standing = pieces.flatMap(one => one.template ?? [])
  return {
    text: document.slice(0, section.bodyStart) + whole + document.slice(section.bodyEnd),
    written: pieces.filter(one => one.template === undefined).map(one => one.text),
    standing,
    touched: [...touched].filter(one => !standing.includes(one)),
  }
}

function handText(of: string, name: string): string {
  switch (of) {
    case 'item':
      return `- My ${name}   with  own   spacing.`
    case 'code':
      return `~~~\nMy ${name}\n\n\n  two blank lines\n~~~`
    case 'heading':
      return `#### My ${name} ##`
    case 'quote':
      return `> My ${name}\n> * deep`
    case 'table':
      return `| My ${name} | b |\n|--|:-:|\n| 1 | 2 |`
    default:
      return `My ${name}  \nover *two* lines.`
  }
}

/** How often `part` stands in `whole`. */
export function count(whole: string, part: string): number {
  return whole.split(part).length - 1
}
