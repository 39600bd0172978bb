import type { CutList } from '../../credentials/surroundings.ts'

/** What is looked into of many, and what was left out, if anything. */
export interface Some<Item> {
  readonly some: readonly Item[]
  readonly cut: readonly CutList[]
}

/** The first of them, as many as are looked into at most. */
export function firstOf<Item>(all: readonly Item[], bound: Omit<CutList, 'all'>): Some<Item> {
  const some = all.slice(0, bound.most)
  return { some, cut: some.length < all.length ? [{ ...bound, all: all.length }] : [] }
}
