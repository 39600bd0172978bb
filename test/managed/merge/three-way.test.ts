import { describe, expect, it } from 'vitest'
import { mergeBlocks } from '../../../src/managed/merge/three-way.ts'
import type { OnEdit } from '../../../src/names.ts'

/** `a1`: block id `a`, content `1`. The digest is the content, so that a person's text can equal a template's. */
const entries = (list: string) =>
  list
    .split(' ')
    .filter(Boolean)
    .map(word => ({ id: word[0] ?? '', digest: word, kind: 'paragraph' }))

function merge(base: string, ours: string, fresh: string, onEdit: OnEdit = 'merge') {
  const oursBlocks = entries(ours)
  const freshBlocks = entries(fresh)
  const {
    steps,
    conflicts,
    entries: next,
    ...rest
  } = mergeBlocks({ recorded: entries(base), ours: oursBlocks, fresh: freshBlocks }, { onEdit })
  const text = steps
    .map(step => (step.take === 'ours' ? oursBlocks : freshBlocks)[step.index]?.digest)
    .join(' ')
  return {
    text,
    next: next.map(({ digest }) => digest).join(' '),
    conflicts: conflicts.map(({ id }) => id),
    ...rest,
  }
}

describe('each block is decided on its own', () => {
  it('takes what changed only in the template', () => {
    expect(merge('a1 b1 c1', 'a1 b1 c1', 'a1 b2 c1')).toMatchObject({
      text: 'a1 b2 c1',
      next: 'a1 b2 c1',
      edited: false,
    })
    expect(merge('a1 b1', 'a1 b1', 'b1 c1')).toMatchObject({ text: 'b1 c1', edited: false })
  })
  it('keeps what changed only by hand', () => {
    expect(merge('a1 b1 c1', 'a1 X c1', 'a1 b1 c1')).toMatchObject({
      text: 'a1 X c1',
      conflicts: [],
      edited: true,
    })
  })
  it('lets an edit and a template change stand side by side', () => {
    expect(merge('a1 b1 c1', 'a1 X c1', 'a1 b1 c2')).toMatchObject({
      text: 'a1 X c2',
      conflicts: [],
      next: 'a1 b1 c2',
    })
    expect(merge('a1 b1 c1', 'a1 X c1', 'a2 b1 c2')).toMatchObject({ text: 'a2 X c2', conflicts: [] })
  })
  it('keeps what was added by hand, where it was added', () => {
    expect(merge('a1 b1', 'a1 X b1', 'a2 b1 c1')).toMatchObject({ text: 'a2 X b1 c1', deleted: [] })
  })
  it('leaves deleted what was deleted, through updates', () => {
    expect(merge('a1 b1 c1', 'a1 c1', 'a1 b1 c2')).toMatchObject({
      text: 'a1 c2',
      deleted: ['b'],
      next: 'a1 b1 c2',
    })
    expect(merge('a1 b1 c2', 'a1 c2', 'a1 b2 c2')).toMatchObject({
      text: 'a1 c2',
      deleted: ['b'],
      conflicts: [],
    })
  })
  it('follows what was moved, and updates it there', () => {
    expect(merge('a1 b1 c1', 'c1 a1 b1', 'a1 b1 c2')).toMatchObject({ text: 'c2 a1 b1', edited: true })
  })
  it('names what both changed, keeps the text of the person, and the old digest', () => {
    const first = merge('a1 b1 c1', 'a1 X c1', 'a1 b2 c1')
    expect(first).toMatchObject({ text: 'a1 X c1', conflicts: ['b'], next: 'a1 b1 c1' })
    expect(merge(first.next, first.text, 'a1 b2 c1')).toMatchObject({
      text: 'a1 X c1',
      conflicts: ['b'],
      next: 'a1 b1 c1',
    })
  })
  it('keep accepts the text of the person for good', () => {
    const kept = merge('a1 b1 c1', 'a1 X c1', 'a1 b2 c1', 'keep')
    expect(kept).toMatchObject({ text: 'a1 X c1', conflicts: [], next: 'a1 b2 c1' })
    expect(merge(kept.next, kept.text, 'a1 b2 c1')).toMatchObject({
      text: 'a1 X c1',
      conflicts: [],
      next: 'a1 b2 c1',
    })
  })
  it('overwrite takes ours, and what was added stays', () => {
    expect(merge('a1 b1 c1', 'a1 X c1', 'a1 b2 c1', 'overwrite')).toMatchObject({
      text: 'a1 b2 c1',
      conflicts: [],
      next: 'a1 b2 c1',
    })
    expect(merge('a1 b1', 'a1 b1 X', 'a1 b1', 'overwrite')).toMatchObject({ text: 'a1 b1 X' })
  })
  it('settles a conflict when the person writes what the template says', () => {
    expect(merge('a1 b1 c1', 'a1 b2 c1', 'a1 b2 c1')).toMatchObject({
      text: 'a1 b2 c1',
      conflicts: [],
      next: 'a1 b2 c1',
    })
  })
  it('gives the id to the first of two copies, and updates that one', () => {
    expect(merge('a1 b1', 'a1 a1 b1', 'a2 b1')).toMatchObject({ text: 'a2 a1 b1' })
  })
  it('keeps an edited variant that has left the profile', () => {
    expect(merge('a1 z1 c1', 'a1 X c1', 'a1 f1 c1')).toMatchObject({
      text: 'a1 f1 X c1',
      conflicts: [],
      edited: true,
    })
  })
  it('swaps a variant for another, and back to the same', () => {
    expect(merge('a1 z1 c1', 'a1 z1 c1', 'a1 f1 c1').text).toBe('a1 f1 c1')
    expect(merge('a1 f1 c1', 'a1 f1 c1', 'a1 z1 f1 c1').text).toBe('a1 z1 f1 c1')
  })
})
