import { profileOf } from '../markers/profile-record.ts'
import type { OnEdit } from '../merge/three-way.ts'
import type { Ways } from '../merge/ways.ts'
import { defaultGuidePath } from '../targets/guide-path.ts'
import { targets as everyTarget } from '../targets/index.ts'
import { joinPlans, type TargetInput, type TargetPart } from '../targets/target.ts'
import type { TemplateSources } from '../templates/sources.ts'
import type { Facts, IgnoreOracle, Plan, Repository, Style, TargetId } from '../types.ts'
import { type Choices, chooseProfile, chooseRecorded } from './choose-profile.ts'
import { chooseTargets } from './choose-targets.ts'
import { detectProfile } from './detect.ts'
import { findRecords } from './find-record.ts'

export interface PlanInput {
  readonly repository: Repository
  /** Asked for only where no record says what to write: probing costs. */
  readonly facts: () => Facts
  readonly choices: Choices
  readonly sources: TemplateSources
  readonly onEdit: OnEdit
  readonly ways?: Ways | undefined
  readonly want: 'present' | 'absent'
  readonly oracle: IgnoreOracle
}

export interface RepositoryPlan extends Plan {
  /** Every managed part with its state, also those with nothing to do. */
  readonly parts: readonly TargetPart[]
  readonly targets: readonly TargetId[]
}

/**
 * All that has to happen so that a repository has its auth guidance, or has it no more. Pure apart from the
 * functions that are given in; preview and write are both endings of what it returns.
 */
export function createPlan(input: PlanInput): RepositoryPlan {
  const { repository, choices, want, sources, onEdit, oracle } = input
  const records = findRecords(repository)
  const detected = () => (want === 'absent' ? profileOf({}) : detectProfile(input.facts()))
  const profile = chooseProfile(choices, records, detected)
  const recorded = chooseRecorded(choices, records.any)
  const targets = chooseTargets(repository, recorded.targets, want)
  const style: Style = recorded.style ?? (targets.includes('guide') ? 'pointer' : 'inline')
  const targetInput: TargetInput = {
    repository,
    profile,
    style,
    topics: choices.topics ?? [],
    targets,
    recordTargets: recorded.targets !== undefined,
    guidePath: recorded.guidePath ?? defaultGuidePath,
    sources,
    onEdit,
    ways: input.ways,
    want,
    oracle,
  }
  const plans = everyTarget.filter(({ id }) => targets.includes(id)).map(target => target.plan(targetInput))
  return { profile, targets, ...joinPlans(plans) }
}
