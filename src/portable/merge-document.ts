import { templates } from 'virtual:templates'
import { askedBy } from '../options/asked-by.ts'
import type { TargetPlan } from '../targets/target.ts'
import type { PlanOptions } from './plan-files.ts'
import { planSection } from './plan-section.ts'

/** What `mergeDocument` is asked. */
export interface DocumentToMerge {
  readonly text: string
  /** For findings, and from where the guide is linked; usually `CLAUDE.md`. */
  readonly path?: string | undefined
  readonly options?: Omit<PlanOptions, 'targets' | 'addTargets'> | undefined
}

/** One agent file with its section. */
export interface MergedDocument extends Pick<TargetPlan, 'findings' | 'refusals'> {
  /** The text as it was where nothing changes, and where something is refused. */
  readonly text: string
}

/**
 * Puts our section into one document, or brings it up to date; every byte outside it stays. What neither the options
 * nor the marker say is neutral. Throws `InputError` for an unknown name in the options.
 *
 * ```js
 * import { mergeDocument } from 'authmd/core'
 *
 * const { text } = mergeDocument({ text: '# Shop\n', options: { shells: ['zsh'] } })
 * console.log(text.startsWith('# Shop\n')) // true
 * console.log(mergeDocument({ text }).text === text) // true
 * ```
 */
export function mergeDocument({ text, path = 'CLAUDE.md', options = {} }: DocumentToMerge): MergedDocument {
  const asked = askedBy(options)
  const { edits, findings, refusals } = planSection({ text, path, asked, sources: templates })
  const after = refusals.length > 0 ? undefined : edits.find(edit => edit.path === path)?.after
  return { text: after ?? text, findings, refusals }
}
