import { effective } from '../credentials/effective.ts'
import { secretVariables } from '../credentials/types.ts'
import type { Rule } from './rule.ts'

export const dotenvNotLoaded: Rule = {
  id: 'dotenv-not-loaded',
  severity: 'warning',
  explains: ['silent'],
  check: d =>
    d.dotenvLoaders.length > 0
      ? []
      : d.mentions
          .filter(
            one =>
              one.kindOfFile === 'dotenv' &&
              one.action === 'set' &&
              one.kind !== 'empty' &&
              one.kind !== 'placeholder',
          )
          .filter(one => one.process !== 'same' && effective(variableIn(one.variable), d) === undefined)
          .map(({ file, line, variable }) => ({
            reason: `${variable} is set in ${file}, which nothing loads: Claude Code does not read it`,
            file,
            line,
            variable,
            // With another credential in use, the key is probably the application's.
            ...(d.resolution.request ? { severity: 'info' as const } : {}),
          })),
}

const variableIn = (name: string) => secretVariables.find(one => one === name) ?? 'ANTHROPIC_API_KEY'
