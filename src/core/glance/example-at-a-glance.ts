import type { KnownEntry } from '../../managed/lines/line-format.ts'
import { isFreshBlock, standingBlock } from '../../managed/lines/standing-block.ts'
import type { TargetPart } from '../../targets/target.ts'
import type { Provider } from '../../types.ts'

/** The part of an example env file that is certainly current; `undefined` means "look closer". */
export function exampleAtAGlance(
  { path, text }: { readonly path: string; readonly text: string },
  provider: Provider,
  entries: readonly KnownEntry[],
): TargetPart | undefined {
  const doubtful = /\r(?!\n)|<<<<<<< |sk-ant-/
  const standing = doubtful.test(text) ? undefined : standingBlock(text)
  if (standing === undefined) return undefined
  const { head, block, tail } = standing
  // A live line that names a key is a finding; a value in quotes can reach over lines, and over our markers.
  if (`${head}${tail}`.includes('ANTHROPIC_A') || mayReachOver(head)) return undefined
  return isFreshBlock(block, entries, provider)
    ? { target: 'env-example', path, state: 'current' }
    : undefined
}

const begun = /^\s*(?:export\s+)?[A-Za-z_][\w.-]*\s*=[ \t]*(["'`])/
const ended = /^[^"'`]*(["'`])(?:(?!\1)[^\\])*\1[ \t]*(?:#.*)?\r?$/

function mayReachOver(text: string): boolean {
  return /["'`]/.test(text) && text.split('\n').some(line => begun.test(line) && !ended.test(line))
}
