import { cloudProviders } from '../credentials/providers.ts'
import { secretVariables } from '../credentials/types.ts'
import type { Rule } from './rule.ts'

const ways: ReadonlySet<string> = new Set([...secretVariables, ...cloudProviders.map(({ on }) => on)])

/** https://docs.github.com/actions: a secret reaches the steps alone whose `env:` names it, there, at the job or above. */
export const ciStepWithoutCredential: Rule = {
  id: 'ci-step-without-credential',
  severity: 'error',
  explains: ['silent'],
  check: ({ ci, resolution, surroundings: { commandSteps = [] } }) => {
    if (ci?.name !== 'github-actions' || ci.fork || resolution.request) return []
    const bare = commandSteps.filter(({ env }) => !env.some(({ name }) => ways.has(name)))
    const [step] = bare
    if (step === undefined || bare.length < commandSteps.length) return []
    return [
      {
        reason: `${step.file}:${step.line} runs claude, and no env: of that step, of its job or of the workflow names a key or a token`,
        file: step.file,
        line: step.line,
      },
    ]
  },
}
