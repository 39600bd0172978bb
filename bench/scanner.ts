import { scanRootBlocks } from '../src/commonmark/index.ts'
import { hostilePatterns } from './hostile-markdown.ts'

/** Milliseconds of processor time, the smallest of several runs: other work on the machine only adds to it. */
function cheapest(run: () => unknown, runs: number): number {
  let best = Number.POSITIVE_INFINITY
  for (let index = 0; index < runs; index++) {
    const start = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(start)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

/** One line per pattern: milliseconds at doubling sizes, and the exponent of growth over the four doublings. */
export function measureGrowth(print: (line: string) => void): void {
  const sizes = [256, 512, 1024, 2048, 4096].map(kib => kib * 1024)
  print(`${'pattern'.padEnd(52)}${sizes.map(size => `${size >> 10}K`.padStart(9)).join('')}  exponent`)
  const exponents = hostilePatterns.map(({ name, build }) => {
    const times = sizes.map(size => {
      const text = build(size)
      return cheapest(() => scanRootBlocks(text), 5)
    })
    const exponent = Math.log2((times.at(-1) ?? 0) / (times[0] ?? 1)) / (sizes.length - 1)
    print(
      `${name.padEnd(52)}${times.map(time => `${time.toFixed(1)}`.padStart(9)).join('')}  ${exponent.toFixed(2)}`,
    )
    return exponent
  })
  print(
    `${exponents.length} patterns, largest exponent ${Math.max(...exponents).toFixed(2)} (milliseconds above)`,
  )
}

/** Throughput on an ordinary document: headings, prose, lists, fences, tables. */
export function measureThroughput(print: (line: string) => void): void {
  const unit =
    '# Title\n\nSome prose of an ordinary length, with `code` and a [link](https://example.com).\nA second line.\n\n' +
    '- one item\n- another item\n  1. nested\n  2. list\n\n```sh\nnpm test\nnpm run build\n```\n\n> A quote\n\n' +
    '| a | b |\n| - | - |\n| 1 | 2 |\n\n<!-- a comment -->\n\nLast paragraph.\n\n'
  const small = unit.repeat(Math.ceil(10_240 / unit.length))
  print(`first call, 10 KB: ${cheapest(() => scanRootBlocks(small), 1).toFixed(2)} ms`)
  const large = unit.repeat(Math.ceil(4_194_304 / unit.length))
  const time = cheapest(() => scanRootBlocks(large), 15)
  print(`hot, 4 MiB: ${time.toFixed(1)} ms, ${(large.length / 1000 / time).toFixed(0)} MB/s`)
}
