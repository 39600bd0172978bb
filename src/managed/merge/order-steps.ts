import type { FreshBlock, Step } from './decision.ts'

interface ToOrder {
  readonly steps: readonly Step[]
  readonly fresh: readonly FreshBlock[]
  /** The step that a fresh block has already. */
  readonly stepOfFresh: ReadonlyMap<number, number>
}

/** An unedited section becomes the fresh render, in its order, with the bytes of unchanged blocks kept. */
export function inFreshOrder({ steps, fresh, stepOfFresh }: ToOrder): readonly Step[] {
  return fresh.map((_, f) => steps[stepOfFresh.get(f) ?? -1] ?? { take: 'fresh', index: f })
}

/** Puts each fresh block that has no place yet behind its nearest placed predecessor. */
export function insertMissing(
  { steps, fresh, stepOfFresh }: ToOrder,
  isWithheld: (f: number) => boolean,
): readonly Step[] {
  const after = new Map<number, Step[]>()
  let anchor = -1
  for (const f of fresh.keys()) {
    const at = stepOfFresh.get(f)
    if (at !== undefined) anchor = at
    else if (!isWithheld(f)) after.set(anchor, [...(after.get(anchor) ?? []), { take: 'fresh', index: f }])
  }
  return [...(after.get(-1) ?? []), ...steps.flatMap((step, at) => [step, ...(after.get(at) ?? [])])]
}
