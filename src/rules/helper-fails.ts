import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const helperFails: Rule = {
  id: 'helper-fails',
  severity: 'error',
  explains: ['silent', 'rejected'],
  check: d => {
    const { helper } = d
    const says = helper?.run === undefined ? undefined : failures[helper.run]
    if (helper === undefined || says === undefined) return []
    const code = helper.exitCode === undefined ? '' : ` ${helper.exitCode}`
    return [{ reason: `apiKeyHelper ${says}${code}, so an empty key is sent`, ...placeOf(helper) }]
  },
}

const failures: Readonly<Record<string, string>> = {
  'exit-code': 'ended with exit code',
  'no-output': 'printed nothing',
  'several-lines': 'printed more than one line',
  'timed-out': 'took longer than 10 seconds',
  'not-started': 'could not be started',
}
