import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseSync, Visitor } from 'rolldown/utils'
import { expect, it } from 'vitest'
import { sourcesBelow } from '../hostile/sources-below.ts'
import { limitsOfSource } from './limits-of-source.ts'

const page = fileURLToPath(new URL('../../docs/limits.md', import.meta.url))
const root = fileURLToPath(new URL('../../src', import.meta.url))

it('every limit of the source stands in docs/limits.md with its number, and no other', () => {
  const rows = [...readFileSync(page, 'utf8').matchAll(/^\| `([^`]+)` \| ([\d,]+)/gm)].map(
    ([, name = '', value = '']) => `${name} ${value.replaceAll(',', '')}`,
  )
  expect(rows.toSorted()).toEqual(
    limitsOfSource()
      .map(({ name, value }) => `${name} ${value}`)
      .toSorted(),
  )
})

it('what reads a file reads it to a limit with a name', () => {
  const unnamed = sourcesBelow(root).flatMap(file => {
    const text = readFileSync(file, 'utf8')
    const { program } = parseSync(file, text)
    const found: string[] = []
    new Visitor({
      CallExpression({ callee, arguments: [, limit] }) {
        const isReader = callee.type === 'Identifier' && callee.name === 'readRegularFile'
        if (isReader && (!limit || /\d/.test(text.slice(limit.start, limit.end)))) found.push(file)
      },
    }).visit(program)
    return found
  })
  expect(unnamed).toEqual([])
})
