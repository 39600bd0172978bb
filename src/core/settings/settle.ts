import { profileOf } from '../../managed/markers/profile-record.ts'
import { targetIds } from '../../names.ts'
import type { Choices } from '../../options/options.ts'
import { defaultGuidePath } from '../../paths.ts'
import { forbiddenWords } from '../../stance/forbidden-words.ts'
import type { OpenRepository } from '../../targets/open-file.ts'
import type { TargetInput } from '../../targets/target.ts'
import type { TemplateSources } from '../../templates/sources.ts'
import type { DocumentStance, Profile } from '../../types.ts'
import { asChoices } from './choose-recorded.ts'
import { targetsFor, usualTargets } from './choose-targets.ts'
import type { FoundRecords } from './find-record.ts'
import { guidePathIsLost, keepRecord } from './keep-record.ts'
import { recordFor } from './record-for.ts'
import { recordHome } from './record-home.ts'
import { settleAhead } from './settle-ahead.ts'
import { settleChoices } from './settle-choices.ts'

export interface SettleInput {
  readonly repository: OpenRepository
  readonly records: FoundRecords
  readonly asked: Choices
  readonly configured: Choices | undefined
  /** Asked for only where no record says what to write: probing costs. */
  readonly detected: () => Profile
  /** The team's own templates. */
  readonly own: TemplateSources
  readonly want: 'present' | 'absent'
  readonly stance: DocumentStance
}

/** Everything that a run goes by, settled: the only place that knows what wins over what. */
export interface Settings
  extends Pick<
    TargetInput,
    | 'profile'
    | 'targets'
    | 'guidePath'
    | 'formerGuidePaths'
    | 'record'
    | 'choices'
    | 'isChosen'
    | 'holdsRecord'
  > {
  /** What was asked for and what is configured, as one. */
  readonly said: Choices
  /** Whether something was asked for that the next run would take back. */
  readonly overruled: boolean
}

/** Flag over configuration over record over detection. */
export function settle(input: SettleInput): Settings {
  const { repository, records, detected, own, want } = input
  const asked = withGuide(input.asked)
  const isAbsent = want === 'absent'
  // Taking out follows the record alone: targets of a configuration must not narrow it.
  const configured = isAbsent ? undefined : input.configured
  const { agentPath } = settleAhead(asked, configured)
  const usual = () => usualTargets(repository, records, agentPath)
  const settleFor = (choices: Choices) =>
    settleChoices({
      asked: choices,
      configured,
      records,
      detected: isAbsent ? () => profileOf({}) : detected,
      targetsFor: targetsFor(usual, records),
    })
  const first = settleFor(asked)
  // Taking out looks everywhere.
  const targets = isAbsent ? targetIds : (first.recorded.target ?? usual())
  const { settled, isElsewhere, marked, overruled } = keepRecord(first, {
    later: () => settleFor({}),
    targets,
    home: records.home,
  })
  const { recorded, choices, aside } = settled
  const usualGuidePath = input.configured?.guidePath ?? defaultGuidePath
  const guidePath = recorded.guide ?? usualGuidePath
  const places = [records.any?.['guide'] ?? usualGuidePath, usualGuidePath, defaultGuidePath]
  const toRecord = {
    ...{ targets, recorded: marked, guidePath, usualGuidePath },
    forbids: forbiddenWords(input.stance),
    own: { texts: own, aside, help: choices.help },
  }
  return {
    profile: profileOf(recorded),
    targets,
    guidePath,
    formerGuidePaths: [...new Set(places)].filter(path => path !== guidePath),
    said: choices,
    choices: { ...choices, ...asChoices(recorded) },
    record: part => recordFor(part, toRecord),
    isChosen: recorded.target !== undefined,
    holdsRecord: target => recorded.target !== undefined && !isElsewhere && recordHome(targets) === target,
    overruled: overruled || guidePathIsLost(asked, { targets, usualGuidePath }),
  }
}

/** Who names a place for the guide wants one. */
function withGuide(asked: Choices): Choices {
  if (asked.guidePath === undefined || asked.targets !== undefined) return asked
  return { ...asked, addTargets: [...(asked.addTargets ?? []), 'guide'] }
}
