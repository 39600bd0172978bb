import { finishParagraph } from './begin-block.ts'
import { nextLine } from './line-cursor.ts'
import type { RootBlock } from './root-block.ts'
import { scanLine } from './scan-line.ts'
import { createScanner, type NestedHtml } from './scanner.ts'

export interface Scan {
  /** In order; together with blank lines and a BOM they cover the text. */
  readonly blocks: readonly RootBlock[]
  readonly nestedHtml: readonly NestedHtml[]
}

export interface ScanOptions {
  /** Whether a first line `---` up to a later `---` is front matter. Default true. */
  readonly frontMatter?: boolean
}

/**
 * Finds the root blocks of a Markdown document after CommonMark 0.31.2, in one pass and in linear time.
 *
 * Inline structure is not read. Lines end with LF, CRLF or CR. Where implementations disagree the
 * specification and commonmark.js are followed; the tests name each case.
 */
export function scanRootBlocks(text: string, options: ScanOptions = {}): Scan {
  const scanner = createScanner(text, options.frontMatter ?? true)
  while (nextLine(scanner.cursor)) scanLine(scanner)
  finishParagraph(scanner)
  const { leaf, containers, htmlType, outline, nestedHtml } = scanner
  const isUnclosed = leaf === 'fence' || (leaf === 'html' && htmlType < 6)
  if (isUnclosed && containers.widths.length === 0) outline.last.open = true
  return { blocks: outline.blocks, nestedHtml }
}
