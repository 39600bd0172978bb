import { readFileSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync, Visitor } from 'rolldown/utils'
import { describe, expect, it } from 'vitest'
import { endingsOf, type Pattern, slowPump } from './slow-pump.ts'
import { sourcesBelow } from './sources-below.ts'

const root = fileURLToPath(new URL('../../src', import.meta.url))

/** Every regular expression that stands in the source. */
const patterns: readonly Pattern[] = sourcesBelow(root).flatMap(file => {
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
    expect(patterns.flatMap(endingsOf)).toEqual([])
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
