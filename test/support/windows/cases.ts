import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { corpusFiles, hasCorpus } from '../corpus.ts'
import { hostileDocument } from '../documents.ts'
import { readFixtures } from '../fixture.ts'

/** A repository and the calls of the tool that follow each other in it. */
export interface Case {
  readonly name: string
  /** Bytes in base64, by path. */
  readonly files: Readonly<Record<string, string>>
  readonly steps: readonly (readonly string[])[]
}

/** Whom the sections are for, in turn: no flag is left to what a machine shows. */
const readers = [
  ['zsh', 'macos'],
  ['powershell', 'windows'],
  ['cmd', 'windows'],
  ['bash', 'linux'],
  ['any', 'any'],
]

function calls(index: number): Case['steps'] {
  const [shell = '', os = ''] = readers[index % readers.length] ?? []
  const whole = ['.', '--json', '--shell', shell, '--os', os]
  const targets = index % 4 === 0 ? ['--target', 'claude-md', '--target', 'guide'] : []
  return [
    ['apply', ...whole, ...targets],
    ['check', ...whole],
    ['apply', ...whole, ...targets],
    ['remove', '.', '--json'],
  ]
}

const base64 = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64')

/** What the fixtures hold before; those with links have none on Windows to be compared with. */
export function fixtureCases(): readonly Case[] {
  return readFixtures().flatMap(({ name, folder }, index) => {
    const input = join(folder, 'input')
    const files = existsSync(input) ? filesOf(input) : {}
    return files === undefined ? [] : [{ name: `fixture ${name}`, files, steps: calls(index) }]
  })
}

/** Real documents of each kind, under the name that Claude Code or git reads; every other one with CRLF. */
export function corpusCases(count: number): readonly Case[] {
  if (!hasCorpus) return []
  const names = {
    claude: 'CLAUDE.md',
    agents: 'AGENTS.md',
    env: '.env.example',
    gitignore: '.gitignore',
    markdown: 'CLAUDE.md',
  }
  const kinds = Object.entries(names)
  return kinds.flatMap(([kind, path]) => {
    const all = corpusFiles(kind)
    const wanted = Math.ceil(count / kinds.length)
    const step = Math.max(1, Math.floor(all.length / wanted))
    return all
      .filter((_, index) => index % step === 0)
      .slice(0, wanted)
      .map(({ name, bytes }, index) => ({
        name: `corpus ${name}`,
        files: { [path]: base64(index % 2 === 0 ? bytes : withCrlf(bytes)) },
        steps: calls(index),
      }))
  })
}

export function generatedCases(count: number): readonly Case[] {
  return fc.sample(hostileDocument, { numRuns: count, seed: 15 }).map((text, index) => ({
    name: `generated ${index}`,
    files: { 'CLAUDE.md': base64(index % 2 === 0 ? text : withCrlf(Buffer.from(text))) },
    steps: calls(index),
  }))
}

function withCrlf(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1')
}

/** `undefined` where something is no plain file. */
function filesOf(root: string, folder = ''): Record<string, string> | undefined {
  const files: Record<string, string> = {}
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    const below = entry.isDirectory() ? filesOf(root, path) : undefined
    if (entry.isDirectory() ? below === undefined : !entry.isFile()) return undefined
    if (below === undefined)
      files[path.replaceAll(/(^|\/)dot-/g, '$1.')] = base64(readFileSync(join(root, path)))
    else Object.assign(files, below)
  }
  return files
}
