import { scanRootBlocks } from '../commonmark/index.ts'
import { isSectionCurrent } from '../managed/markdown/is-current.ts'
import { locateSections } from '../managed/markdown/locate.ts'
import { profileOf } from '../managed/markers/profile-record.ts'
import { forbiddenWords } from '../stance/forbidden-words.ts'
import { readStance } from '../stance/read-stance.ts'
import { teamProvider } from '../stance/team-provider.ts'
import { choosePlace } from '../targets/claude-md/choose-place.ts'
import { defaultGuidePath } from '../targets/guide-path.ts'
import { joinPlans, type PlanLines, type TargetInput, type TargetPlan } from '../targets/target.ts'
import { templateVersion } from '../templates/version.ts'
import type { FileSight, TargetId } from '../types.ts'
import { chooseProfile, chooseRecorded } from './choose-profile.ts'
import { chooseTargets } from './choose-targets.ts'
import { findRecords } from './find-record.ts'
import type { PlanInput, RepositoryPlan } from './plan.ts'

/**
 * The plan of a repository in which nothing is to be done and nothing was asked for, which is the common case:
 * the same as `createPlan`, without loading a Markdown parser. `undefined` means "look closer"; how closely
 * the line files are looked at is said by `planLines`.
 */
export function createQuickPlan(
  input: Omit<PlanInput, 'facts' | 'choices' | 'configured' | 'own' | 'nested'>,
  planLines: PlanLines,
): RepositoryPlan | undefined {
  const { repository, want } = input
  const records = findRecords(repository)
  if (want === 'absent' || records.profile === undefined) return undefined
  // What a team's own inputs changed has to be compared with them.
  if (records.any?.['own'] !== undefined) return undefined
  const profile = chooseProfile({}, records, () => profileOf({}))
  const recorded = chooseRecorded({}, records.any)
  const targets = chooseTargets(repository, recorded.targets, want, false)
  const guidePath = recorded.guidePath ?? defaultGuidePath
  const guide = repository.files.get(guidePath) ?? { path: guidePath, realPath: guidePath, text: undefined }
  const place = choosePlace(repository)
  if (place.findings.length > 0) return undefined
  const stance = readStance(place.file.text)
  const provider = teamProvider(repository, stance)
  if (provider !== undefined && provider !== profile.provider) return undefined
  if (forbiddenWords(stance) !== records.profile['forbids']) return undefined
  if (stance.evidence.some(({ certain }) => !certain)) return undefined

  const recordTargets = recorded.targets !== undefined
  const lineInput: TargetInput = { ...input, profile, targets, recordTargets, guidePath }
  const plans = targets.map(id => {
    if (id === 'claude-md') return currentDocument(id, place.file, repository.ignored)
    if (id === 'guide') return currentDocument(id, guide, repository.ignored)
    return planLines(id, lineInput)
  })
  const known = plans.filter(plan => plan !== undefined)
  if (known.length < plans.length) return undefined
  const plan = joinPlans(known)
  const clean = plan.edits.length === 0 && plan.findings.length === 0 && plan.refusals.length === 0
  return clean ? { profile, targets, ...plan } : undefined
}

function currentDocument(
  target: TargetId,
  file: FileSight,
  ignored: readonly string[],
): TargetPlan | undefined {
  const { text, fault, realPath } = file
  if (text === undefined || fault !== undefined || ignored.includes(realPath)) return undefined
  const { sections, faults } = locateSections(text, scanRootBlocks(text))
  if (faults.length > 0 || sections.length === 0 || text.includes('<<<<<<< ')) return undefined
  const current = sections.every(section => isSectionCurrent(text, section, { template: templateVersion }))
  if (!current) return undefined
  const part = { target, path: realPath, state: 'current', template: templateVersion } as const
  return { parts: [part], edits: [], findings: [], refusals: [] }
}
