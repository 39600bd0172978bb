import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { authmd, put, read, repository } from '../repository/repository.ts'
import { applications } from './cases/applications.ts'
import { applicationsOfNeighbours } from './cases/applications-of-neighbours.ts'
import { applicationsOfTrades } from './cases/applications-of-trades.ts'
import { applicationsOtherwise } from './cases/applications-otherwise.ts'
import { bansAtFirstSight } from './cases/bans-at-first-sight.ts'
import { bansInOtherWords, soundingLikeBans } from './cases/bans-in-other-words.ts'
import { chaptersAtFirstSight } from './cases/chapters-at-first-sight.ts'
import { filesAtFirstSight } from './cases/files-at-first-sight.ts'
import { handWritten } from './cases/hand-written.ts'
import { handWrittenElsewhere } from './cases/hand-written-elsewhere.ts'
import { handWrittenOtherwise } from './cases/hand-written-otherwise.ts'
import { handWrittenWithRules } from './cases/hand-written-with-rules.ts'
import { moreOwners } from './cases/more-owners.ts'
import { notes } from './cases/notes.ts'
import { places } from './cases/places.ts'
import { stances } from './cases/stances.ts'
import type { OwnerCase } from './owner-case.ts'

/** Every file but those of git, by path. */
function filesIn(root: string, below = ''): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(join(root, below), { withFileTypes: true })
      .filter(({ name }) => name !== '.git')
      .flatMap(entry => {
        const path = join(below, entry.name)
        return entry.isDirectory() ? [...filesIn(root, path)] : [[path, read(root, path)] as const]
      }),
  )
}

function between(text: string): string {
  return /authmd:start[\s\S]*?-->([\s\S]*)<!-- authmd:end/.exec(text)?.[1] ?? ''
}

/** Whether the output names FILE:N for a line that reads so. */
function names(output: string, file: string, texts: readonly string[], line: RegExp): boolean {
  const numbers = [...output.matchAll(/([\w./-]+):(\d+)/g)].filter(found => found[1] === file)
  return numbers.some(([, , number]) =>
    texts.some(text => line.test(text.split(/\r?\n/)[Number(number) - 1] ?? '')),
  )
}

async function holds(one: OwnerCase): Promise<void> {
  const root = repository({ '.gitignore': '', ...one.files })
  const before = filesIn(root)
  const agent = one.agent ?? 'CLAUDE.md'
  const outputs: string[] = []
  for (const [at, args] of (one.commands ?? [['apply'], ['check']]).entries()) {
    const run = await authmd(root, args)
    outputs.push(`${run.stdout}\n${run.stderr}`)
    expect([args, run.code, run.stderr]).toEqual([args, one.codes?.[at] ?? 0, run.stderr])
    if (at === 0)
      one.edit?.(
        path => read(root, path),
        (path, text) => put(root, { [path]: text }),
      )
  }
  const output = outputs.join('\n').replaceAll(/\s+/g, ' ')
  const text = read(root, agent)
  if (one.section !== undefined) {
    const prose = (before.get(agent) ?? '')
      .split(/\r?\n/)
      .filter(line => line.length > 12 && !/^(?:#|[=-]+$)/.test(line))
    const isOwn = prose.some(line => between(text).includes(line))
    const isNamed = names(output, agent, [before.get(agent) ?? '', text], /\S/)
    const seen = isOwn ? 'own' : one.section === 'or-named' && isNamed ? 'or-named' : 'apart'
    expect(seen).toBe(one.section === 'or-named' && isOwn ? 'own' : one.section)
    const [said] =
      /section (?:adopted \((?:nothing|\d+ lines?) added\)|added \(\d+ lines?\))/.exec(output) ?? []
    if (one.commands === undefined) expect(said).toMatch(isOwn ? /adopted/ : /section added/)
  }
  if (one.named !== undefined) {
    const [file, line] = one.named
    expect([output, names(output, file, [before.get(file) ?? ''], line)]).toEqual([output, true])
  }
  const places = one.order?.map(pattern => text.search(pattern)) ?? []
  expect(places).toEqual(places.filter(at => at >= 0).toSorted((a, b) => a - b))
  for (const [path, patterns] of Object.entries(one.has ?? {}))
    for (const pattern of patterns) expect(read(root, path)).toMatch(pattern)
  for (const [path, patterns] of Object.entries(one.lacks ?? {}))
    for (const pattern of patterns) expect(read(root, path)).not.toMatch(pattern)
  for (const path of one.absent ?? []) expect([...filesIn(root).keys()]).not.toContain(path)
  for (const [path, wanted] of Object.entries(one.ignored ?? {})) {
    const { status } = spawnSync('git', ['check-ignore', '-q', '--no-index', path], { cwd: root })
    expect([path, status]).toEqual([path, wanted ? 0 : 1])
  }
  for (const pattern of one.says ?? []) expect(output).toMatch(pattern)
  for (const pattern of one.neverSays ?? []) expect(output).not.toMatch(pattern)
  if (one.edit !== undefined) return
  expect((await authmd(root, ['remove'])).code).toBe(0)
  expect(filesIn(root)).toEqual(before)
}

describe.each([
  ['of a chapter on signing in to something else', applications],
  ['of a chapter on signing in to Claude Code', handWritten],
  ['of a document that says how Claude Code may sign in', stances],
  ['of a document with an end of its own, and of the files beside it', places],
  ['of a chapter in another style on signing in to something else', applicationsOtherwise],
  ['of a chapter in another style on signing in to Claude Code', handWrittenOtherwise],
  ['of a further repository', moreOwners],
  ['of a note on signing in', notes],
  ['of an application of any trade', applicationsOfTrades],
  ['of a chapter on signing in with rules in it', handWrittenWithRules],
  ['of a document that forbids in other words', bansInOtherWords],
  ['of a document that forbids nothing', soundingLikeBans],
  ['of a product of a neighbour', applicationsOfNeighbours],
  ['of a chapter on signing in, written elsewhere', handWrittenElsewhere],
  ['of a chapter, seen for the first time', chaptersAtFirstSight],
  ['of a ban, seen for the first time', bansAtFirstSight],
  ['of files, seen for the first time', filesAtFirstSight],
])('the owner %s', (_, cases) => {
  it.each(cases)('$promise', one => holds(one))
})
