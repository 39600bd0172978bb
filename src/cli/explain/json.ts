import type { Page } from '../../explanation/page-markdown.ts'
import { jsonReport } from '../../report/json.ts'
import type { Finding } from '../../types.ts'
import { version } from '../../version.ts'
import type { ExitCode } from '../world.ts'

interface Explained {
  readonly pages: readonly Page[]
  /** Who sent the text, in Markdown; empty for an id. */
  readonly sender?: readonly string[]
  /** About the reading itself. */
  readonly notes?: readonly string[]
  readonly findings?: readonly Finding[]
  readonly exitCode?: ExitCode
}

/** The answer as the one JSON document of the command. */
export function explanationsJson({
  pages,
  sender = [],
  notes = [],
  findings = [],
  exitCode = 0,
}: Explained): string {
  const extra = {
    ...(sender.length === 0 ? {} : { sender: sender.join('\n\n') }),
    ...(notes.length === 0 ? {} : { notes }),
    explanations: pages,
  }
  return jsonReport({ command: 'explain', version, exitCode, findings, extra })
}
