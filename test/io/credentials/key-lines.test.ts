import { describe, expect, it } from 'vitest'
import { keyLines } from '../../../src/io/credentials/key-lines.ts'
import { growth, linear, repeated } from '../../support/growth.ts'

describe('the line of a key', () => {
  const text = '{\n "a": "b",\n "b": "c: \\"a\\":",\r\n "env": {\n  "A"\n : 1, "a": 2 } }'

  it('is that of its first place, never that of a value or of a text in one', () => {
    const lineOf = keyLines(text, 'linux')
    expect(['a', 'b', 'env', 'A', 'c', 'B'].map(lineOf)).toEqual([2, 3, 4, 5, undefined, undefined])
  })

  it('is on Windows that of the last place, in any spelling', () => {
    expect(keyLines(text, 'win32')('A')).toBe(6)
  })

  it.each(['"', '\\"', '"a"', '"\\', '"a":1,', '" ', '"a"  ', '"\n', '\\'])(
    'is found in time that grows with a text of %j',
    unit => {
      expect(growth(repeated(unit), text => keyLines(text, 'linux')('z'))).toBeLessThan(linear)
    },
  )
})
