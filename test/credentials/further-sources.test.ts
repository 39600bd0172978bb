import { describe, expect, it } from 'vitest'
import { sources } from '../../src/credentials/sources.ts'
import { furtherRows } from './further-rows.ts'
import { sentBy } from './sent-by.ts'

describe.each(Object.entries(furtherRows))('%s, as measured', (_, rows) => {
  for (const [title, setup, sent, options] of rows) {
    it(title, () => expect(sentBy(setup, options)).toBe(sent))
  }
})

describe('the table of sources', () => {
  it('names no source twice', () => {
    const ids = sources.flatMap(({ name, places }) => places.map(place => `${place}:${name}`))
    expect(ids).toEqual([...new Set(ids)])
  })
})
