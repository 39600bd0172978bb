import { folderName, folderSeverity, fromFolder } from './folder.ts'
import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const projectBaseUrl: Rule = {
  id: 'project-base-url',
  severity: 'error',
  explains: ['rejected'],
  check: d =>
    d.routes
      .filter(
        ({ layer, variable, defects }) =>
          fromFolder(d, layer) && variable.endsWith('_BASE_URL') && !defects.includes('empty'),
      )
      .filter(({ host }) => host !== 'api.anthropic.com')
      .map(route => ({
        reason: `${folderName(route.layer)} sends requests, and your key or login with them, to ${route.host ?? 'something that is not a URL'}`,
        ...folderSeverity(route.layer),
        ...placeOf(route),
        variable: route.variable,
      })),
}
