import type { Page } from '../../explanation/page-markdown.ts'
import type { Finding } from '../../types.ts'
import type { ExitCode } from '../world.ts'

/** What is said to one text. */
export interface Answer {
  /** Who sent the text, in Markdown; empty for an id. */
  readonly sender: readonly string[]
  /** The pages, the best first; never empty. */
  readonly pages: readonly Pick<Page, 'id' | 'title'>[]
  readonly findings: readonly Finding[]
  readonly exitCode: ExitCode
}
