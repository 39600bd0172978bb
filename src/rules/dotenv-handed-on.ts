import { isKeyInDotenv } from './dotenv-not-loaded.ts'
import { otherKind } from './in-use.ts'
import type { Rule } from './rule.ts'

/** The text is about a key, and the one key of this place stands in a file that other programs load for their children. */
export const dotenvHandedOn: Rule = {
  id: 'dotenv-handed-on',
  severity: 'error',
  explains: ['billing', 'rejected'],
  check: d =>
    otherKind(d) === 'key'
      ? d.mentions
          .filter(one => one.kind === 'api-key' && isKeyInDotenv(one, d))
          .slice(0, 1)
          .map(({ file, line, variable }) => ({
            reason: `${variable} is in ${file}: Claude Code does not read that file, but a Bun program or a task runner that starts it does, and then the key overrides your login`,
            file,
            line,
            variable,
          }))
      : [],
}
