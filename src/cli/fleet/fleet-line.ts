import type { Outcome } from '../sync/report-plan.ts'
import type { ExitCode } from '../world.ts'
import { pullRequestText } from './pull-request.ts'

/** What one line of a fleet says of its repository: no diff, so that a thousand lines stay readable. */
export interface FleetLine {
  readonly command: string
  /** As the list names it. */
  readonly repository: string
  readonly ok: boolean
  readonly exitCode: ExitCode
  readonly written: boolean
  readonly edits: readonly { readonly path: string; readonly status: string }[]
  readonly findings?: readonly object[]
  readonly refusals?: readonly object[]
  /** With `--markdown`, where something changes. */
  readonly pullRequest?: string
}

export async function fleetLine(command: string, outcome: Outcome, markdown: boolean): Promise<FleetLine> {
  const { plan, directory, exitCode, written } = outcome
  const { edits, findings, refusals } = plan
  return {
    command,
    repository: directory.name,
    ok: exitCode === 0,
    exitCode,
    written,
    edits: edits.map(({ path, before, after }) => ({
      path,
      status: before === undefined ? 'created' : after === undefined ? 'deleted' : 'changed',
    })),
    ...(findings.length === 0 ? {} : { findings }),
    ...(refusals.length === 0 ? {} : { refusals }),
    ...(markdown && edits.length > 0 ? { pullRequest: await pullRequestText([outcome]) } : {}),
  }
}
