import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const projectBaseUrl: Rule = {
  id: 'project-base-url',
  severity: 'error',
  causes: [4],
  check: d =>
    d.routes
      .filter(
        ({ layer, variable, defects }) =>
          layer === 'project' && variable.endsWith('_BASE_URL') && !defects.includes('empty'),
      )
      .filter(({ host }) => host !== 'api.anthropic.com')
      .map(route => ({
        reason: `The project sends requests, and your credential with them, to ${route.host ?? 'a place that is no URL'}`,
        ...placeOf(route),
        variable: route.variable,
      })),
}
