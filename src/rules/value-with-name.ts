import { valuesWith } from './in-use.ts'
import type { Rule } from './rule.ts'

export const valueWithName: Rule = {
  id: 'value-with-name',
  severity: 'error',
  causes: [],
  check: d =>
    valuesWith(
      d,
      one => one.defects.includes('name-prefix'),
      name =>
        `${name} begins with the name of a variable and an equals sign, as if a whole line had been pasted`,
    ),
}
