import { lineTemplates } from 'virtual:line-templates'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planAtAGlance } from '../../src/core/glance/plan-at-a-glance.ts'
import { runs } from '../support/runs.ts'
import { virtualRepository } from '../support/virtual-repository.ts'
import { planned, repositoryTexts } from './pieces.ts'

describe('what a glance takes for current', () => {
  it('is what the planner says, word for word, whatever stands around our parts', () => {
    let known = 0
    const numbers = runs(20_000, 1_000_000)
    fc.assert(
      fc.property(repositoryTexts, texts => {
        const plan = planAtAGlance(
          { texts: new Map(Object.entries(texts)), hasNestedClaude: false },
          lineTemplates,
        )
        if (plan === undefined) return
        known++
        expect(planned(virtualRepository(texts))).toEqual(plan)
      }),
      numbers,
    )
    // Or else it would prove nothing.
    expect(known).toBeGreaterThan(numbers.numRuns / 50)
  }, 3_600_000)
})
