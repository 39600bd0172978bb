import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBlocks } from '../../../src/managed/markdown/parse-section.ts'
import { runs } from '../../support/runs.ts'
import {
  type Change,
  changed,
  changes,
  count,
  type Edited,
  edited,
  type HandEdit,
  handEdits,
  merge,
  type Template,
  template,
  textOf,
} from './history.ts'

const before = '# Project\n\nWords.\n\n* their bullet\n'
const behind = '\n## After\n\nMore.\n'
const history = fc.record({
  first: template,
  hand: handEdits,
  next: changes,
  later: changes,
  more: handEdits,
})

interface Walk {
  readonly start: string
  readonly hand: Edited
  readonly first: Template
  readonly next: Template
  readonly after: string
  readonly result: ReturnType<typeof merge>
}

/** Template, apply, edits by hand, new template, apply. */
function walk(first: Template, edits: readonly HandEdit[], list: readonly Change[]): Walk {
  const applied = `${merge(before, first).after}${behind}`
  const hand = edited(applied, edits)
  fc.pre(hand !== undefined)
  if (hand === undefined) throw new Error('unreachable')
  const next = changed(first, list, 1)
  const result = merge(hand.text, next)
  return { start: applied, hand, first, next, result, after: result.after ?? '' }
}

/** What the template says now, and did not say before, in slots that no hand touched. */
function updates({ first, next, hand }: Walk): readonly string[] {
  const touchedIds = first.slots.filter(slot => isTouched(hand, printed(textOf(slot)))).map(({ id }) => id)
  const old = new Set(first.slots.map(textOf))
  return next.slots
    .filter(slot => !old.has(textOf(slot)) && !touchedIds.includes(slot.id))
    .map(slot => printed(textOf(slot)))
}

function isTouched(hand: Edited, text: string): boolean {
  return hand.touched.some(one => printed(one) === text)
}

/** A block without its bullet, which it takes from its neighbours. */
function printed(text: string): string {
  return text.replace(/^[-*] /, '')
}

