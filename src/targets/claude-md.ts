import { hasMarkerSign, locateSections } from '../markdown/locate.ts'
import { scanRootBlocks } from '../markdown/root-blocks.ts'
import { recordOf } from '../markers/profile-record.ts'
import { forbiddenWords } from '../stance/forbidden-words.ts'
import { renderSection } from '../templates/render-section.ts'
import type { FileSight } from '../types.ts'
import { choosePlace } from './claude-md/choose-place.ts'
import { planNested } from './claude-md/nested.ts'
import { tooLargeFindings } from './claude-md/too-large.ts'
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
  const plans = files.map(one => planDocument('claude-md', one, wantedSections(one, input), input))
  const nested = planNested(input, file, one => sectionOf('auth', one, input))
  if (input.want === 'absent') return joinPlans([...plans, nested])
  const notes = [...findings, ...tooLargeFindings(plans.flatMap(({ edits }) => edits))]
  return joinPlans([...plans, nested, { parts: [], edits: [], findings: notes, refusals: [] }])
}

/** The topics that were asked for and those that stand there: a topic leaves a file only through `remove`. */
function wantedSections(file: FileSight, input: TargetInput): WantedSection[] {
  const present = presentTopics(file.text)
  if (input.want === 'absent') {
    // Half a section is to be named, not passed over.
    const found = present.length === 0 && hasMarkerSign(file.text ?? '') ? ['auth'] : present
    const topics = input.topics.length > 0 ? found.filter(topic => input.topics.includes(topic)) : found
    return topics.reverse().map(id => ({ id, record: {}, blocks: undefined }))
  }
  const asked = input.topics.length > 0 || present.length > 0 ? input.topics : ['auth']
  return [...new Set([...present, ...asked])].map(id => sectionOf(id, file, input))
}

function sectionOf(id: string, file: FileSight, input: TargetInput): WantedSection {
  const { profile, sources, style, targets, guidePath, usualGuidePath = defaultGuidePath } = input
  const withGuide = targets.includes('guide')
  const usual = withGuide ? 'pointer' : 'inline'
  const record = recordOf(profile, {
    style: style === usual ? undefined : style,
    targets: input.recordTargets ? targets : undefined,
    guidePath:
      withGuide && (guidePath !== defaultGuidePath || usualGuidePath !== defaultGuidePath)
        ? guidePath
        : undefined,
    forbids: forbiddenWords(input.stance),
    own: ownRecord(input.own, id === 'auth' ? 'claude-md' : id),
  })
  const blocks = renderSection({
    sources,
    target: id === 'auth' ? 'claude-md' : id,
    profile,
    stance: input.stance,
    style: id === 'auth' ? style : 'inline',
    words: { guidePath: relativePath(file.realPath, guidePath) },
  })
  return { id, record, blocks }
}

function presentTopics(text: string | undefined): string[] {
  if (text === undefined) return []
  return locateSections(text, scanRootBlocks(text)).sections.map(({ marker }) => marker.id)
}
