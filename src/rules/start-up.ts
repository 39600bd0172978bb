import type { Diagnosis, Mention } from '../credentials/facts.ts'

/** The start-up lines of the person's shell that set a variable, in the order of reading; of every shell where it isn't known. */
export function setIn(d: Diagnosis, variable: string, whose: 'own' | 'other' = 'own'): readonly Mention[] {
  return d.mentions.filter(mention => {
    if (mention.kindOfFile !== 'start-up' || mention.variable !== variable || mention.action !== 'set')
      return false
    const own = d.shell === undefined || mention.shells?.includes(d.shell) === true
    return own === (whose === 'own')
  })
}

/** The line whose value a new session ends up with: the last that exports, unless a later one of the same file unsets. */
export function lastSet(d: Diagnosis, variable: string): Mention | undefined {
  const last = setIn(d, variable).findLast(({ exported }) => exported)
  const undone = d.mentions.some(
    ({ action, variable: name, file, line }) =>
      action === 'unset' && name === variable && file === last?.file && line > last.line,
  )
  return undone ? undefined : last
}
