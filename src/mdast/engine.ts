import type { Root } from 'mdast'
import { fromMarkdown, type Options as ParseOptions } from 'mdast-util-from-markdown'
import { type Options as PrintOptions, toMarkdown } from 'mdast-util-to-markdown'
import remarkGfm from 'remark-gfm'
import type { PrintStyle } from './print-style.ts'

// All of remark that the tool uses, without its processor, which would be as large as the rest. The build makes it a chunk
// that is read when one of these is first called: a text of ours is known as a tree already, and most are printed without it.

/** What remark's plugins hand to its parser and its printer. */
interface PluginData {
  readonly micromarkExtensions?: NonNullable<ParseOptions['extensions']>
  readonly fromMarkdownExtensions?: NonNullable<ParseOptions['mdastExtensions']>
  readonly toMarkdownExtensions?: NonNullable<PrintOptions['extensions']>
}

let gfm: PluginData | undefined

/** GFM because the guide holds tables, and because its readers escape what GFM would take for markup. */
function gfmData(): PluginData {
  if (gfm !== undefined) return gfm
  const data: PluginData = {}
  const plugin: (this: { readonly data: () => PluginData }) => void = remarkGfm
  plugin.call({ data: () => data })
  gfm = data
  return data
}

/** The syntax tree, with positions. A leading BOM is dropped and shifts them. */
export function parseWithEngine(text: string): Root {
  const { micromarkExtensions: extensions = [], fromMarkdownExtensions: mdastExtensions = [] } = gfmData()
  return fromMarkdown(text, { extensions, mdastExtensions })
}

/** Ends with the last character of the last block. */
export function printWithEngine(tree: Root, style: PrintStyle): string {
  const { toMarkdownExtensions: extensions = [] } = gfmData()
  const text = toMarkdown(tree, { ...style, fences: true, listItemIndent: 'one', rule: '-', extensions })
  return text.replace(/(?<!\n)\n+$/, '')
}
