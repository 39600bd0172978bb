import type { SourceId } from '../../credentials/types.ts'

/**
 * A handle on the values that a probe saw. It is an empty object: whatever prints, spreads or stores it finds
 * nothing. Only the files of `io/` can open it.
 */
export interface Vault {
  readonly vault: true
}

const contents = new WeakMap<Vault, Map<SourceId, string>>()

export function newVault(): Vault {
  const vault: Vault = Object.freeze({ vault: true })
  contents.set(vault, new Map())
  return vault
}

/** Keeps a value in the form in which it is sent. */
export function keep(vault: Vault, source: SourceId, value: string): void {
  contents.get(vault)?.set(source, value)
}

/** The value as the client sends it. Every call of this is a place at which a secret can leave. */
export function reveal(vault: Vault, source: SourceId): string | undefined {
  return contents.get(vault)?.get(source)
}

/** For each source the first earlier one, in the given order, that holds the same value; blank values aside. */
export function sameAs(vault: Vault, order: readonly SourceId[]): ReadonlyMap<SourceId, SourceId> {
  const first = new Map<string, SourceId>()
  const same = new Map<SourceId, SourceId>()
  for (const source of order) {
    const value = reveal(vault, source)
    if (!value) continue
    const earlier = first.get(value)
    if (earlier === undefined) first.set(value, source)
    else if (earlier !== source) same.set(source, earlier)
  }
  return same
}
