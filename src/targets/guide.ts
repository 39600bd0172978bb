import { recordOf } from '../managed/markers/profile-record.ts'
import { planDocument, type WantedSection } from './managed-document.ts'
import { ownRecord } from './own-record.ts'
import type { Target, TargetInput, TargetPlan } from './target.ts'
import { targetsToRecord } from './targets-to-record.ts'

/** The full guide as a managed document of its own; opt in. */
export const guide: Target = { id: 'guide', plan: planGuide }

function planGuide(input: TargetInput): TargetPlan {
  const { repository, guidePath, profile, sources, want, help = '' } = input
  const file = repository.files.get(guidePath) ?? { path: guidePath, realPath: guidePath, text: undefined }
  if (want === 'absent') {
    // Taking out looks in every file that was read as a place of the guide; a file without markers is left alone.
    return planDocument('guide', file, { id: 'auth', record: {}, render: undefined }, input)
  }
  const record = recordOf(profile, {
    targets: targetsToRecord(input),
    own: ownRecord(input.own, 'guide'),
  })
  const render: WantedSection['render'] = engine =>
    engine.renderGuideBlocks({ sources, profile, words: { help } })
  return planDocument('guide', file, { id: 'auth', record, render, unit: 'heading' }, input)
}
