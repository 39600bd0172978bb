import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

it('every promise of SECURITY.md names a test that is there', () => {
  const text = readFileSync(join(root, 'SECURITY.md'), 'utf8').replace(/\s+/g, ' ')
  const named = [...text.matchAll(/\(test: `([^`]+)`\)/g)].map(match => match[1] ?? '')
  expect(named.length).toBeGreaterThan(12)
  const tests = testFiles(join(root, 'test'))
    .map(file => readFileSync(file, 'utf8'))
    .join('\n')
  expect(named.filter(name => !tests.includes(`'${name}'`))).toEqual([])
})

it('every sentence on secrets and on who may write what names its test, or says that there is none', () => {
  const text = readFileSync(join(root, 'SECURITY.md'), 'utf8')
  const parts = text.split(/^## /m).slice(1, 3)
  expect(parts.map(part => part.split('\n', 1)[0])).toEqual(['What authmd does with secrets', 'Threat model'])
  const points = parts.flatMap(part => part.split(/^- /m).slice(1)).map(point => point.replace(/\s+/g, ' '))
  expect(points.length).toBeGreaterThan(20)
  expect(points.filter(point => !/\(test: `|no test/.test(point))).toEqual([])
})

function testFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return testFiles(path)
    return entry.name.endsWith('.test.ts') ? [path] : []
  })
}
