import type { List, RootContent } from 'mdast'
import { parseMarkdown } from '../mdast/parse-and-print.ts'
import { numberOf, readFrontMatter } from './front-matter.ts'
import { TemplateError } from './template-error.ts'

/** One block of a template as its author wrote it, words unfilled. */
export interface TemplateBlock {
  readonly kind: 'block'
  /** The id as in the end marker: `shell/zsh`, `shell/zsh.restart`, `section/title`. */
  readonly id: string
  readonly node: RootContent
  /** 1 is the most important; the largest gives way first where space is short. */
  readonly rank: number
}

export interface Slot {
  readonly kind: 'slot'
  readonly name: string
}

export interface Template {
  readonly file: string
  readonly meta: ReadonlyMap<string, string>
  /** See `FrontMatter`. */
  readonly bodyLine: number
  readonly parts: readonly (TemplateBlock | Slot)[]
}

const defaultRank = 50

/**
 * Reads one template into blocks and slots.
 *
 * `stem` is what ids start with. The first block of a variant is named by the stem alone; every other one, and every
 * block of a skeleton, needs `<!-- id: name -->` before it (or `<!-- id: name, rank: 40 -->`), unless `numbered`.
 */
export function readTemplate(input: {
  readonly file: string
  readonly source: string
  readonly stem: string
  readonly skeleton: boolean
  readonly numbered: boolean
}): Template {
  const { file, stem, skeleton, numbered } = input
  const { meta, body, bodyLine } = readFrontMatter(file, input.source)
  const fileRank = numberOf(file, meta, 'rank') ?? defaultRank
  const parts: (TemplateBlock | Slot)[] = []
  let pending: { readonly name: string; readonly rank: number | undefined } | undefined
  let count = 0

  const idOf = (line: number): string => {
    count += 1
    if (pending !== undefined) return skeleton ? `${stem}/${pending.name}` : `${stem}.${pending.name}`
    if (!skeleton && count === 1) return stem
    if (numbered) return skeleton ? `${stem}/${count}` : `${stem}.${count}`
    throw new TemplateError({ file, line }, 'this block needs an id: put `<!-- id: name -->` before it')
  }
  const add = (node: RootContent, line: number) => {
    parts.push({ kind: 'block', id: idOf(line), node, rank: pending?.rank ?? fileRank })
    pending = undefined
  }

  for (const node of parseMarkdown(body).children) {
    const line = (node.position?.start.line ?? 1) + bodyLine
    const note = node.type === 'html' ? readNote(node.value) : undefined
    if (pending !== undefined && note !== undefined) {
      throw new TemplateError({ file, line }, `no block follows the id \`${pending.name}\``)
    }
    if (note?.kind === 'slot') {
      if (!skeleton) throw new TemplateError({ file, line }, 'only a skeleton holds slots')
      parts.push({ kind: 'slot', name: note.name })
    } else if (note?.kind === 'id') {
      pending = note
    } else if (node.type === 'html' && node.value.startsWith('<!--')) {
      throw new TemplateError({ file, line }, 'a comment is `<!-- slot: name -->` or `<!-- id: name -->`')
    } else if (node.type === 'list') {
      for (const [index, item] of node.children.entries()) {
        add(itemAlone(node, index), (item.position?.start.line ?? 1) + bodyLine)
      }
    } else {
      add(node, line)
    }
  }
  if (pending !== undefined) {
    throw new TemplateError({ file, line: bodyLine + 1 }, `no block follows the id \`${pending.name}\``)
  }
  return { file, meta, bodyLine, parts }
}

/** A list of one: items are blocks of their own, so that each is merged on its own. */
function itemAlone(list: List, index: number): List {
  const children = list.children.slice(index, index + 1).map(item => ({ ...item, spread: false }))
  const alone: List = { ...list, spread: false, children }
  return list.ordered ? { ...alone, start: (list.start ?? 1) + index } : alone
}

type Note =
  | { readonly kind: 'slot'; readonly name: string }
  | { readonly kind: 'id'; readonly name: string; readonly rank: number | undefined }

function readNote(html: string): Note | undefined {
  const match = /^<!-- (slot|id): ([a-z0-9][a-z0-9-]*)(?:, rank: ([1-9]\d*))? -->$/.exec(html)
  if (match === null) return undefined
  const [, kind, name = '', rank] = match
  if (kind === 'id') return { kind, name, rank: rank === undefined ? undefined : Number(rank) }
  return rank === undefined ? { kind: 'slot', name } : undefined
}