describe('histories: template, edits by hand, new template', () => {
  const table = {
    histories: 0,
    written: 0,
    lost: 0,
    updates: 0,
    arrived: 0,
    needless: 0,
    deleted: 0,
    back: 0,
    twice: 0,
    refused: 0,
  }

  it('loses nothing that was written, brings every other update, needs no needless conflict, brings nothing deleted back', () => {
    fc.assert(
      fc.property(history, ({ first, hand: edits, next: list }) => {
        const one = walk(first, edits, list)
        const { hand, next, after, result } = one
        table.histories++
        if (result.refusals.length > 0) {
          table.refused++
          expect(after).toBe(hand.text)
          return
        }
        const lost = hand.written.filter(text => count(after, text) < count(hand.text, text))
        const wanted = updates(one)
        const arrived = wanted.filter(text => count(after, text) >= 1)
        const stale = first.slots
          .filter(slot => !next.slots.some(other => other.id === slot.id && textOf(other) === textOf(slot)))
          .map(slot => printed(textOf(slot)))
          .filter(text => count(after, text) > Math.max(0, count(hand.text, text) - 1))
        const same = new Set(
          first.slots
            .filter(s => next.slots.some(n => n.id === s.id && n.wording === s.wording))
            .map(s => s.id),
        )
        const touchedIds = new Set(
          first.slots.filter(s => isTouched(hand, printed(textOf(s)))).map(s => s.id),
        )
        const conflicts = result.findings.filter(({ ruleId }) => ruleId === 'section-conflict')
        const needless = conflicts.filter(({ reason }) => {
          const id = /`([^`]+)`/.exec(reason)?.[1] ?? ''
          return same.has(id) || !touchedIds.has(id)
        })
        const back = hand.touched.map(printed).filter(text => count(after, text) > count(hand.text, text))
        table.written += hand.written.length
        table.lost += lost.length
        table.updates += wanted.length
        table.arrived += arrived.length
        table.needless += needless.length
        table.deleted += hand.touched.length
        table.back += back.length
        table.twice += wanted.filter(text => count(after, text) > 1).length
        expect({
          lost,
          missing: wanted.filter(text => !arrived.includes(text)),
          stale,
          needless,
          back,
        }).toEqual({
          lost: [],
          missing: [],
          stale: [],
          needless: [],
          back: [],
        })
        expect(after.startsWith(before)).toBe(true)
        expect(after.endsWith(behind)).toBe(true)
      }),
      runs(150, 3_000),
    )
    console.log(`three-way merge: ${JSON.stringify(table)}`)
    expect(table.refused).toBeLessThanOrEqual(table.histories / 100)
  })

  it('is idempotent, and says edited, conflict or both until they are settled', () => {
    fc.assert(
      fc.property(history, ({ first, hand: edits, next: list }) => {
        const { after, next, result } = walk(first, edits, list)
        fc.pre(result.refusals.length === 0)
        const again = merge(after, next)
        const rules = (of: typeof again) =>
          of.findings.map(({ ruleId }) => ruleId).filter(rule => rule !== 'section-variant-kept')
        expect(again.after).toBe(after)
        expect(rules(again)).toEqual(rules(result))
        // A moved block leaves no trace once the template has the same order.
        const isFresh = next.slots.map(textOf).map(printed).join('\n') === plainBody(after)
        expect(again.edited ?? false).toBe(result.edited === true && !isFresh)
        expect(again.state).toBe(
          rules(result).length > 0 ? 'conflict' : again.edited === true ? 'edited' : 'current',
        )
      }),
      runs(100, 2_000),
    )
  })

  it('merges in two steps as in one, where no block is touched twice', () => {
    let compared = 0
    fc.assert(
      fc.property(history, ({ first, hand: edits, next: list, later }) => {
        const { hand, next, after } = walk(first, edits, list)
        const last = changed(next, later, 2)
        const twice = first.slots.some(slot => {
          const wordings = [next, last].map(one => one.slots.find(({ id }) => id === slot.id)?.wording)
          return wordings[0] !== slot.wording && wordings[1] !== wordings[0]
        })
        const gone = next.slots.some(
          slot => !first.slots.some(({ id }) => id === slot.id) && !last.slots.includes(slot),
        )
        fc.pre(!twice && !gone)
        const one = merge(hand.text, last)
        const two = merge(after, last)
        fc.pre(one.refusals.length === 0 && two.refusals.length === 0)
        compared++
        // A new block goes behind its predecessor. Where that was moved by hand, or left with a hand-written block
        // beside it, the order of the two is nobody's promise; then the blocks themselves are compared.
        const does = (wanted: readonly string[]) => (one: { readonly does: string }) =>
          wanted.includes(one.does)
        const moved =
          edits.some(does(['move', 'copy'])) ||
          (edits.some(does(['insert', 'change'])) && [...list, ...later].some(does(['drop', 'vary'])))
        const view = moved
          ? (body: string) => body.split(/\n+/).map(printed).sort().join('\n')
          : (body: string) => body
        expect(view(bodyOf(two.after))).toBe(view(bodyOf(one.after)))
      }),
      runs(100, 2_000),
    )
    expect(compared).toBeGreaterThan(50)
  })

  it('leaves deleted what was deleted, through any number of updates and changes of profile', () => {
    fc.assert(
      fc.property(history, ({ first, hand: edits, next: list, later }) => {
        const { hand, next, after } = walk(first, edits, list)
        const last = changed(next, later, 2)
        let text = merge(after, last).after
        for (const one of [
          { ...first, version: 4 },
          { ...next, version: 5 },
          { ...first, version: 6 },
        ]) {
          text = merge(text, one).after
        }
        const back = hand.touched.map(printed).filter(one => count(text ?? '', one) > count(hand.text, one))
        const lost = hand.written.filter(one => count(text ?? '', one) < count(hand.text, one))
        expect({ back, lost }).toEqual({ back: [], lost: [] })
      }),
      runs(100, 2_000),
    )
  })

  it('keeps every hand of two rounds of edits', () => {
    fc.assert(
      fc.property(history, ({ first, hand: edits, next: list, later, more }) => {
        const { hand, next, after } = walk(first, edits, list)
        const second = edited(after, more, 1)
        fc.pre(second !== undefined)
        if (second === undefined) return
        const last = merge(second.text, changed(next, later, 2)).after ?? ''
        const all = [...hand.written.filter(text => count(second.text, text) > 0), ...second.written]
        expect(all.filter(text => count(last, text) < count(second.text, text))).toEqual([])
      }),
      runs(100, 2_000),
    )
  })

  it('takes out what is ours and nothing else: remove leaves the hand-written blocks, in their order', () => {
    fc.assert(
      fc.property(history, ({ first, hand: edits, next: list }) => {
        const { hand, next, after, result } = walk(first, edits, list)
        fc.pre(result.refusals.length === 0)
        const removed = merge(after, undefined)
        const text = removed.after ?? ''
        const own = next.slots.map(slot => printed(textOf(slot)))
        expect(text.startsWith(before) && text.endsWith(behind)).toBe(true)
        expect(text).not.toContain('authmd:')
        expect(hand.written.filter(one => count(text, one) < count(after, one))).toEqual([])
        expect(own.filter(one => count(text, one) > Math.max(0, count(after, one) - 1))).toEqual([])
        const order = (of: string) => hand.written.toSorted((a, b) => of.indexOf(a) - of.indexOf(b))
        expect(order(text)).toEqual(order(after))
        for (const { actual, line } of removed.findings) {
          expect(
            text
              .split('\n')
              .slice((line ?? 1) - 1)
              .join('\n')
              .startsWith(actual ?? ' '),
          ).toBe(true)
        }
      }),
      runs(100, 2_000),
    )
  })
})

function bodyOf(text: string | undefined): string {
  const from = text?.indexOf('-->') ?? 0
  return text?.slice(from, text.indexOf('<!-- authmd:end')) ?? ''
}

/** The blocks without bullets and blank lines between them. */
function plainBody(text: string): string {
  const body = bodyOf(text).slice(3).trim()
  const blocks = parseBlocks(body).map(({ start, end }) => printed(body.slice(start, end)))
  return blocks.join('\n')
}
