import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editDistance } from '../../src/places/edit-distance.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '_'), maxLength: 9 })

it('with a limit tells the same as without, up to the limit', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
      const [whole, limited] = [editDistance(a, b), editDistance(a, b, most)]
      if (whole <= most) expect(limited).toBe(whole)
      else expect(limited).toBeGreaterThan(most)
    }),
    { numRuns: 3000 },
  )
})

it.each([
  ['', 'abc', 3],
  ['ab', 'ba', 1],
  ['kitten', 'sitting', 3],
  ['ANTHROPIC', 'ANTRHOPIC', 1],
])('of %j and %j is %d', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance)
})
