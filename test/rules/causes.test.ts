import { describe, expect, it } from 'vitest'
import { rules } from '../../src/rules/index.ts'
import { readFrontMatter } from '../../src/templates/front-matter.ts'
import { templateSources } from '../support/templates.ts'

interface Page {
  readonly id: string
  readonly causes: readonly string[]
  /** Why nothing on a machine shows what the page is about. */
  readonly unseen: string | undefined
}

/** The pages that name causes of a failed authentication, as these were reported. */
const pages = [...templateSources].flatMap(([path, text]): readonly Page[] => {
  const id = /^explain\/(.+)\.md$/.exec(path)?.[1]
  if (id === undefined) return []
  const { meta } = readFrontMatter(path, text)
  const causes = meta.get('causes')?.split(', ') ?? []
  return causes.length === 0 ? [] : [{ id, causes, unseen: meta.get('unseen') }]
})
const isRule = ({ id }: Page) => rules.some(rule => rule.id === id)
const causes = [...new Set(pages.flatMap(page => page.causes))].sort()

describe('each known cause', () => {
  it.each(causes)('%s: is found by a rule, or its page says why none can', cause => {
    const own = pages.filter(page => page.causes.includes(cause))
    expect(own.some(isRule)).toBe(own.every(({ unseen }) => unseen === undefined))
  })

  it('is named by what it is, once on a page, and none got lost', () => {
    expect(causes).toHaveLength(45)
    expect(causes.filter(cause => !/^[a-z0-9]+(?:-[a-z0-9]+)+$|^outage$/.test(cause))).toEqual([])
    expect(pages.filter(page => new Set(page.causes).size < page.causes.length)).toEqual([])
  })

  it('is found by a rule in most cases', () => {
    expect(pages.filter(isRule).length).toBeGreaterThanOrEqual(30)
  })
})
