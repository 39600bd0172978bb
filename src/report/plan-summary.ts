import type { Edit, Plan, TargetId } from '../types.ts'
import type { Paint } from './paint.ts'
import { visibleLine } from './visible.ts'

/** What the summary needs of a plan. */
export interface SummaryInput extends Pick<Plan, 'profile' | 'edits'> {
  readonly parts: readonly {
    readonly target: TargetId
    readonly path: string
    readonly state: string
    readonly note?: string
  }[]
  /** `done` speaks of what was written, `planned` of what would be. */
  readonly tense: 'done' | 'planned'
  readonly paint: Paint
  readonly names: { readonly shells: readonly string[]; readonly environments: readonly string[] }
}

/** One line that says for whom, then one line for each file. Ends with a line end. */
export function planSummary(input: SummaryInput): string {
  const { parts, edits, paint } = input
  const width = Math.max(...parts.map(({ path }) => visibleLine(path).length), 0)
  const lines = parts.map(part => {
    const edit = edits.find(({ path }) => path === part.path)
    const word = edit === undefined ? stateWord(part.state, paint) : editWord(edit, input)
    const note = part.note === undefined ? '' : paint.dim(`  ${visibleLine(part.note)}`)
    return `  ${visibleLine(part.path).padEnd(width)}  ${word}${note}`
  })
  return `${[...profileLine(input), ...lines].join('\n')}\n`
}

function profileLine({ profile, names, paint }: SummaryInput): string[] {
  const systems = profile.os.map(os => ({ linux: 'Linux', macos: 'macOS', windows: 'Windows' })[os])
  const provider = profile.provider === 'anthropic' ? [] : [profile.provider]
  const all = [...names.shells, ...systems, ...names.environments, ...provider]
  return [paint.dim(all.length === 0 ? 'For every common shell' : `For ${all.join(', ')}`)]
}

function editWord({ before, after }: Edit, { tense, paint, parts }: SummaryInput): string {
  const done = tense === 'done'
  if (before === undefined) return paint.green(done ? 'created' : 'to be created')
  if (after === undefined) return paint.red(done ? 'deleted' : 'to be deleted')
  const removing = parts.some(({ state }) => state === 'leaving')
  const verb = removing ? 'section removed' : 'updated'
  return paint.green(done ? verb : `to be ${verb.replace('section removed', 'cleaned of our section')}`)
}

function stateWord(state: string, paint: Paint): string {
  switch (state) {
    case 'current':
      return 'current'
    case 'absent':
      return 'nothing of ours'
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
      return state
  }
}
