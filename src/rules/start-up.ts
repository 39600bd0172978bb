import type { Diagnosis, Mention } from '../credentials/facts.ts'

/** The start-up lines that give a variable a value, in the order of reading: of the person's shell, or of the others. Where the shell isn't known, all are its own. */
export function setIn(d: Diagnosis, variable: string, whose: 'own' | 'other' = 'own'): readonly Mention[] {
  return linesOf(d, variable, whose).filter(({ action, kind }) => action === 'set' && kind !== 'empty')
}

/** The line whose value a new session ends up with: the last that exports, unless a later one takes it back. */
export function lastSet(d: Diagnosis, variable: string): Mention | undefined {
  const last = linesOf(d, variable, 'own').findLast(
    ({ action, exported, kind }) => action === 'unset' || kind === 'empty' || exported,
  )
  return last?.action === 'set' && last.kind !== 'empty' ? last : undefined
}

function linesOf(d: Diagnosis, variable: string, whose: 'own' | 'other'): readonly Mention[] {
  return d.mentions.filter(mention => {
    if (mention.kindOfFile !== 'start-up' || mention.variable !== variable) return false
    // A script, an editor or a job may run another shell than the one in which the person works.
    const theirs = [d.shell, d.surroundings.loginShell]
    const own = d.shell === undefined || mention.shells?.some(shell => theirs.includes(shell)) === true
    return own === (whose === 'own')
  })
}
