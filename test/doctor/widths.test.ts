import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FileContent } from '../client/write-world.ts'
import { runDoctor } from './run-doctor.ts'

interface Case {
  readonly id: string
  readonly platform: 'linux' | 'darwin' | 'win32'
  readonly env: Readonly<Record<string, string>>
  readonly home: Readonly<Record<string, FileContent>>
  readonly repo: Readonly<Record<string, FileContent>>
  readonly container?: boolean
  readonly error: string
}

const fake = (prefix: string, length: number) => prefix + 'Ab3'.repeat(length).slice(0, length)
const filled = JSON.stringify(JSON.parse(readFileSync('test/reports/cases.json', 'utf8')))
  .replace(/<api-key(?:#\w+)?>/g, `${fake('sk-ant-api03-', 93)}AA`)
  .replace(/<oauth-token(?:#\w+)?>/g, `${fake('sk-ant-oat01-', 93)}AA`)
  .replace(/<refresh-token(?:#\w+)?>/g, `${fake('sk-ant-ort01-', 93)}AA`)
  .replace(/<token:(\d+)(?:#\w+)?>/g, (_, length: string) => fake('', Number(length)))
  .replace(/"<in:-?\d+h>"/g, '1')
  .replaceAll('<home>', '@HOME@')
  .replaceAll('<repo>', '@PROJ@')
const cases = JSON.parse(filled) as readonly Case[]

/** A line that may be longer: a command or a line for a file is there to be copied, and a word has no blank to be cut at. */
function mayBeLong(line: string, next = ''): boolean {
  // The command of a check, where what means good has no room beside it.
  if (line.startsWith('Check ') && /^ {12}\S/.test(next)) return true
  const text = line.replace(/^(?:Fix|Check|Cause|Note|More) +/, word => ' '.repeat(word.length))
  if (/^ {10,}\S/.test(text)) return true
  if (/^Check +\S+ .* \| /.test(line)) return true
  return !/\S \S/.test(text.trim())
}

/** Cells of the table become the parts of a sentence where there is no room for columns: then a comma stands behind them. */
const wordsOf = (text: string) => text.split(/\s+/).map(word => word.replace(/[,.;:]+$/, ''))

describe.each([100, 60, 40])('at %i columns', columns => {
  it('no sentence of an answer is wider, and no word is cut', async () => {
    const wide: string[] = []
    for (const { id, platform, env, home, repo, container = false, error } of cases) {
      const flags = { error, 'no-color': true }
      const given = { env: { SHELL: '/bin/bash', ...env }, home, proj: repo, columns, flags }
      const { stdout } = await runDoctor({ ...given, overrides: { platform, container } })
      const wider = await runDoctor({ ...given, columns: 100, overrides: { platform, container } })
      const words = new Set(wordsOf(wider.stdout))
      for (const [index, line] of stdout.split('\n').entries())
        if (line.length > columns && !mayBeLong(line, stdout.split('\n')[index + 1]))
          wide.push(`${id}: ${line}`)
      // The table says "chars" where "characters" has no room.
      for (const word of wordsOf(stdout))
        if (word !== 'chars' && !words.has(word)) wide.push(`${id}: the word ${word}`)
    }
    expect(wide).toEqual([])
  })
})
