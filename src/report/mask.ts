import { findTokens } from '../secrets/token.ts'
import { maskArguments } from './mask-arguments.ts'
import { maskBlocks } from './mask-blocks.ts'
import { maskHere } from './mask-here.ts'
import { maskNear } from './mask-near.ts'
import { maskOther } from './mask-other.ts'
import { maskRows } from './mask-rows.ts'
import { maskValues } from './mask-values.ts'
import { maskWritings } from './mask-writings.ts'
import { masked } from './masked.ts'

/**
 * The one function that every printed line passes. Of a credential only the kind and the length stay
 * (`sk-ant-api03-…(108 characters)`), wherever it stands: in prose, a diff, a JSON string, a URL, a command;
 * also wrapped over lines. In an assignment to a variable that names a secret the whole value goes.
 * Placeholders and references (`$NAME`, `${{ … }}`, `op://…`) stay. `mask(mask(x))` is `mask(x)`; time is linear.
 *
 * ```js
 * import { mask } from 'authmd/core'
 *
 * console.log(mask(`x-api-key: sk-ant-api03-${'Ab3'.repeat(31)}AA`)) // x-api-key: sk-ant-api03-…(108 characters)
 * ```
 */
export function mask(text: string): string {
  const known = maskOther(maskWritings(maskTokens(text)))
  return maskNear(maskBlocks(maskHere(maskValues(maskArguments(maskRows(known))))))
}

function maskTokens(text: string): string {
  let result = ''
  let done = 0
  for (const token of findTokens(text)) {
    if (token.placeholder) continue
    const prefix = token.kind.id === '' ? 'sk-ant-' : `sk-ant-${token.kind.id}-`
    token.pieces.forEach((piece, index) => {
      result += text.slice(done, piece.start) + (index === 0 ? masked(token.length, prefix) : '…')
      done = piece.end
    })
  }
  return result + text.slice(done)
}
