import { defectEffect } from '../credentials/shape.ts'
import { valuesWith } from './in-use.ts'
import type { Rule } from './rule.ts'

export const valueTrimmed: Rule = {
  id: 'value-trimmed',
  severity: 'info',
  causes: [],
  check: d =>
    valuesWith(
      d,
      one => one.defects.length > 0 && one.defects.every(defect => defectEffect[defect] === 'trimmed'),
      name => `${name} has blanks or a line end around it; Claude Code trims them, other programs may not`,
    ),
}
