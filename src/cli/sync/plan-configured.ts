import { createPlan, type PlanInput, type RepositoryPlan } from '../../core/plan.ts'
import { checkOwnTemplates } from '../../templates/check-own.ts'
import { TemplateError } from '../../templates/template-error.ts'
import { UsageError } from '../command.ts'
import type { Configured } from './read-configured.ts'

/** The plan of a repository that has a configuration. Throws `UsageError` for what is wrong with its templates. */
export function planConfigured(input: PlanInput, { choices, templates, file }: Configured): RepositoryPlan {
  const { guidePath } = input.choices
  const targets = input.choices.targets ?? choices.targets
  if (guidePath !== undefined && targets !== undefined && !targets.includes('claude-md'))
    throw new UsageError(
      `--guide-path needs the target claude-md, whose section records it; ${file} leaves it out`,
    )
  const configured = { ...input, configured: choices }
  if (templates === undefined) return createPlan(configured)
  try {
    checkOwnTemplates(templates.texts, input.sources)
    return createPlan({ ...configured, own: templates.texts })
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    // One of ours fails only because of what stands beside it.
    const folder = templates.texts.has(error.file) ? templates.folder : 'templates'
    throw new UsageError(`${folder}/${error.message}`)
  }
}
