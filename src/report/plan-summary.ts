import type { Edit, Plan, TargetId } from '../types.ts'
import { describeEdit } from './describe-edit.ts'
import type { Paint } from './paint.ts'
import { visibleLine } from './visible.ts'

/** What the summary needs of a plan. */
export interface SummaryInput extends Pick<Plan, 'edits'> {
  readonly parts: readonly {
    readonly target: TargetId
    readonly path: string
    readonly state: string
    readonly note?: string
  }[]
  /** `done` speaks of what was written, `planned` of what would be. */
  readonly tense: 'done' | 'planned'
  readonly paint: Paint
  /** Names of the shells, systems and places that the section is written for. */
  readonly audience?: readonly string[]
  /** What of that a first run took from this machine, and what it saw there and left out. */
  readonly taken?: {
    readonly names: readonly string[]
    readonly neutral: string
    readonly leftOut: readonly LeftOut[]
  }
}

interface LeftOut {
  readonly name: string
  readonly id: string
}

/** One line that says for whom, then one line for each file. Ends with a line end. */
export function planSummary(input: SummaryInput): string {
  const { parts, edits, paint } = input
  const width = Math.max(...parts.map(({ path }) => visibleLine(path).length), 0)
  const lines = parts.flatMap(part => {
    const edit = edits.find(({ path }) => path === part.path)
    const word = edit === undefined ? stateWord(part.state, paint) : editWord(edit, input)
    return [`  ${visibleLine(part.path).padEnd(width)}  ${word}`, ...notesOf(part.note, width, input)]
  })
  const all = [...audienceLine(input), ...lines]
  return all.length === 0 ? '' : `${all.join('\n')}\n`
}

/** What is already right is news only where something else changes. */
function notesOf(note: string | undefined, width: number, { edits, paint }: SummaryInput): readonly string[] {
  if (note === undefined || edits.length === 0) return []
  return note.split(', ').map(one => paint.dim(`${' '.repeat(width + 4)}${visibleLine(one)}`))
}

function audienceLine({ audience, taken, paint }: SummaryInput): string[] {
  if (audience === undefined) return []
  const whom = audience.length === 0 ? 'For every common shell' : `For ${audience.join(', ')}`
  const { names = [], neutral, leftOut = [] } = taken ?? {}
  return [
    names.length === 0 ? whom : `${whom} (${names.join(' and ')} of this machine; for everybody: ${neutral})`,
    ...leftOutLine(leftOut),
  ].map(line => paint.dim(line))
}

/** What is personal is offered, never taken. */
function leftOutLine(leftOut: readonly LeftOut[]): readonly string[] {
  if (leftOut.length === 0) return []
  const flags = leftOut.map(({ id }) => `--add-environment ${id}`).join(' ')
  return [
    `Left out, as it may be yours alone: ${leftOut.map(({ name }) => name).join(', ')} (for the team: ${flags})`,
  ]
}

function editWord(edit: Edit, { tense, paint }: SummaryInput): string {
  const words = describeEdit(edit, tense)
  return edit.after === undefined ? paint.red(words) : paint.green(words)
}

function stateWord(state: string, paint: Paint): string {
  switch (state) {
    case 'current':
      return 'current'
    case 'edited':
      return 'current, with hand edits that stay'
    case 'newer':
      return 'written by a newer authmd, left alone'
    case 'skipped':
      return paint.yellow('skipped')
    case 'refused':
      return paint.red('refused')
    case 'conflict':
      return paint.yellow('conflict')
    default:
      // Something was to be done, and another file of the repository was refused.
      return paint.dim('left as it is')
  }
}
