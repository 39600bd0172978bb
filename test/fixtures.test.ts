import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createPlan } from '../src/core/plan.ts'
import type { RepositoryPlan } from '../src/core/plan-with.ts'
import { writeEdits } from '../src/io/write-edits.ts'
import type { Ways } from '../src/managed/merge/ways.ts'
import { createIgnoreOracle } from '../src/repository/create-ignore-oracle.ts'
import { readRepository } from '../src/repository/read-repository.ts'
import type { TargetPart } from '../src/targets/target.ts'
import type { Facts } from '../src/types.ts'
import {
  copyRepository,
  type Fixture,
  filesBelow,
  makeRepository,
  readFixtures,
  storedFiles,
  storeRepository,
} from './support/fixture.ts'
import { templateSources } from './support/templates.ts'

const update = process.env['AUTHMD_UPDATE'] === '1'
const path = process.env['PATH']
const oracle = await createIgnoreOracle({ path, project: '/nowhere' })
const open: (() => void)[] = []
afterEach(() => {
  for (const remove of open.splice(0)) remove()
})

function copyOf(source: string): string {
  const { root, remove } = copyRepository(source)
  open.push(remove)
  return root
}

function planFor(
  root: string,
  fixture: Fixture,
  want: 'present' | 'absent',
  facts: Facts = fixture.facts,
  choices = fixture.choices,
  ways?: Ways,
): RepositoryPlan {
  return createPlan({
    repository: readRepository({
      root,
      oracle,
      guidePaths: choices.guidePath === undefined ? [] : [choices.guidePath],
      path,
    }),
    facts: () => facts,
    choices,
    sources: templateSources,
    onEdit: 'merge',
    want,
    oracle,
    ways,
  })
}

/** A machine that is nothing like the one of any fixture. */
const otherMachine: Facts = {
  platform: 'win32',
  variables: { PSModulePath: 'x' },
  parents: ['pwsh'],
  files: [],
  shared: false,
  wsl: false,
}

const statesOf = ({ path, state, also }: TargetPart) => ({ path, state, also })

describe.each(readFixtures().map(fixture => [fixture.name, fixture] as const))('%s', (_, fixture) => {
  const output = join(fixture.folder, 'output')
  let made: ReturnType<typeof makeRepository>
  beforeAll(() => {
    made = makeRepository(join(fixture.folder, 'input'))
  })
  afterAll(() => made.remove())

  it('gives the output, byte for byte, and its findings', () => {
    const root = copyOf(made.root)
    const plan = planFor(root, fixture, 'present')
    if (plan.refusals.length === 0) writeEdits(root, plan.edits)
    const seen = [...plan.refusals.map(r => ({ ...r, severity: 'refusal' })), ...plan.findings].map(
      ({ ruleId, severity, file, line }) => ({
        ruleId,
        severity,
        ...(file === undefined ? {} : { file }),
        ...(line === undefined ? {} : { line }),
      }),
    )
    const stored = join(fixture.folder, 'findings.json')
    if (update) {
      storeRepository(root, output)
      if (seen.length > 0) writeFileSync(stored, `${JSON.stringify(seen, null, 2)}\n`)
    }
    expect(seen).toEqual(existsSync(stored) ? JSON.parse(readFileSync(stored, 'utf8')) : [])
    expect(filesBelow(root)).toEqual(storedFiles(output))
  })

  it('is idempotent, current on every other machine, and undone by remove', () => {
    const root = copyOf(made.root)
    const first = planFor(root, fixture, 'present')
    if (first.refusals.length > 0) return expect(first.edits).toEqual([])
    const before = filesBelow(root)
    writeEdits(root, first.edits)
    expect(planFor(root, fixture, 'present').edits).toEqual([])
    const again = planFor(root, fixture, 'present', otherMachine, {})
    expect(again.edits).toEqual([])
    // No digest of a rendering of our own is taken for one that somebody computed.
    const exact = planFor(root, fixture, 'present', otherMachine, {}, { exact: true })
    expect(exact.parts.map(statesOf)).toEqual(again.parts.map(statesOf))
    const remove = planFor(root, fixture, 'absent')
    writeEdits(root, remove.edits)
    const removed = join(fixture.folder, 'removed')
    if (update && !isDeepStrictEqual(filesBelow(root), before)) storeRepository(root, removed)
    if (existsSync(removed)) return expect(filesBelow(root)).toEqual(storedFiles(removed))
    if (!fixture.name.startsWith('edited-')) expect(filesBelow(root)).toEqual(before)
  })

  it.each([
    ['CRLF', (text: string) => text.replaceAll(/\r?\n/g, '\r\n')],
    ['a BOM', (text: string) => (text.startsWith('\u00ef\u00bb\u00bf') ? text : `\u00ef\u00bb\u00bf${text}`)],
    ['no final line end', (text: string) => text.replace(/[\r\n]+$/, '')],
  ])('holds its laws with %s', (_name, change) => {
    const root = copyOf(made.root)
    for (const [path, text] of filesBelow(root)) {
      if (/(?:\.md|\.gitignore|\.env\.\w+)$/.test(path) && text !== 'link')
        writeFileSync(join(root, path), change(text), 'latin1')
    }
    const before = filesBelow(root)
    const first = planFor(root, fixture, 'present')
    if (first.refusals.length > 0) return expect(first.edits).toEqual([])
    writeEdits(root, first.edits)
    expect(planFor(root, fixture, 'present').edits).toEqual([])
    if (fixture.name.startsWith('edited-') || existsSync(join(fixture.folder, 'removed'))) return
    writeEdits(root, planFor(root, fixture, 'absent').edits)
    expect(filesBelow(root)).toEqual(before)
  })
})
