import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pagesForText } from '../../src/explanation/find-pages.ts'
import { readFrontMatter } from '../../src/templates/front-matter.ts'
import { pageIndex } from '../../src/templates/page-index.ts'
import { templateSources as sources } from '../support/templates.ts'

/** What the real client printed for answers whose cause is known, because they were provoked. */
const file = '../shared/client/errors.json'
const isThere = existsSync(file)
if (!isThere) console.warn(`SKIP the texts of the real client: ${file} is not there (1 file)`)

const index = pageIndex(sources)

interface Row {
  readonly name: string
  readonly printedByP: string
  readonly printedInteractive: string | null
  readonly rightPages: readonly string[]
  readonly artificial?: boolean
}

/** The causes that a page answers beside its own: some texts stand for two, and their page tells both. */
const covered = (id: string) =>
  (readFrontMatter(id, sources.get(`explain/${id}.md`) ?? '').meta.get('covers') ?? '').split(' ')

describe.skipIf(!isThere)('the texts of the real client', () => {
  // The body of a skipped group is read all the same.
  const rows: readonly Row[] = isThere ? JSON.parse(readFileSync(file, 'utf8')) : []
  const asked = rows
    .filter(({ artificial, rightPages }) => artificial !== true && rightPages.length > 0)
    .flatMap(({ name, printedByP, printedInteractive, rightPages }) =>
      [printedByP, printedInteractive].flatMap(text =>
        text === null || text === '' ? [] : [{ name, text, rightPages }],
      ),
    )
  const firstOf = (text: string) => pagesForText(index, text).ids[0] ?? ''
  const wrong = asked.filter(({ text, rightPages }) => {
    const first = firstOf(text)
    return ![first, ...covered(first)].some(id => rightPages.includes(id))
  })

  it('lead to a page that speaks of their cause, in 97 of 100', () => {
    expect(asked.length).toBeGreaterThan(40)
    expect(
      wrong.length / asked.length,
      wrong.map(({ name, text, rightPages }) => `${name}: ${firstOf(text)}, not ${rightPages}`).join('\n'),
    ).toBeLessThanOrEqual(0.03)
  })

  it('are all known', () => {
    expect(rows.filter(({ printedByP }) => firstOf(printedByP) === '').map(({ name }) => name)).toEqual([])
  })
})
