import { findTokens } from '../secrets/token.ts'
import { base64Runs, type Unfolded, withoutEscapes } from '../secrets/unfold.ts'
import { masked } from './masked.ts'

/** Masks a credential of Anthropic that is written in base64, or with escapes of JSON, HTML or an address. */
export function maskWritings(text: string): string {
  const escapes = withoutEscapes(text)
  const hidden = [...base64Runs(text), ...(escapes === undefined ? [] : [escapes])]
    .flatMap(placesIn)
    .toSorted((a, b) => a.start - b.start)
  let result = ''
  let done = 0
  for (const { start, end } of hidden) {
    if (start < done) continue
    result += text.slice(done, start) + masked(end - start)
    done = end
  }
  return result + text.slice(done)
}

function placesIn({ text, original }: Unfolded): readonly { readonly start: number; readonly end: number }[] {
  return findTokens(text).flatMap(({ placeholder, pieces }) =>
    placeholder ? [] : pieces.map(piece => ({ start: original(piece.start), end: original(piece.end) })),
  )
}
