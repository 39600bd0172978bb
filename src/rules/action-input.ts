import type { WorkflowStep } from '../credentials/surroundings.ts'
import type { Found, Rule } from './rule.ts'

/** What a workflow hands to one of Anthropic's actions, and how. */
export const actionInput: Rule = {
  id: 'action-input',
  severity: 'error',
  causes: [],
  explains: ['silent', 'rejected'],
  check: d => [
    ...d.surroundings.names
      .filter(({ of }) => of === 'input')
      .map(({ name, meant, where, line }) => ({
        reason: `The workflow passes the input ${name}, which the action does not have; it is called ${meant}. Check the name of the secret as well: ${meant.toUpperCase()}`,
        file: where,
        ...(line === undefined ? {} : { line }),
        variable: meant.toUpperCase(),
        right: meant,
        fix: 'misspelt',
      })),
    ...d.surroundings.workflows.flatMap(ofStep),
  ],
}

const credentials = [
  'anthropic_api_key',
  'claude_code_oauth_token',
  'use_bedrock',
  'use_vertex',
  'use_foundry',
]

function ofStep({ file, line, action, inputs, env }: WorkflowStep): readonly Found[] {
  const [variable] = env.filter(name => name === 'ANTHROPIC_API_KEY' || name === 'CLAUDE_CODE_OAUTH_TOKEN')
  if (action !== 'claude-code-action' || variable === undefined) return []
  if (inputs.some(name => credentials.includes(name))) return []
  return [
    {
      reason: `The step sets ${variable} under env:, and the action overwrites it with its own input, which is not given`,
      file,
      line,
      variable,
      right: variable.toLowerCase(),
      fix: 'env',
    },
  ]
}
