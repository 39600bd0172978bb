import { folderName, folderSeverity, fromFolder } from './folder.ts'
import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const helperFromProject: Rule = {
  id: 'helper-from-project',
  severity: 'error',
  explains: ['rejected'],
  check: d =>
    (['project', 'local'] as const)
      .filter(layer => fromFolder(d, layer))
      .flatMap(layer =>
        d.credentials
          .filter(one => one.source === `${layer}:apiKeyHelper` && one.kind !== 'empty')
          .map(helper => ({
            reason: `${folderName(layer)} names a program that prints the key; claude -p runs it without asking, and sends what it prints`,
            ...folderSeverity(layer),
            ...placeOf(helper),
          })),
      ),
}
