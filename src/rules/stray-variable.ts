import type { Rule } from './rule.ts'

export const strayVariable: Rule = {
  id: 'stray-variable',
  severity: 'warning',
  explains: ['silent', 'rejected', 'provider'],
  check: d => {
    const wrong = d.surroundings.names.filter(({ of }) => of === 'variable')
    // A name that also stands in a file is told once, where it counts.
    const seen = new Set<string>()
    const first = wrong.filter(({ name }) => seen.size < seen.add(name).size)
    return first.map(({ name, meant, where, line }) => ({
      reason: `${name} is set, but Claude Code does not read a variable with that name; it reads ${meant}`,
      ...(where === 'environment' ? {} : { file: where, ...(line === undefined ? {} : { line }) }),
      ...(/(?:^|\/)\.env(?:\.\w+)?$/.test(where) ? { fix: 'dotenv' } : {}),
      variable: name,
      right: meant,
    }))
  },
}
