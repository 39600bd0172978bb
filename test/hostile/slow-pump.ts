import { runInNewContext } from 'node:vm'
import { analyse } from 'scslre'
import { type Pump, pumpsOf } from './pumps.ts'

const largest = process.env['AUTHMD_LONG'] === '1' ? 262_144 : 65_536

/** A regular expression, and the file that has it. */
export interface Pattern {
  readonly file: string
  readonly source: string
  readonly flags: string
}

/** Where it begins anew at each of many equal characters, as `X+$` does, or tries the same in several ways. */
export function endingsOf(pattern: Pattern): readonly string[] {
  return analyse(pattern)
    .reports.filter(report => report.type === 'Move' || report.exponential)
    .map(report => `${nameOf(pattern)} with ${JSON.stringify(report.character.pick)}`)
}

/** A text on which it takes more time than in proportion to the length. The timeout is in milliseconds of a machine that may be busy. */
export function slowPump(pattern: Pattern, timeout = 60_000): string | undefined {
  const pumps = pumpsOf(pattern.source, pattern.flags)
  let last = pumps[0]
  try {
    // The engine asks while it searches whether it is to end: one pattern cannot hold the test.
    const slow = runInNewContext(
      'find()',
      {
        find: () =>
          pumps.find(pump => {
            last = pump
            return isSlow(pattern, pump)
          }),
      },
      { timeout },
    ) as Pump | undefined
    return slow && `${nameOf(pattern)} with ${JSON.stringify(slow)}`
  } catch {
    return `${nameOf(pattern)} with ${JSON.stringify(last)}: does not end`
  }
}

/**
 * A larger text is tried only where a smaller one was quick. Each step is four times as long: quadratic work takes
 * 16 times as long, and only what takes longer than linear work of that size could is measured again.
 */
function isSlow(pattern: Pattern, pump: Pump): boolean {
  for (let size = 64; size <= largest; size *= 4) {
    if (cost(pattern, pump, size, 1) < 2) continue
    const [one, two] = [cost(pattern, pump, size, 3), cost(pattern, pump, size * 2, 3)]
    if (two > 4 && two / one > 2.5 && [1, 2, 3].every(() => grows(pattern, pump, size))) return true
  }
  return false
}

/** Four times the text takes four times as long, or sixteen times: a busy machine does not come between. */
function grows(pattern: Pattern, pump: Pump, size: number): boolean {
  return cost(pattern, pump, size * 4, 2) / cost(pattern, pump, size, 4) > 8
}

/** Milliseconds of the processor; the best of several turns, so that a busy machine does not count. */
function cost(pattern: Pattern, { before, again }: Pump, size: number, turns: number): number {
  const regex = new RegExp(pattern.source, pattern.flags)
  const text = `${before}${again.repeat(Math.ceil(size / again.length))}\u0001`
  let best = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < turns; turn++) {
    regex.lastIndex = 0
    const start = process.cpuUsage()
    if (regex.global) text.replace(regex, '')
    else regex.exec(text)
    const { user, system } = process.cpuUsage(start)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

function nameOf({ file, source, flags }: Pattern): string {
  return `${file} /${source}/${flags}`
}
