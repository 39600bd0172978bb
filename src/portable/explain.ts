import { templates } from 'virtual:templates'
import { type ExplainedText, explainText } from '../explanation/explain-text.ts'
import { readOptions } from '../options/read-options.ts'
import { shells } from '../shells/index.ts'
import type { Os } from '../types.ts'

/** For whom an explanation is. */
export interface ExplainFor {
  /** The name of a shell, such as `zsh`; its commands stand in the answer. POSIX `sh` where it is left out. */
  readonly shell?: string | undefined
  readonly os?: readonly Os[] | undefined
  /** The reader's `ANTHROPIC_BASE_URL`: behind a gateway no advice may lead a credential of Anthropic's there. */
  readonly baseUrl?: string | undefined
}

/**
 * What a text that was printed means, and what to do, as `authmd explain` says it. Nothing of the text stands in the
 * answer. Throws `InputError` for a shell that is not known.
 *
 * ```js
 * import { explain } from 'authmd/core'
 *
 * console.log(explain('Credit balance is too low').pages[0]?.title) // No credits left
 * ```
 */
export function explain(text: string, { shell, os, baseUrl }: ExplainFor = {}): ExplainedText {
  if (shell !== undefined) readOptions({ shells: [shell] }, () => 'shell')
  return explainText(text, {
    sources: templates,
    shell: shells.find(({ id }) => id === shell),
    os,
    baseUrl,
  })
}
