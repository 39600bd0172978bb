import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const helperFromProject: Rule = {
  id: 'helper-from-project',
  severity: 'error',
  causes: [],
  check: d => {
    const helper = d.credentials.find(one => one.source === 'project:apiKeyHelper' && one.kind !== 'empty')
    return helper === undefined
      ? []
      : [
          {
            reason:
              'The project names a program that prints the key; claude -p runs it without asking, and sends what it prints',
            ...placeOf(helper),
          },
        ]
  },
}
