import type { Ways } from '../managed/merge/ways.ts'
import type { OnEdit } from '../names.ts'
import type { Choices } from '../options/options.ts'
import { forbiddenWords } from '../stance/forbidden-words.ts'
import { withTeamProvider } from '../stance/team-provider.ts'
import { choosePlace } from '../targets/claude-md/choose-place.ts'
import { toldAtRoot } from '../targets/claude-md/told-at-root.ts'
import type { Engine } from '../targets/engine.ts'
import { targets as everyTarget } from '../targets/index.ts'
import type { OpenRepository } from '../targets/open-file.ts'
import { joinPlans, type NestedInput, type TargetInput, type TargetPart } from '../targets/target.ts'
import type { TemplateSources } from '../templates/sources.ts'
import type { DocumentStance, Facts, IgnoreOracle, Plan, TargetId } from '../types.ts'
import { detectProfile } from './detect.ts'
import { findRecords } from './settings/find-record.ts'
import { settle } from './settings/settle.ts'
import { settleAhead } from './settings/settle-ahead.ts'
import { isUnrecorded } from './settings/unrecorded.ts'
import { type TakenHere, takenHere } from './taken-here.ts'

export interface PlanInput {
  readonly repository: OpenRepository
  /** Asked for only where no record says what to write: probing costs. */
  readonly facts: () => Facts
  readonly choices: Choices
  /** What the team's configuration says. */
  readonly configured?: Choices | undefined
  /** The agent files below the root, where they are to be looked at, and the packages in which they lie. */
  readonly nested?: NestedInput | undefined
  readonly sources: TemplateSources
  /** The team's own templates: they replace those of `sources` by path, or add to them. */
  readonly own?: TemplateSources | undefined
  readonly onEdit: OnEdit
  readonly ways?: Ways | undefined
  readonly want: 'present' | 'absent'
  readonly oracle: IgnoreOracle
}

export interface RepositoryPlan extends Plan {
  /** Every managed part with its state, also those with nothing to do. */
  readonly parts: readonly TargetPart[]
  readonly targets: readonly TargetId[]
  /** Set where a flag asked for what only a file outside the chosen targets could record; it did not count. */
  readonly overruled?: boolean
  /** Set where a flag asked for what only a file could record that git ignores. */
  readonly unrecorded?: boolean
  /** Set where detection decided, which is on the first run only. */
  readonly taken?: TakenHere
  /** By what every text is worded beside the profile, for a command that prints one; absent where it is only ours. */
  readonly wording?: Wording
}

interface Wording {
  /** What the agent file says. */
  readonly stance: DocumentStance
  /** The team's own templates. */
  readonly own: TemplateSources
  readonly help: string
}

/**
 * The plan of a repository with the Markdown engine; without one the same plan, or `undefined` where it takes the
 * engine to tell. So what is current is known without loading a parser, by the one planner there is.
 */
export function planWith(engine: Engine, input: PlanInput): RepositoryPlan
export function planWith(engine: Engine | undefined, input: PlanInput): RepositoryPlan | undefined
export function planWith(engine: Engine | undefined, input: PlanInput): RepositoryPlan | undefined {
  const { repository, want, onEdit, oracle, own = new Map() } = input
  const { configured } = input
  const { agentPath } = settleAhead(input.choices, configured)
  const stance = toldAtRoot(repository, choosePlace(repository, agentPath).file)
  const records = findRecords(repository, configured)
  // Detection comes before a first section, which only the engine can write.
  if (engine === undefined && records.profile === undefined) return undefined
  let machine: Facts | undefined
  const detected = () => {
    machine ??= input.facts()
    return withTeamProvider(detectProfile(machine), repository, stance)
  }
  const settings = settle({
    repository,
    records,
    asked: input.choices,
    configured,
    detected,
    own,
    want,
    stance,
  })
  const { said, overruled, ...settled } = settings
  const { profile, targets } = settled
  const targetInput: TargetInput = {
    ...settled,
    repository,
    stance,
    named: namedIn(said),
    ownTemplates: [...own.keys()],
    sources: own.size === 0 ? input.sources : new Map([...input.sources, ...own]),
    nested: input.nested,
    onEdit,
    ways: input.ways,
    want,
    oracle,
    engine,
  }
  const plans = everyTarget.filter(({ id }) => targets.includes(id)).map(target => target.plan(targetInput))
  const { unsure, ...plan } = joinPlans(plans)
  if (unsure) return undefined
  const unrecorded = isUnrecorded(input.choices, plan.parts)
  const taken = machine === undefined ? undefined : takenHere(machine, said, profile)
  const wording = { stance, own, help: settled.choices.help ?? '' }
  const known = {
    ...{ profile, targets },
    ...(overruled ? { overruled } : {}),
    ...(unrecorded ? { unrecorded } : {}),
    ...(taken === undefined ? {} : { taken }),
    ...(isOurs(wording) ? {} : { wording }),
  }
  // All or nothing: one refusal stops the write of the whole repository.
  return { ...known, ...plan, ...(plan.refusals.length > 0 ? { edits: [] } : {}) }
}

function isOurs({ stance, own, help }: Wording): boolean {
  return forbiddenWords(stance) === undefined && own.size === 0 && help === ''
}

function namedIn({ shells, addShells, environments, addEnvironments }: Choices): readonly string[] {
  return [shells, addShells, environments, addEnvironments].flatMap(ids => ids ?? [])
}
