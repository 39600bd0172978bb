import type { Plugin } from 'rolldown'

/**
 * Puts off what yargs' text-width packages prepare at load and seldom use. A `/v` literal costs Node
 * 17 to 20 ms when it is only parsed, `new Intl.Segmenter()` at top level 10 ms; with both put off,
 * loading yargs costs 1.4 instead of 2.4 bare starts of Node. What our help consists of, printable ASCII and
 * the ellipsis, is one column a character, so that measuring it needs none of them either.
 */
export function lazyUnicode(): Plugin {
  return {
    name: 'lazy-unicode',
    transform: {
      filter: { id: /node_modules[\\/]string-width[\\/]/ },
      handler: code => ({ code: putOff(code), map: null }),
    },
  }
}

const constant = /^const (\w+) = (?:\/(.+)\/(v)|(new Intl\.Segmenter\(\)));$/gm

const measure = /export default function stringWidth\((\w+), options = {}\) {\n/

function putOff(code: string): string {
  if (!measure.test(code)) throw new Error('string-width has a new form: teach scripts/lazy-unicode.ts')
  return lazyConstants(code).replace(
    measure,
    (start, text) => `${start}if (/^[\\x20-\\x7e\\u2026]*$/.test(${text})) return ${text}.length;\n`,
  )
}

/** The module with each of its costly constants made at its first use: every `name` becomes `name()`. */
function lazyConstants(code: string): string {
  return [...code.matchAll(constant)].reduce((text, [declaration, name = '', source, flags, call]) => {
    const made = call ?? `new RegExp(${JSON.stringify(source)}, ${JSON.stringify(flags)})`
    const start = text.indexOf(declaration)
    const use = new RegExp(`\\b${name}\\b`, 'g')
    const before = text.slice(0, start).replace(use, () => `${name}()`)
    const after = text.slice(start + declaration.length).replace(use, () => `${name}()`)
    return `${before}const ${name} = () => ${name}.kept ??= ${made};${after}`
  }, code)
}
