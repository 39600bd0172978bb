import { readFileSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseSync, Visitor } from 'rolldown/utils'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeRepository, readFixtures } from '../support/fixture.ts'
import { authmd } from './ground.ts'
import { endingsOf, type Pattern, slowPump } from './slow-pump.ts'
import { sourcesBelow } from './sources-below.ts'

interface Built extends Pattern {
  /** Line and column of the call, as it was loaded. */
  readonly at: string
}

/** Every regular expression that code of `src` puts together while this test loads and runs it. */
const built = vi.hoisted(() => {
  const found = new Map<string, Built>()
  const Real = globalThis.RegExp
  const note = (regex: RegExp) => {
    const call = /[\\/]src[\\/]([\w\\/.-]+\.ts)(?:\?[^:\s]*)?:(\d+:\d+)/.exec(new Error().stack ?? '')
    if (call === null) return
    const [file, at] = [(call[1] ?? '').replaceAll('\\', '/'), call[2] ?? '']
    const one = { file, at, source: regex.source, flags: regex.flags }
    found.set(JSON.stringify(one), one)
  }
  globalThis.RegExp = new Proxy(Real, {
    construct(target, args, self) {
      const made = Reflect.construct(target, args, self) as RegExp
      note(made)
      return made
    },
    apply(target, self, args) {
      const made = Reflect.apply(target, self, args) as RegExp
      note(made)
      return made
    },
  })
  return {
    found,
    restore: () => {
      globalThis.RegExp = Real
    },
  }
})

// Asked of both kinds of text as soon as it is there: some pattern may wait for a text that no fixture has.
vi.mock('../../src/unicode-pattern.ts', async original => {
  const { unicodePattern } = await original<typeof import('../../src/unicode-pattern.ts')>()
  return {
    unicodePattern: (source: string) => {
      const pattern = unicodePattern(source)
      for (const text of ['a', 'é']) pattern.test(text)
      return pattern
    },
  }
})

// Neither the page of a browser nor the start of a process can be loaded here.
const root = fileURLToPath(new URL('../../src', import.meta.url))
const modules = sourcesBelow(root).filter(path => !/[\\/]src[\\/](?:page[\\/]|bin\.ts$)/.test(path))

beforeAll(async () => {
  for (const path of modules) await import(/* @vite-ignore */ pathToFileURL(path).href)
  for (const { folder } of readFixtures()) {
    const { root: repository, remove } = makeRepository(`${folder}/input`)
    await authmd(repository, ['check'])
    await authmd(repository, ['doctor', '--error', 'Not logged in'])
    remove()
  }
}, 300_000)
afterAll(built.restore)

describe('every regular expression that is put together at run time', () => {
  it('is seen, wherever the source builds one', () => {
    const seen = new Map<string, Set<string>>()
    for (const { file, at } of built.found.values()) seen.set(file, (seen.get(file) ?? new Set()).add(at))
    const missed = modules.flatMap(path => {
      const file = relative(root, path).split(sep).join('/')
      const there = callsIn(path)
      const count = seen.get(file)?.size ?? 0
      return count < there ? [`${file}: ${count} of ${there}`] : []
    })
    expect(missed).toEqual([])
    expect(built.found.size).toBeGreaterThan(30)
  })

  it('begins nowhere anew at each of many equal characters', () => {
    expect(all().flatMap(endingsOf)).toEqual([])
  })

  it('takes time in proportion to the text', () => {
    expect(all().flatMap(pattern => slowPump(pattern) ?? [])).toEqual([])
  }, 600_000)
})

function all(): readonly Pattern[] {
  built.restore()
  return [...built.found.values()]
}

/** How often the source makes one by hand. */
function callsIn(file: string): number {
  let count = 0
  const isRegExp = (callee: object) => 'name' in callee && callee.name === 'RegExp'
  new Visitor({
    NewExpression(node) {
      if (isRegExp(node.callee)) count++
    },
    CallExpression(node) {
      if (isRegExp(node.callee)) count++
    },
  }).visit(parseSync(file, readFileSync(file, 'utf8')).program)
  return count
}
