import { betweenMarkers } from '../managed/markers/between-markers.ts'
import type { Edit } from '../types.ts'

/** What an edit does to its file, in a few words: `section added (24 lines)`, `2 patterns to be added`. */
export function describeEdit(edit: Edit, tense: 'done' | 'planned'): string {
  const { before, after } = edit
  const verb = (word: string) => (tense === 'done' ? word : `to be ${word}`)
  if (before === undefined) return `${verb('created')} (${counted(linesOf(after).length, 'line')})`
  if (after === undefined) return `${verb('deleted')}, since it held nothing else`
  const now = betweenMarkers(after)
  const was = betweenMarkers(before)
  if (now === undefined) return `${nameOf(edit)} ${verb('taken out')}`
  if (was === undefined) return `${sizeOf(edit, now, verb('added'))}`
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
