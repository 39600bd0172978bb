import type { Plugin } from 'rolldown'

/**
 * Writes all that is beyond ASCII as an escape, in strings and patterns alike. One such letter makes an engine keep the
 * whole file in twice the memory, after a slower reading of it.
 */
export function asciiOnly(): Plugin {
  return {
    name: 'ascii-only',
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue
        // There an escape would be the text itself.
        if (/String\.raw`[^`]*[^\0-\x7f`]/.test(output.code))
          throw new Error(`${output.fileName} has a raw string with letters beyond ASCII`)
        output.code = output.code.replace(
          /[^\0-\x7f]/g,
          unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
        )
      }
    },
  }
}
