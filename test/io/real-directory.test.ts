import { expect, it } from 'vitest'
import { withoutPrefix } from '../../src/io/real-directory.ts'

it.each([
  ['\\\\?\\C:\\repo', 'C:\\repo'],
  ['\\\\?\\UNC\\server\\share\\repo', '\\\\server\\share\\repo'],
  ['\\\\server\\share', '\\\\server\\share'],
  ['\\\\?\\Volume{1}\\repo', '\\\\?\\Volume{1}\\repo'],
  ['C:\\repo', 'C:\\repo'],
])('takes the prefix of long paths off: %s', (given, path) => {
  expect(withoutPrefix(given)).toBe(path)
})
