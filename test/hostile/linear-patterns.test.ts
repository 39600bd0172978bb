import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'
import { parseSync, Visitor } from 'rolldown/utils'
import { analyse } from 'scslre'
import { describe, expect, it } from 'vitest'
import { type Pump, pumpsOf } from './pumps.ts'

const root = fileURLToPath(new URL('../../src', import.meta.url))
const largest = process.env['AUTHMD_LONG'] === '1' ? 262_144 : 65_536

interface Pattern {
  readonly file: string
  readonly source: string
  readonly flags: string
}

/** Every regular expression that stands in the source. */
const patterns: readonly Pattern[] = filesBelow(root).flatMap(file => {
  const { program } = parseSync(file, readFileSync(file, 'utf8'))
  const found: Pattern[] = []
  new Visitor({
    Literal(node) {
      if ('regex' in node && node.regex)
        found.push({
          file: relative(root, file).split(sep).join('/'),
          source: node.regex.pattern,
          flags: node.regex.flags,
        })
    },
  }).visit(program)
  return found
})

describe('every regular expression of the source takes time in proportion to the text', () => {
  it('finds them', () => {
    expect(patterns.length).toBeGreaterThan(500)
  })

  it('none begins anew at each of many equal characters, as X+$ does', () => {
    const endings = patterns.flatMap(pattern =>
      analyse(pattern)
        .reports.filter(report => report.type === 'Move' || report.exponential)
        .map(report => `${nameOf(pattern)} with ${JSON.stringify(report.character.pick)}`),
    )
    expect(endings).toEqual([])
  })

  it('pumped with what it repeats, behind what leads there', () => {
    expect(patterns.map(pattern => slowPump(pattern)).filter(one => one !== undefined)).toEqual([])
  }, 600_000)

  it('and the measure tells a quadratic pattern and an exponential one', () => {
    expect(slowPump({ file: 'x', source: '\\s+$', flags: '' })).toBeDefined()
    expect(slowPump({ file: 'x', source: '<!--[^]*?-->', flags: 'g' })).toBeDefined()
    expect(slowPump({ file: 'x', source: '^b(?:a|aa)+$', flags: '' }, 1000)).toBeDefined()
  })
})

function slowPump(pattern: Pattern, timeout = 20_000): string | undefined {
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

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(path)
    return entry.name.endsWith('.ts') ? [path] : []
  })
}
