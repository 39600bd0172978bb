import { type LineLanguage, set, unset } from './line-language.ts'

/** Of sh and the shells that extend it. */
export const posixLines: LineLanguage = {
  patterns: [
    set(/^\s*(?:export|(?:typeset|declare)\s+-g?x)\s+(\w+)=(.*)$/, true),
    set(/^\s*(?:readonly\s+|typeset\s+|declare\s+)?(\w+)=(.*)$/, false),
    unset(/^\s*unset\s+(?:-v\s+)?(\w+)/),
  ],
  exportedBy: line => /^\s*export\s+(\w+(?:\s+\w+)*)(?:\s|;|$)/.exec(line)?.[1]?.split(/\s+/) ?? [],
}
