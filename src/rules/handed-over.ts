import type { Diagnosis } from '../credentials/facts.ts'
import type { Surroundings } from '../credentials/surroundings.ts'
import { secretVariables } from '../credentials/types.ts'

/** The step that hands a credential on, to the action as an input or to `claude` itself, and the variable in which the client then gets it. */
export function handedOver({
  workflows,
  commandSteps = [],
}: Pick<Surroundings, 'workflows' | 'commandSteps'>) {
  for (const { file, line, action, inputs, secrets = [] } of workflows) {
    const variable = secretVariables.find(name => inputs.includes(name.toLowerCase()))
    if (action !== 'claude-code-action' || variable === undefined) continue
    const secret = secrets.find(({ input }) => input === variable.toLowerCase())
    return { file, line: secret?.line ?? line, variable, secret: secret?.name ?? variable }
  }
  for (const { file, env } of commandSteps) {
    const given = env.find(
      ({ name, secret }) => secret !== undefined && secretVariables.some(one => one === name),
    )
    const variable = secretVariables.find(one => one === given?.name)
    if (given?.secret !== undefined && variable !== undefined)
      return { file, line: given.line, variable, secret: given.secret }
  }
  return undefined
}

/** The secret that fills a variable in this job: it may have a name of its own. */
export function secretName(
  variable: string,
  surroundings: Pick<Surroundings, 'workflows' | 'commandSteps'>,
): string {
  const handed = handedOver(surroundings)
  return handed?.variable === variable ? handed.secret : variable
}

/** Every step hands the action the token of its job, so that it exchanges none for one of the app. */
export function hasJobToken({ surroundings: { workflows } }: Diagnosis): boolean {
  return workflows.length > 0 && workflows.every(({ inputs }) => inputs.includes('github_token'))
}
