import { betweenMarkers } from '../managed/markers/between-markers.ts'
import type { Edit } from '../types.ts'

/**
 * What an edit does to its file, in a few words: `section added (24 lines)`, `section adopted (20 lines added)`,
 * `2 patterns to be added`.
 */
export function describeEdit(edit: Edit, tense: 'done' | 'planned'): string {
  const { before, after } = edit
  const verb = (word: string) => (tense === 'done' ? word : `to be ${word}`)
  if (before === undefined) return `${verb('created')} (${counted(linesOf(after).length, 'line')})`
  if (after === undefined) return `${verb('deleted')}, since it held nothing else`
  const now = betweenMarkers(after)
  const was = betweenMarkers(before)
  if (now === undefined) {
    const stays = heldBy(was, standingInside(after, before))
    const held =
      stays === 0 ? '' : ` (${counted(stays, 'line')} written by hand ${stays === 1 ? 'stays' : 'stay'})`
    return `${nameOf(edit)} ${verb('removed')}${held}`
  }
  if (was === undefined) {
    const adopted = standingInside(before, after)
    if (adopted.length === 0) return sizeOf(edit, now, verb('added'))
    const added = missingFrom(linesOf(now), adopted)
    return `section ${verb('adopted')} (${added === 0 ? 'nothing' : counted(added, 'line')} ${verb('added')})`
  }
  const added = missingFrom(linesOf(after), linesOf(before))
  const gone = missingFrom(linesOf(before), linesOf(after))
  return `${nameOf(edit)} ${verb('updated')} (${counted(added, 'line')} new, ${gone} gone)`
}

function nameOf({ target }: Edit): string {
  if (target === 'gitignore') return 'our patterns'
  return target === 'env-example' ? 'our variables' : 'section'
}

function sizeOf({ target }: Edit, text: string, verb: string): string {
  const lines = linesOf(text)
  if (target === 'gitignore') return `${counted(lines.length, 'pattern')} ${verb}`
  if (target !== 'env-example') return `section ${verb} (${counted(lines.length, 'line')})`
  const variables = lines.filter(line => /^#? ?(?:export )?[A-Za-z_]\w*=/.test(line))
  return `${counted(variables.length, 'variable')} ${verb}`
}

function linesOf(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : text.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/)
}

/**
 * The lines of `without` that `within` has between its markers: none where the one is the other with one stretch put
 * in, which is all that adding a section does.
 */
function standingInside(without: string, within: string): readonly string[] {
  const small = linesOf(without.replace(/^\uFEFF/, ''))
  const large = linesOf(within.replace(/^\uFEFF/, ''))
  let head = 0
  while (head < small.length && small[head] === large[head]) head += 1
  let tail = 0
  while (tail < small.length - head && small.at(-1 - tail) === large.at(-1 - tail)) tail += 1
  const between = small.slice(head, small.length - tail)
  return between.every(line => line.trim() === '') ? [] : between
}

function heldBy(text: string | undefined, lines: readonly string[]): number {
  return lines.length - missingFrom(lines, linesOf(text))
}

/** How many of `lines` do not stand in `others`, each as often as it stands there. */
function missingFrom(lines: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter(line => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  }).length
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
