/**
 * The digest of a canonical form: 6 hex digits. A hand-written block meets one of 30 digests with a
 * probability of 1.8e-6. The algorithm (FNV-1a, then the finalizer of MurmurHash3, 24 bits of it) never
 * changes without a new format version.
 */
export function digestOf(canonical: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < canonical.length; index++) {
    const unit = canonical.charCodeAt(index)
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193)
    hash = Math.imul(hash ^ (unit >> 8), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) & 0xffffff).toString(16).padStart(6, '0')
}
