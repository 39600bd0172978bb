import { describe, expect, it } from 'vitest'
import { digestOf } from '../../../src/managed/markers/digest.ts'
import { formatEnd, formatStart } from '../../../src/managed/markers/format-marker.ts'
import { isFromNewer, isProblem, usualTraits } from '../../../src/managed/markers/marker.ts'
import { parseEnd, parseStart } from '../../../src/managed/markers/parse-marker.ts'
import { isAsWritten, sumOf, withSum } from '../../../src/managed/markers/sum.ts'

describe('format 1 never changes', () => {
  const start =
    'authmd:start auth v=1 t=1 sum=k3f9x2 os=linux,macos shell=bash,zsh env=vscode provider=bedrock target=claude-md guide=docs/a.md forbids=keys,dotenv own=abc123'
  it('reads and writes the same start marker', () => {
    const marker = parseStart(start)
    if ('problem' in marker) throw new Error(marker.problem)
    expect(marker).toEqual({
      id: 'auth',
      version: 1,
      template: 1,
      sum: 'k3f9x2',
      record: {
        os: 'linux,macos',
        shell: 'bash,zsh',
        env: 'vscode',
        provider: 'bedrock',
        target: 'claude-md',
        guide: 'docs/a.md',
        forbids: 'keys,dotenv',
        own: 'abc123',
      },
      ...usualTraits,
    })
    expect(formatStart(marker).join(' ')).toBe(start)
  })
  it('reads and writes the same end marker', () => {
    const end = 'authmd:end auth set-key/zsh:3fa9c1 unset/zsh.two:77b2e0 !.env.example:000000'
    expect(parseEnd('authmd:end auth')).toEqual({ id: 'auth', entries: [] })
    const marker = parseEnd(end)
    if ('problem' in marker) throw new Error(marker.problem)
    expect(formatEnd(marker).join(' ')).toBe(end)
  })
  it('joins a list that was split so that lines stay short', () => {
    const env = Array.from({ length: 20 }, (_, index) => `environment-${index}`).join(',')
    const start = { id: 'auth', version: 1, template: 1, sum: '000000', record: { env } }
    const words = formatStart({ ...usualTraits, ...start })
    expect(Math.max(...words.map(word => word.length))).toBeLessThan(78)
    const [name, id, ...pairs] = words
    expect(parseStart([`${name} ${id}`, ...pairs].join('\n'))).toMatchObject({ record: { env } })
  })
  it('keeps its sums and digests', () => {
    expect([sumOf(''), sumOf('a'), sumOf('a\r\nb'), sumOf('a\nb'), sumOf('ü😀')]).toMatchInlineSnapshot(`
      [
        "ztntfp",
        "byy91g",
        "361zb0",
        "361zb0",
        "4tarw6",
      ]
    `)
    expect([digestOf(''), digestOf('a'), digestOf('["paragraph","x"]')]).toMatchInlineSnapshot(`
      [
        "3e7c0b",
        "e9da27",
        "f6e099",
      ]
    `)
  })
  it('sees any change of one character', () => {
    const section = withSum(
      '<!-- authmd:start auth v=1 t=1 sum=000000 -->\n\nText.\n\n<!-- authmd:end auth -->',
    )
    expect(isAsWritten(section)).toBe(true)
    for (let index = 0; index < section.length; index++) {
      expect(isAsWritten(`${section.slice(0, index)}~${section.slice(index + 1)}`)).toBe(false)
    }
  })
})

describe('a marker that is none says why', () => {
  it.each([
    ['authmd:start', 'the section id is missing'],
    ['authmd:start auth', '`v=` is missing or no whole number'],
    ['authmd:start auth v=1 t=1', '`sum=` is missing or malformed'],
    ['authmd:start auth v=1 sum=abcdef', '`t=` is missing or no whole number'],
    ['authmd:start auth v=1 t=1 sum=abcdef zsh', '`zsh` is not key=value'],
    ['authmd:start auth v=1 t=1 sum=abcdef os=<b>', '`os=<b>` is not key=value'],
  ])('%s', (words, problem) => {
    expect(parseStart(words)).toEqual({ problem })
  })
  it('reads a key that it does not know as the work of a newer authmd, and not as a broken marker', () => {
    const marker = parseStart('authmd:start auth v=1 t=1 sum=abcdef colour=red')
    expect(isProblem(marker) ? marker : isFromNewer(marker)).toBe(true)
  })
  it('reads a newer format as far as its version', () => {
    expect(parseStart('authmd:start auth v=2 t=9 checksum=x colour=red')).toMatchObject({
      version: 2,
      id: 'auth',
    })
  })
  it.each([['authmd:end'], ['authmd:end auth nodigest'], ['authmd:end auth a:xyz123']])('%s', words => {
    expect(parseEnd(words)).toHaveProperty('problem')
  })
})
