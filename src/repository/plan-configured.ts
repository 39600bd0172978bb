import { createPlan } from '../core/plan.ts'
import type { PlanInput, RepositoryPlan } from '../core/plan-with.ts'
import { InputError } from '../options/input-error.ts'
import { checkOwnTemplates } from '../templates/check-own.ts'
import { TemplateError } from '../templates/template-error.ts'
import type { Configured } from './read-configured.ts'

/** The plan of a repository that has a configuration. Throws `InputError` for what is wrong with its templates. */
export function planConfigured(input: PlanInput, { options, templates }: Configured): RepositoryPlan {
  const configured = { ...input, configured: options }
  if (templates === undefined) return createPlan(configured)
  try {
    checkOwnTemplates(templates.texts, input.sources)
    return createPlan({ ...configured, own: templates.texts })
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    // One of ours fails only because of what stands beside it.
    const folder = templates.texts.has(error.file) ? templates.folder : 'templates'
    throw new InputError('bad-configuration', `${folder}/${error.message}`)
  }
}
