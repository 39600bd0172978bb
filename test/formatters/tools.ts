import { readFileSync } from 'node:fs'
import { createFromBuffer, type GlobalConfiguration } from '@dprint/formatter'
import { getPath } from '@dprint/markdown'
import { applyFixes, type Configuration } from 'markdownlint'
import { lint } from 'markdownlint/sync'
import { format, type Options } from 'prettier'
import { remark } from 'remark'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'

/** A formatter as people run it over a whole file. */
export interface Formatter {
  readonly name: string
  readonly format: (text: string) => string | Promise<string>
}

/** Every rule on, the ones that want a style with a style that differs from ours. */
export const strictLint: Configuration = {
  default: true,
  MD003: { style: 'atx' },
  MD004: { style: 'asterisk' },
  MD007: { indent: 4 },
  MD013: { line_length: 80, strict: true },
  MD029: { style: 'ordered' },
  MD030: { ul_single: 3, ul_multi: 3 },
  MD046: { style: 'fenced' },
  MD048: { style: 'tilde' },
  MD049: { style: 'asterisk' },
  MD050: { style: 'underscore' },
}

export const formatters: readonly Formatter[] = [
  prettier('default', {}),
  prettier('proseWrap always, 60', { proseWrap: 'always', printWidth: 60 }),
  prettier('proseWrap never, tabs', { proseWrap: 'never', useTabs: true, tabWidth: 4 }),
  markdownlint('default', { default: true }),
  markdownlint('strict', strictLint),
  dprint('default', {}),
  dprint('wrap 60', { textWrap: 'always', lineWidth: 60 }),
  dprint('never, asterisks', {
    textWrap: 'never',
    emphasisKind: 'asterisks',
    unorderedListKind: 'asterisks',
  }),
  {
    name: 'remark with gfm',
    format: text => String(remark().use(remarkFrontmatter).use(remarkGfm).processSync(text)),
  },
  {
    name: 'remark strict',
    format: text =>
      String(
        remark()
          .use(remarkFrontmatter)
          .use(remarkGfm)
          .data('settings', {
            bullet: '+',
            closeAtx: true,
            emphasis: '*',
            fence: '~',
            fences: true,
            listItemIndent: 'tab',
            rule: '_',
            setext: true,
            strong: '_',
          })
          .processSync(text),
      ),
  },
]

function prettier(name: string, options: Options): Formatter {
  return { name: `Prettier ${name}`, format: text => format(text, { ...options, parser: 'markdown' }) }
}

export function markdownlint(name: string, config: Configuration): Formatter {
  return {
    name: `markdownlint --fix ${name}`,
    format: text => {
      const errors = lint({ strings: { text }, config })['text'] ?? []
      return applyFixes(text, errors)
    },
  }
}

function dprint(name: string, config: GlobalConfiguration & Record<string, unknown>): Formatter {
  const formatter = createFromBuffer(readFileSync(getPath()))
  formatter.setConfig({}, config)
  return {
    name: `dprint ${name}`,
    format: text => formatter.formatText({ filePath: 'CLAUDE.md', fileText: text }),
  }
}
