import { type Provider, providers } from '../names.ts'
import type { KeyPlace } from '../types.ts'

/** What of a document decides which lines may stand beside it. */
export interface Stance {
  /** `forbidden`: nobody is to set an API key. */
  readonly keys: 'allowed' | 'forbidden'
  /** Where no key may be kept. */
  readonly places?: readonly KeyPlace[]
}

/** One line of the section: a slot of `templates/claude-md/section.md` with that name. */
export interface SectionLine {
  readonly id: string
  readonly providers: readonly Provider[]
  /**
   * In a document that forbids API keys: the `same` line, a `reworded` one (`<variant>.without-keys.md`), or `none`.
   */
  readonly withoutKeys: 'same' | 'reworded' | 'none'
  /** A word without which the line says nothing. */
  readonly needs?: 'help'
}

/** Which line applies where. A line that applies never gives way to space; what stands in other slots may. */
export const sectionLines: readonly SectionLine[] = [
  { id: 'way-in', providers, withoutKeys: 'reworded' },
  { id: 'set-key', providers, withoutKeys: 'none' },
  { id: 'check-key', providers, withoutKeys: 'reworded' },
  { id: 'way-back', providers: ['anthropic'], withoutKeys: 'same' },
  { id: 'ci', providers, withoutKeys: 'same' },
  { id: 'who', providers, withoutKeys: 'same' },
  { id: 'help', providers, withoutKeys: 'same', needs: 'help' },
  { id: 'errors', providers, withoutKeys: 'same' },
  { id: 'rejected', providers, withoutKeys: 'same' },
  { id: 'network', providers, withoutKeys: 'same' },
  { id: 'after-change', providers, withoutKeys: 'same' },
  { id: 'rotate', providers, withoutKeys: 'none' },
  { id: 'separate', providers, withoutKeys: 'none' },
  { id: 'usage', providers, withoutKeys: 'reworded' },
  { id: 'commit', providers, withoutKeys: 'same' },
]

/** Lines that lose words alone in their shorter form; what loses least comes first. */
const wordsFirst = ['who', 'network', 'rotate', 'usage', 'rejected', 'errors', 'way-in', 'commit', 'ci']

/**
 * Where space is short, lines take their shorter form one by one in this order: what loses least comes first. Words go
 * before what a person does: the commands that set a key and take it away are the last to become shorter.
 */
export const shortenedFirst: readonly string[] = [...wordsFirst, 'check-key', 'way-back', 'set-key']

/** Whether the shorter form of a line costs words alone, and no command that a person runs. */
export function isWords(id: string): boolean {
  return wordsFirst.includes(id)
}

/** The line of a slot, where the slot is one; and whether it applies. */
export function lineOf(slot: string): SectionLine | undefined {
  return sectionLines.find(({ id }) => id === slot)
}

export function lineApplies(
  line: SectionLine,
  where: { readonly provider: Provider; readonly stance: Stance | undefined; readonly help: boolean },
): boolean {
  if (!line.providers.includes(where.provider)) return false
  if (line.needs === 'help' && !where.help) return false
  return line.withoutKeys !== 'none' || !forbidsKeys(where)
}

/** Only Anthropic's own keys have another way in beside them: a plan, or nothing that a document could mean. */
export function forbidsKeys(where: {
  readonly provider: Provider
  readonly stance: Stance | undefined
}): boolean {
  return where.provider === 'anthropic' && where.stance?.keys === 'forbidden'
}
