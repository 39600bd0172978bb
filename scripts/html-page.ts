import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'rolldown'
import { address } from '../src/address.ts'
import { version } from '../src/version.ts'

const source = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../src/page/${name}`, import.meta.url)), 'utf8')

/**
 * Puts the one chunk of a build into `page.html`: the page of `authmd guide --html`, one file whose policy lets nothing
 * run and nothing load but what stands in it.
 */
export function htmlPage(fileName: string): Plugin {
  return {
    name: 'html-page',
    generateBundle(_, bundle) {
      const [chunk, ...others] = Object.values(bundle)
      if (chunk?.type !== 'chunk' || others.length > 0) throw new Error('the page is more than one file')
      delete bundle[chunk.fileName]
      this.emitFile({ type: 'asset', fileName, source: pageWith(chunk.code) })
    },
  }
}

function pageWith(code: string): string {
  const script = insideHtml(code)
  const style = source('page.css').replace(/\n\s*/g, '\n').trim()
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
  const home = address === undefined ? '' : ` (${address})`
  const parts: Readonly<Record<string, string>> = { policy, script, style, version, home }
  return source('page.html').replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = parts[name]
    if (value === undefined) throw new Error(`page.html asks for ${name}`)
    return value
  })
}

/**
 * Where a string or a pattern of the script looks like the end of the element or like a comment, or holds a character
 * that a parser of HTML replaces (which would change the hash), it is escaped.
 */
function insideHtml(code: string): string {
  return code
    .trim()
    .replace(/<(?=!--|\/?script)/gi, '\\x3C')
    .replaceAll('\0', '\\x00')
    .replaceAll('\r', '\\r')
}

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`
