const times = 8

/** Work that grows with the text costs less than this; what grows with its square costs eight. */
export const linear = 3

/**
 * What one character costs in a text of eight times the length, in parts of what it costs in the short one: about 1
 * where the work is linear, 8 where it is quadratic. It is processor time, the least of several turns, and measured
 * again where it seems too much, so that a busy machine does not count.
 */
export function growth(
  build: (size: number) => string,
  work: (text: string) => unknown,
  size = 65_536,
): number {
  const [short, long] = [build(size), build(size * times)]
  work(short)
  let best = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 4; attempt++) {
    const all = least(long, work)
    best = Math.min(best, all / Math.max(least(short, work), clock) / times)
    if (best < linear || all > hopeless) break
  }
  return best
}

/** The text that repeats `unit`, cut at the size. */
export function repeated(unit: string): (size: number) => string {
  return size => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)
}

/** Milliseconds below which a time says more of the clock and of the compiler than of the work. */
const clock = 2

/** Milliseconds above which nothing is measured twice. */
const hopeless = 5000

function least(text: string, work: (text: string) => unknown): number {
  let best = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 3; turn++) {
    const start = process.cpuUsage()
    work(text)
    const { user, system } = process.cpuUsage(start)
    best = Math.min(best, (user + system) / 1000)
    if (best > hopeless) break
  }
  return best
}
