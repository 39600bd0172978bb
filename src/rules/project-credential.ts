import type { Rule } from './rule.ts'
import { nameOf, placeOf, variableOf } from './say.ts'

export const projectCredential: Rule = {
  id: 'project-credential',
  severity: 'warning',
  explains: ['rejected', 'silent'],
  check: d =>
    d.credentials
      .filter(({ source, kind }) => source.startsWith('project:') && kind !== 'empty' && kind !== 'command')
      .map(one => ({
        reason:
          one.variable === 'CLAUDE_CODE_OAUTH_TOKEN'
            ? `${nameOf(one)} is ignored there by Claude Code, but readable by everyone who has the repository`
            : `${nameOf(one)} is readable by everyone who has the repository`,
        ...placeOf(one),
        ...variableOf(one),
      })),
}
