import { describe, expect, it } from 'vitest'
import { hostilePatterns } from '../../bench/hostile-markdown.ts'
import { scanRootBlocks } from '../../src/commonmark/index.ts'
import { growth, linear } from '../support/growth.ts'

const isLong = process.env['AUTHMD_LONG'] === '1'

/** Milliseconds of processor time, the smallest of several runs: other work on the machine only adds to it. */
function cost(text: string): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < 7; run++) {
    const start = process.cpuUsage()
    scanRootBlocks(text)
    const { user, system } = process.cpuUsage(start)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

describe.skipIf(!isLong)('eight times the text takes less than sixteen times the time', () => {
  it.each(hostilePatterns)('$name', ({ build }) => {
    const small = cost(build(256 * 1024))
    // Times below half a millisecond are the clock's; whatever they grow to then must still be little.
    expect(cost(build(2048 * 1024))).toBeLessThan(16 * Math.max(small, 0.5))
  })
})

describe('hostile text is scanned in time that grows with it', () => {
  it.each(hostilePatterns)('$name', ({ build }) => {
    expect(growth(build, text => scanRootBlocks(text), 32_768)).toBeLessThan(linear)
  })
})
