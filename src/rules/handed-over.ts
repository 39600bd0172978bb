import type { Diagnosis } from '../credentials/facts.ts'
import type { Surroundings } from '../credentials/surroundings.ts'
import { secretVariables } from '../credentials/types.ts'

/** The step that hands a credential to the action as an input, and the variable in which the client then gets it. */
export function handedOver({ workflows }: Pick<Surroundings, 'workflows'>) {
  for (const { file, line, action, inputs } of workflows) {
    const variable = secretVariables.find(name => inputs.includes(name.toLowerCase()))
    if (action === 'claude-code-action' && variable !== undefined) return { file, line, variable }
  }
  return undefined
}

/** Every step hands the action the token of its job, so that it exchanges none for one of the app. */
export function hasJobToken({ surroundings: { workflows } }: Diagnosis): boolean {
  return workflows.length > 0 && workflows.every(({ inputs }) => inputs.includes('github_token'))
}
