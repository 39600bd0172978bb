/** What a root block is. `paragraph` and `definition` split where the definitions at its head end, one block each. */
export type RootBlockKind =
  | 'paragraph'
  | 'definition'
  | 'heading'
  | 'thematic-break'
  | 'fence'
  | 'indented-code'
  | 'html'
  | 'list'
  | 'quote'
  | 'front-matter'

/** One block at the root of a document. Offsets are UTF-16 code units of the text as given. */
export interface RootBlock {
  readonly kind: RootBlockKind
  /**
   * Offset of the first character: the marker, or the first character that is no space or tab. Indented code
   * and HTML own their indentation and begin where their line begins, as in micromark.
   */
  readonly start: number
  /** Offset at which the first line begins; on the first line of the text that is behind a BOM. */
  readonly lineStart: number
  /** Offset behind the last character, trailing spaces included, the final line end excluded. */
  readonly end: number
  /** 1-based line of `start`. */
  readonly line: number
  /** Of a heading: 1 to 6. */
  readonly depth?: number
  /** Of a heading: whether it is underlined. */
  readonly setext?: boolean
  /** Of HTML: the start condition, 1 to 7, as CommonMark counts them. */
  readonly htmlType?: HtmlType
  /** True when the text ends before the block does: a fence without its closing fence, HTML 1 to 5 without its end. */
  readonly open?: boolean
  /** Bullet (`-` `*` `+`) or delimiter (`.` `)`) of a list, character of a fence or of a thematic break. */
  readonly marker?: string
  /** Of a fence: how many of `marker` open it. */
  readonly fenceLength?: number
}

export type HtmlType = 1 | 2 | 3 | 4 | 5 | 6 | 7
