import type { WorkflowStep } from '../credentials/surroundings.ts'
import { secretVariables } from '../credentials/types.ts'
import { credentialInputs } from '../places/known-names.ts'
import { handedOver } from './handed-over.ts'
import type { Found, Rule } from './rule.ts'

/** What a workflow hands to one of Anthropic's actions, and how. */
export const actionInput: Rule = {
  id: 'action-input',
  severity: 'error',
  explains: ['silent', 'rejected'],
  // An input that is given is no missing one: what arrived empty is its secret.
  contradicted: ({ surroundings }) => handedOver(surroundings) !== undefined,
  check: d => [
    ...d.surroundings.names
      .filter(({ of }) => of === 'input')
      .map(({ name, meant, where, line }) => ({
        reason: `The workflow passes the input ${name}, which the action does not have; it is called ${meant}. Check the secret's name too: ${meant.toUpperCase()}`,
        file: where,
        ...(line === undefined ? {} : { line }),
        variable: meant.toUpperCase(),
        right: meant,
        fix: 'misspelt',
      })),
    ...d.surroundings.workflows.flatMap(ofStep),
  ],
}

function ofStep({ file, line, action, inputs, env }: WorkflowStep): readonly Found[] {
  if (action === 'claude-code-security-review') {
    return inputs.includes('claude-api-key')
      ? []
      : [
          {
            reason: 'The security review gets no claude-api-key, and an API key is all it accepts',
            file,
            line,
            variable: 'ANTHROPIC_API_KEY',
            right: 'claude-api-key',
            fix: 'review',
          },
        ]
  }
  const variable = secretVariables.find(name => env.includes(name))
  if (action !== 'claude-code-action' || variable === undefined) return []
  if (inputs.some(name => credentialInputs.some(one => one === name))) return []
  const right = variable === 'CLAUDE_CODE_OAUTH_TOKEN' ? 'claude_code_oauth_token' : 'anthropic_api_key'
  return [
    {
      reason: `The step sets ${variable} under env:, but the action reads only its own inputs, and none is given`,
      file,
      line,
      variable,
      right,
      fix: 'env',
    },
  ]
}
