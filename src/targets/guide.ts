import { hasMarkerSign } from '../managed/markdown/locate.ts'
import { sightOf } from './line-file.ts'
import { planDocument, type WantedSection } from './managed-document.ts'
import { joinPlans, type Target, type TargetInput, type TargetPlan } from './target.ts'

/** The full guide as a managed document of its own; opt in. */
export const guide: Target = { id: 'guide', plan: planGuide }

function planGuide(input: TargetInput): TargetPlan {
  const { repository, guidePath, formerGuidePaths = [], profile, sources, want, choices } = input
  const takenOut = (path: string) => planDocument('guide', sightOf(repository.files, path), taken, input)
  const former = formerGuidePaths.filter(path => hasMarkerSign(repository.files.get(path)?.text ?? ''))
  // A file without markers is left alone.
  if (want === 'absent') return joinPlans([guidePath, ...former].map(takenOut))
  const render: WantedSection['render'] = engine =>
    engine.renderGuideBlocks({ sources, profile, words: { help: choices.help ?? '' } })
  const wanted = { id: 'auth', record: input.record('guide'), render, unit: 'heading' } as const
  const plan = planDocument('guide', sightOf(repository.files, guidePath), wanted, input)
  return joinPlans([plan, ...former.map(takenOut)])
}

const taken: WantedSection = { id: 'auth', record: {}, render: undefined }
