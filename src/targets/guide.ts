import { planDocument, type WantedSection } from './managed-document.ts'
import { fileAt } from './open-file.ts'
import { joinPlans, type Target, type TargetInput, type TargetPlan } from './target.ts'

/** The full guide as a managed document of its own; opt in. */
export const guide: Target = {
  id: 'guide',
  recordIn: ({ files }, guidePaths) =>
    guidePaths.map(path => files.get(path)?.document?.record).find(record => record !== undefined),
  plan: planGuide,
}

function planGuide(input: TargetInput): TargetPlan {
  const { repository, guidePath, formerGuidePaths = [], profile, sources, want, choices, stance } = input
  const planOf = (path: string, wanted: WantedSection) =>
    planDocument({ target: 'guide', file: fileAt(repository.files, path), wanted }, input)
  const takenOut = (path: string) => planOf(path, taken)
  const former = formerGuidePaths.filter(path => repository.files.get(path)?.document?.mayBeMarked)
  // A file without markers is left alone.
  if (want === 'absent') return joinPlans([guidePath, ...former].map(takenOut))
  const render: WantedSection['render'] = engine =>
    engine.renderGuideBlocks({ sources, profile, words: { help: choices.help ?? '' }, stance })
  const wanted = { id: 'auth', record: input.record('guide'), render, unit: 'heading' } as const
  return joinPlans([planOf(guidePath, wanted), ...former.map(takenOut)])
}

const taken: WantedSection = { id: 'auth', record: {}, render: undefined }
