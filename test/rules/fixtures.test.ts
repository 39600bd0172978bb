import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { DoctorFacts } from '../../src/credentials/facts.ts'
import { conclude, foundBy } from '../../src/rules/diagnose.ts'
import { rules } from '../../src/rules/index.ts'
import type { Found } from '../../src/rules/rule.ts'
import { nothingSet } from './facts.ts'

interface Fixture {
  readonly facts: Partial<DoctorFacts>
  readonly findings?: readonly Found[]
}

describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
  const path = (name: string) => `fixtures/rules/${id}/${name}.json`
  const read = (name: string): Fixture => JSON.parse(readFileSync(path(name), 'utf8')) as Fixture
  const check = ({ facts }: Fixture): readonly Found[] =>
    foundBy(rule, conclude({ ...nothingSet, ...facts })).map(({ rule: _, seen: __, severity, ...found }) => ({
      ...found,
      ...(severity === rule.severity ? {} : { severity }),
    }))

  it('finds what its fixture says', () => {
    const fixture = read('fires')
    const found = check(fixture)
    if (process.env['UPDATE_FIXTURES'] === '1') {
      writeFileSync(path('fires'), `${JSON.stringify({ facts: fixture.facts, findings: found }, null, 2)}\n`)
    }
    expect(found.length).toBeGreaterThan(0)
    expect(found).toEqual(read('fires').findings)
  })

  it('is silent in the case next to it', () => {
    expect(existsSync(path('silent'))).toBe(true)
    expect(check(read('silent'))).toEqual([])
  })

  it('speaks in one sentence without full stop', () => {
    for (const { reason } of check(read('fires'))) {
      expect(reason).toMatch(/^\S.*[^.\s]$/s)
      expect(reason).not.toMatch(/\n|undefined|\[object/)
    }
  })
})
