import type { Rule } from './rule.ts'

export const dotenvBom: Rule = {
  id: 'dotenv-bom',
  severity: 'warning',
  explains: ['silent'],
  check: d =>
    d.dotenvWithBom.map(file => ({
      reason:
        'The file starts with a byte-order mark, which becomes part of the first variable name in many tools',
      file,
      line: 1,
    })),
}
