import type { BlockState } from '../managed/contract.ts'
import type { ManagedPart, MarkerRecord } from '../managed/markers/record.ts'
import type { Ways } from '../managed/merge/ways.ts'
import type { OnEdit } from '../names.ts'
import type { Choices } from '../options/options.ts'
import type { TemplateSources } from '../templates/sources.ts'
import type { DocumentStance, Edit, Finding, IgnoreOracle, Profile, Refusal, TargetId } from '../types.ts'
import type { Engine } from './engine.ts'
import type { OpenFile, OpenRepository } from './open-file.ts'

export interface NestedInput {
  readonly files: readonly OpenFile[]
  /** The package in which a file lies, by its path. */
  readonly names: ReadonlyMap<string, string>
  /** The file whose workspaces are more, longer, or of another form than are read. */
  readonly cut?: string
  /** There are more folders than were looked into. */
  readonly isPartly?: boolean
}

/** What a target decides from. */
export interface TargetInput {
  readonly repository: OpenRepository
  readonly profile: Profile
  /** What the agent file says itself; nothing where it is left out. */
  readonly stance?: DocumentStance | undefined
  /** All targets of this plan: the section links to the guide only when the guide is among them. */
  readonly targets: readonly TargetId[]
  /** Whether the targets were chosen by hand, not the usual ones. */
  readonly isChosen: boolean
  /** What the marker of a part has to say. */
  readonly record: (part: ManagedPart) => MarkerRecord
  /** Whether the marker in this target's file is the one that later runs read the choice of targets from. */
  readonly holdsRecord: (target: TargetId) => boolean
  /** Ids of shells and environments that a flag or the configuration named. */
  readonly named?: readonly string[] | undefined
  /** Paths of the team's own templates. */
  readonly ownTemplates?: readonly string[] | undefined
  readonly guidePath: string
  /** Where a guide of ours may stand that has moved. */
  readonly formerGuidePaths?: readonly string[] | undefined
  readonly sources: TemplateSources
  /** What was asked for, configured or recorded, by the keys of the table of options. */
  readonly choices: Choices
  /** The agent files below the root, where they are looked at. */
  readonly nested?: NestedInput | undefined
  readonly onEdit: OnEdit
  readonly ways?: Ways | undefined
  readonly want: 'present' | 'absent'
  readonly oracle: IgnoreOracle
  /** `undefined`: plan only what can be told without parsing Markdown, see `TargetPlan.unsure`. */
  readonly engine: Engine | undefined
}

/** A state of one managed part, for people and for `check --fail-on`. */
export type PartState = BlockState | 'skipped'

export interface TargetPart {
  readonly target: TargetId
  readonly path: string
  readonly state: PartState
  /** What is true of it besides: a file with a conflict can be outdated too, an outdated one edited. */
  readonly also?: readonly PartState[]
  /** What a person should know beside the state: which line already decides, for instance. */
  readonly note?: string
  /** What the profile asks for and the section has no room for, the first to give way first: `environment/tmux`. */
  readonly withheld?: readonly string[]
  /** Of a section that is there: the version of the templates from which it was rendered. */
  readonly template?: number
}

export interface TargetPlan {
  /** Set where only the engine could tell what is to be done, and there was none: then the rest says nothing. */
  readonly unsure?: true
  readonly parts: readonly TargetPart[]
  readonly edits: readonly Edit[]
  readonly findings: readonly Finding[]
  readonly refusals: readonly Refusal[]
}

/** One document of the list in `index.ts`. `plan` is pure. */
export interface Target {
  readonly id: TargetId
  /** What the marker of its file records; `guidePaths` are the places where a guide may stand. */
  readonly recordIn: (repository: OpenRepository, guidePaths: readonly string[]) => MarkerRecord | undefined
  readonly plan: (input: TargetInput) => TargetPlan
}

export function joinPlans(plans: readonly TargetPlan[]): TargetPlan {
  return {
    ...(plans.some(({ unsure }) => unsure) ? { unsure: true } : {}),
    parts: plans.flatMap(plan => plan.parts),
    edits: plans.flatMap(plan => plan.edits),
    findings: plans.flatMap(plan => plan.findings),
    refusals: plans.flatMap(plan => plan.refusals),
  }
}
