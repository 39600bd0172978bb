import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/parse-config.ts'
import { growth, linear } from '../support/growth.ts'

const read = (text: string, inside?: string) =>
  parseConfig({ file: 'authmd.config.json', text, ...(inside === undefined ? {} : { inside }) })
const problems = (text: string) => {
  const found = read(text)
  return 'problems' in found ? found.problems : []
}

describe('a configuration', () => {
  it('may hold comments, trailing commas and a BOM', () => {
    const text = '\uFEFF{\n  // ours\n  "shells": ["zsh", /* too */ "fish",],\n}\n'
    expect(read(text)).toEqual({ config: { shells: ['zsh', 'fish'] } })
  })

  it('may be a key of package.json, with lines counted in that file', () => {
    expect(read('{\n "name": "x",\n "authmd": { "os": ["linux"] } }', 'authmd')).toEqual({
      config: { os: ['linux'] },
    })
    const found = read('{\n "name": "x",\n "authmd": {\n  "oss": [] } }', 'authmd')
    expect(found).toMatchObject({ problems: [{ line: 4, unknown: { name: 'oss' } }] })
  })

  it('tells an unknown key with its own line, not that of its value, and the keys there are', () => {
    const [problem] = problems('{\n  "shells": ["zsh"],\n  "shels":\n    ["zsh"]\n}')
    expect(problem).toMatchObject({ line: 3, unknown: { name: 'shels' } })
    expect(problem?.unknown?.known).toContain('shells')
    const [inner] = problems('{\r\n "paths": {\r\n "guid": "a.md" } }')
    expect(inner).toMatchObject({
      line: 3,
      unknown: { name: 'guid', known: ['claude-md', 'env-example', 'guide'] },
    })
  })

  it('wants a path with /, and says so of one with backslashes', () => {
    for (const text of ['{ "paths": { "guide": "docs\\\\auth.md" } }', '{ "templates": "docs\\\\authmd" }'])
      expect(JSON.stringify(problems(text))).toContain('with forward slashes')
  })

  it('tells an unknown name in a list with its line and the names there are', () => {
    const [problem] = problems('{ "shells": [\n "zsh",\n "zhs" ] }')
    expect(problem).toMatchObject({ line: 3, unknown: { name: 'zhs' } })
    expect(problem?.unknown?.known).toContain('zsh')
  })

  it('tells every mistake at once', () => {
    expect(problems('{ "a": 1, "b": 2, "nested": "both", "os": "linux" }').length).toBe(4)
  })

  it('tells the first 20 mistakes and counts the rest', () => {
    const keys = Array.from({ length: 300 }, (_, at) => `"k${at}": 1`)
    const found = problems(`{\n${keys.join(',\n')}\n}`)
    expect(found.map(({ line }) => line).slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, at) => at + 2))
    expect(found.slice(20).map(({ reason }) => reason)).toEqual(['and 280 more'])
  })

  it.each([
    ['unknown keys', (at: number) => `"k${at}": 1,\n`],
    ['unknown keys with an object each', (at: number) => `"k${at}": { "a": [{}] },\n`],
    ['spaces', () => '     \n'],
    ['comments', () => '// a\n'],
  ])('takes time in proportion to the file with many %s', (_, unit) => {
    const build = (size: number) => {
      let text = '{ "$schema": "x",\n'
      for (let at = 0; text.length < size; at++) text += unit(at)
      return `${text}}`
    }
    expect(growth(build, problems, 16_384)).toBeLessThan(linear)
  })

  it('names the place of a value that it does not know', () => {
    expect(problems('{ "shells": ["private"] }')[0]?.reason).toContain('shells.0')
  })

  it.each([
    '{ "private": 1 }',
    '{ "paths": { "private": 1 } }',
    '{ "shells": ["private"] }',
    '{ "onEdit": "private" }',
    '{ "shells": "private" }',
    '{ "shells": [{ "private": "private" }] }',
    '{ "private": 1, "private": 2 }',
    '{ "private private',
    '{ "paths": { "guide": "../private" } }',
    '{ "templates": "/private" }',
  ])('quotes nothing that stands in the file: %s', text => {
    const found = problems(text)
    expect(found.length).toBeGreaterThan(0)
    expect(found.map(({ reason }) => reason).join('\n')).not.toContain('private')
  })

  it.each([
    ['', 1],
    ['[]', 1],
    ['{ "shells": ["zsh" ', 1],
    ['{\n "shells": [],\n "shells": [] }', 3],
    ['{\n "paths": { "guide": "../out.md" } }', 2],
    ['{\n "paths": { "guide": "/etc/a.md" } }', 2],
    ['{\n "templates": ".." }', 2],
    ['{\n "templates": "a/../../b" }', 2],
    ['{\n "templates": "C:\\\\x" }', 2],
    ['{ "targets": [] }', 1],
    ['{ "__proto__": {} }', 1],
    ['{ "constructor": 1 }', 1],
  ])('refuses %j on line %i', (text, line) => {
    const found = problems(text)
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]?.line).toBe(line)
  })
})
