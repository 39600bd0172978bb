import { effective } from '../credentials/effective.ts'
import type { Diagnosis } from '../credentials/facts.ts'
import { handedOver } from './handed-over.ts'
import { CLEAR } from './outcomes.ts'
import type { Found, Rule } from './rule.ts'

export const ciSecretEmpty: Rule = {
  id: 'ci-secret-empty',
  severity: 'error',
  explains: ['silent'],
  check: d => {
    // The text of a job that was pasted elsewhere: only the workflow tells, not what is set here.
    if (d.ci === undefined) return d.sender?.kind === 'github' ? inputArrivedEmpty(d) : []
    if (d.ci.fork || d.resolution.request) return []
    const blank = d.ci.blank.filter(variable => effective(variable, d) === undefined)
    if (blank.length > 0)
      return blank.map(variable => ({
        reason: `The pipeline sets ${variable} to an empty value: the secret did not arrive`,
        variable,
      }))
    const arrived = inputArrivedEmpty(d)
    return arrived.length > 0 ? arrived : ofDependabot(d)
  },
}

/** Only the step of the action itself gets its inputs, so that it takes the action's own word for it. */
function inputArrivedEmpty({ printed, surroundings }: Diagnosis): readonly Found[] {
  const step = handedOver(surroundings)
  const isSaid = printed.some(({ ruleId, score }) => ruleId === 'action-input' && score >= CLEAR)
  if (!isSaid || step === undefined) return []
  return [
    {
      reason: `The workflow passes ${step.variable.toLowerCase()}, but it arrived empty: this run got no such secret`,
      variable: step.variable,
      file: step.file,
      line: step.line,
    },
  ]
}

/** https://docs.github.com/code-security/dependabot: its runs are treated as those of a fork, with secrets of their own. */
function ofDependabot({ surroundings }: Diagnosis): readonly Found[] {
  const variable = handedOver(surroundings)?.variable
  return surroundings.dependabot
    ? [
        {
          reason: 'Dependabot started this run, and none of its own secrets contains a key or a token',
          ...(variable === undefined ? {} : { variable }),
        },
      ]
    : []
}
