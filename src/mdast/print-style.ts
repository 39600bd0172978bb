/** How Markdown is written where CommonMark leaves a choice. */
export interface PrintStyle {
  readonly bullet: '-' | '*' | '+'
  readonly emphasis: '*' | '_'
  readonly strong: '*' | '_'
  readonly fence: '`' | '~'
  /** Titles are underlined, not numbered with `#`. */
  readonly setext: boolean
  /** A link whose text is its address is written in full too: some renderers don't know the short form. */
  readonly resourceLink: boolean
}

/** Whether the blocks of our templates stand in this style already. */
export function isCanonical(style: Partial<PrintStyle>): boolean {
  return Object.entries(style).every(([name, value]) => value === canonicalStyle[name as keyof PrintStyle])
}

/** What our templates are printed in. */
export const canonicalStyle: PrintStyle = {
  bullet: '-',
  emphasis: '_',
  strong: '*',
  fence: '`',
  setext: false,
  resourceLink: false,
}
