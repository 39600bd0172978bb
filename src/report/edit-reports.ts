import type { Edit } from '../types.ts'
import { diffOf } from './diff.ts'
import type { EditReport } from './report.ts'

/** The edits of a plan as reports carry them; edits that change nothing are left out. */
export async function editReports(edits: readonly Edit[]): Promise<readonly EditReport[]> {
  const changes = edits.filter(edit => edit.before !== edit.after)
  return Promise.all(
    changes.map(async edit => ({ path: edit.path, status: statusOf(edit), diff: await diffOf(edit) })),
  )
}

function statusOf(edit: Edit): EditReport['status'] {
  if (edit.before === undefined) return 'created'
  return edit.after === undefined ? 'deleted' : 'changed'
}
