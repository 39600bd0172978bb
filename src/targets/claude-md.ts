import { hasMarkerSign } from '../markdown/locate.ts'
import { recordOf } from '../markers/profile-record.ts'
import { fitSection } from '../templates/render-section.ts'
import type { FileSight } from '../types.ts'
import { choosePlace } from './claude-md/choose-place.ts'
import { planNested } from './claude-md/nested.ts'
import { tooLargeFindings } from './claude-md/too-large.ts'
import { withheldFindings } from './claude-md/withheld-findings.ts'
import { defaultGuidePath } from './guide-path.ts'
import { planDocument, type WantedSection } from './managed-document.ts'
import { ownRecord } from './own-record.ts'
import { relativePath } from './relative-path.ts'
import { joinPlans, type Target, type TargetInput, type TargetPlan } from './target.ts'

/** The section in `CLAUDE.md`, or where the design's table of places puts it. */
export const claudeMd: Target = { id: 'claude-md', plan: planClaudeMd }

function planClaudeMd(input: TargetInput): TargetPlan {
  const { file, others, findings } = choosePlace(input.repository, input.agentPath)
  const files = input.want === 'absent' ? [file, ...others] : [file]
  const plans = files.map(one => {
    const wanted = wantedSection(one, input)
    return withWithheld(planDocument('claude-md', one, wanted, input), wanted, input)
  })
  const nested = planNested(input, file, one => sectionOf(one, input))
  if (input.want === 'absent') return joinPlans([...plans, nested])
  const notes = [...findings, ...tooLargeFindings(plans.flatMap(({ edits }) => edits))]
  return joinPlans([...plans, nested, { parts: [], edits: [], findings: notes, refusals: [] }])
}

interface FittedWanted extends WantedSection {
  readonly withheld?: readonly string[]
}

/** What had no room is said where the section is that has none. */
function withWithheld(plan: TargetPlan, wanted: FittedWanted | undefined, input: TargetInput): TargetPlan {
  const withheld = wanted?.withheld ?? []
  const [part, ...parts] = plan.parts
  if (withheld.length === 0 || part === undefined || plan.refusals.length > 0) return plan
  const findings = withheldFindings(withheld, part.path, input)
  return { ...plan, parts: [{ ...part, withheld }, ...parts], findings: [...plan.findings, ...findings] }
}

/** Taking out wants nothing of a file without a marker; half a section is to be named, not passed over. */
function wantedSection(file: FileSight, input: TargetInput): FittedWanted | undefined {
  if (input.want === 'present') return sectionOf(file, input)
  return hasMarkerSign(file.text ?? '') ? { id: 'auth', record: {}, blocks: undefined } : undefined
}

/** With a guide the section is a pointer to it, without one it is the section whole. */
function sectionOf(file: FileSight, input: TargetInput): FittedWanted {
  const { profile, sources, targets, guidePath, usualGuidePath = defaultGuidePath } = input
  const withGuide = targets.includes('guide')
  const record = recordOf(profile, {
    targets: input.recordTargets ? targets : undefined,
    guidePath:
      withGuide && (guidePath !== defaultGuidePath || usualGuidePath !== defaultGuidePath)
        ? guidePath
        : undefined,
    own: ownRecord(input.own, 'claude-md'),
  })
  const { blocks, withheld } = fitSection({
    sources,
    target: 'claude-md',
    profile,
    skeleton: withGuide ? 'pointer' : 'section',
    words: { guidePath: relativePath(file.realPath, guidePath) },
  })
  return { id: 'auth', record, blocks, withheld }
}
