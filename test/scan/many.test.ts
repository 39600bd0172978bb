import { expect, it } from 'vitest'
import { hitsIn } from '../../src/io/scan/scan-chunks.ts'
import { fake } from '../secrets/fake.ts'
import { findingsOf, folderWith, put, repositoryWith, runScan } from './run-scan.ts'

const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => `${line(at)}\n`).join('')

it('lists the first 100 of a file, then says how many more there are and from which line on', async () => {
  const text = lines(150, at => `a = ${fake('api03', at + 1)}`) + lines(3, at => fake('oat01', at + 1))
  const folder = folderWith({ 'keys.txt': text, 'exact.txt': lines(101, at => fake('api03', at + 1)) })
  const findings = await findingsOf(folder, 'keys.txt')
  expect(findings.map(({ line }) => line)).toEqual(Array.from({ length: 101 }, (_, at) => at + 1))
  expect(findings[100]?.reason).toBe('And 53 more of this kind in the file, from here on')
  expect(JSON.stringify(await findingsOf(folder, 'exact.txt'))).not.toContain(' more ')
})

it('counts them all in a file that git ignores, where those that are cut weigh no less', async () => {
  const keys = (kept: number) => lines(150, at => fake('api03', at + 1).slice(0, kept))
  const folder = repositoryWith({ '.gitignore': '.env\n' })
  put(folder, '.env', keys(108) + keys(60))
  const findings = await findingsOf(folder)
  expect(findings).toHaveLength(101)
  expect(findings[100]?.reason).toBe('And 200 more of this kind in the file, from here on')
})

it('takes keys that stand one below the other for what they are', async () => {
  const folder = folderWith({
    'a.txt': lines(3, at => fake('oat01', at + 1)) + lines(2, at => fake('sid01', at)),
  })
  expect((await findingsOf(folder, 'a.txt')).map(({ line }) => line)).toEqual([1, 2, 3, 4, 5])
})

it.each([
  ['a file', (text: string) => runScan(folderWith({ 'keys.txt': text }), ['keys.txt', '--json'])],
  ['standard input', (text: string) => runScan(folderWith({}), ['-', '--json'], { stdin: text })],
])('lists those that count for themselves though many of %s are allowed', async (_, run) => {
  const text = lines(300, at => `${fake('api03', at + 1)} # authmd:allow`) + fake('api03', 999)
  const { code, out } = await run(text)
  expect(code).toBe(1)
  const errors = JSON.parse(out).findings.filter(({ severity }: { severity: string }) => severity === 'error')
  expect(errors.map(({ line }: { line: number }) => line)).toEqual([301])
})

// What compares each of them with each other takes minutes here.
it('sees each of 40,000 keys in a text, whether it stands on a line of its own or not', async () => {
  for (const end of ['\n', ' ']) {
    const text = Array.from({ length: 40_000 }, (_, at) => fake('api03', at + 1) + end).join('')
    expect(await hitsIn(text)).toHaveLength(40_000)
  }
})

it.each([
  ['/* secretlint-disable */', 'info'],
  ['<!-- secretlint-disable -->', 'info'],
  ['// secretlint-disable -- made up for a test', 'info'],
  ['# secretlint-disable @secretlint/secretlint-rule-anthropic', 'info'],
  ['# secretlint-disable @secretlint/secretlint-rule-aws', 'error'],
  ['With `secretlint-disable` a comment silences the lines below it.', 'error'],
])('far below %s a key is of severity %s', async (comment, severity) => {
  const text = `${comment}\n${'x\n'.repeat(20_000)}${fake('api03')}\n`
  const findings = await findingsOf(folderWith({ 'a.txt': text }), 'a.txt')
  expect(findings.map(found => found.severity)).toEqual([severity])
})
