import { expect, it } from 'vitest'
import { customHeaders } from '../../../src/io/credentials/custom-headers.ts'

it('of very many lines are those that decide, the last of each name, in their order', () => {
  const others = 'X-A: b\n'.repeat(100_000)
  const text = `x-api-key: one\n${others}Authorization: Bearer two\nno colon\nX-API-Key : three\n${others}X-B: four\n`
  expect(customHeaders(text).map(({ header, value }) => [header, value])).toEqual([
    ['authorization', 'Bearer two'],
    ['x-api-key', 'three'],
    ['other', 'four'],
  ])
})

it('of few lines are all', () => {
  expect(customHeaders('X-A: b\n'.repeat(100))).toHaveLength(100)
})
