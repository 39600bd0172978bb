import { editReports } from '../../report/edit-reports.ts'
import { jsonReport } from '../../report/json.ts'
import type { ToolHere } from '../../report/tool-here.ts'
import { templateVersion } from '../../templates/version.ts'
import { version } from '../../version.ts'
import type { Outcome } from '../sync/outcome.ts'
import { pullRequestText } from './pull-request.ts'

export interface FleetLine {
  readonly command: string
  readonly markdown: boolean
  readonly tool: ToolHere
}

/** The document that `--json` prints for one repository, on one line, with the repository as the list names it. */
export async function fleetLine(outcome: Outcome, { command, markdown, tool }: FleetLine): Promise<string> {
  const { plan, directory, exitCode, written } = outcome
  const { edits, findings, refusals, profile, parts } = plan
  const pullRequest = markdown && edits.length > 0 ? { pullRequest: await pullRequestText([outcome]) } : {}
  const extra = { repository: directory.name, templateVersion, written, parts, ...pullRequest }
  const report = { command, version, tool, exitCode, profile, findings, refusals, extra }
  return jsonReport({ ...report, edits: await editReports(edits) }, 0)
}

interface Failed {
  readonly command: string
  readonly repository: string
  readonly error: string
}

/** The line of a repository that could not be worked on. */
export function failedLine({ command, repository, error }: Failed): string {
  const extra = { repository, written: false, error }
  return jsonReport({ command, version, exitCode: 2, findings: [], extra }, 0)
}
