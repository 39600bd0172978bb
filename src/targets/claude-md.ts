import { choosePlace } from './claude-md/choose-place.ts'
import { copiesFindings } from './claude-md/copies.ts'
import { planNested } from './claude-md/nested.ts'
import { saidTwiceFindings } from './claude-md/said-twice.ts'
import { stanceFindings } from './claude-md/stance-findings.ts'
import { tooLargeFindings } from './claude-md/too-large.ts'
import { withWithheld } from './claude-md/withheld-findings.ts'
import { planDocument, type WantedSection } from './managed-document.ts'
import type { OpenFile } from './open-file.ts'
import { relativePath } from './relative-path.ts'
import { joinPlans, type Target, type TargetInput, type TargetPlan } from './target.ts'

/** The section in `CLAUDE.md`, or where the design's table of places puts it. */
export const claudeMd: Target = {
  id: 'claude-md',
  recordIn: repository => choosePlace(repository).file.document?.record,
  plan: planClaudeMd,
}

function planClaudeMd(input: TargetInput): TargetPlan {
  const { file, others, findings } = choosePlace(input.repository, input.choices.agentPath)
  const files = input.want === 'absent' ? [file, ...others] : [file]
  const withheld: string[] = []
  const plans = files.map(one => {
    const wanted = wantedSection(one, input, withheld)
    return withWithheld(planDocument({ target: 'claude-md', file: one, wanted }, input), withheld, input)
  })
  const nested = planNested(input, file, one => sectionOf(one, input))
  if (input.want === 'absent') return joinPlans([...plans, nested])
  const edits = plans.flatMap(plan => plan.edits)
  const written = { path: file.realPath, before: file.document, after: plans[0]?.document }
  const stays = plans.some(
    ({ refusals, parts }) => refusals.length > 0 || parts.some(part => part.state === 'skipped'),
  )
  const twice = input.ways?.noAdopt === true ? [] : saidTwiceFindings(written, input.stance)
  const said = stays ? [] : [...stanceFindings(written, input), ...twice]
  const open = findings.filter(one => !nested.edits.some(({ path }) => path === one.file))
  const parted = copiesFindings(input.repository, file, edits)
  const notes = [...open, ...parted, ...said, ...tooLargeFindings(edits)]
  return joinPlans([...plans, nested, { parts: [], edits: [], findings: notes, refusals: [] }])
}

/** Taking out wants nothing of a file without a marker; half a section is to be named, not passed over. */
function wantedSection(file: OpenFile, input: TargetInput, withheld: string[]): WantedSection | undefined {
  if (input.want === 'present') return sectionOf(file, input, withheld)
  return file.document?.mayBeMarked ? { id: 'auth', record: {}, render: undefined } : undefined
}

/**
 * With a guide the section is a pointer to it, without one it is the section whole. What has no room goes into
 * `withheld`, when the section is rendered.
 */
function sectionOf(file: OpenFile, input: TargetInput, withheld: string[] = []): WantedSection {
  const { profile, sources, stance, targets, guidePath } = input
  const skeleton = targets.includes('guide') ? 'pointer' : 'section'
  const words = { guidePath: relativePath(file.realPath, guidePath), help: input.choices.help ?? '' }
  return {
    id: 'auth',
    record: input.record('claude-md'),
    render: engine => {
      const fitted = engine.fitSection({ sources, target: 'claude-md', profile, stance, skeleton, words })
      withheld.push(...fitted.withheld)
      return fitted.blocks
    },
  }
}
