import type { Shell } from '../../shells/shell.ts'
import { wordsOf } from '../../shells/words-of.ts'
import { readFrontMatter } from '../../templates/front-matter.ts'
import type { Os } from '../../types.ts'

export interface RuleText {
  readonly title: string
  readonly fix: string
  /** The page that the facts come from, where it is one. */
  readonly url?: string
}

/**
 * The fix of a rule as plain text for one shell. The template is taken apart by its lines: doctor has to be quick, and
 * a parser of Markdown costs more than all the rest. `explain` renders the same template as a document.
 */
export function ruleText(
  template: string,
  input: {
    readonly id: string
    readonly shell: Shell
    readonly os: readonly Os[]
    readonly variable?: string
    /** The settings file in which the value stands; a command of the shell doesn't help there. */
    readonly settings?: string
  },
): RuleText {
  const { meta, body } = readFrontMatter(`explain/${input.id}.md`, template)
  const source = meta.get('source') ?? ''
  const url = /^https:\/\//.test(source) ? { url: source } : {}
  const after = body.slice(body.indexOf('<!-- fix -->') + '<!-- fix -->'.length).trim()
  const named = new Set([...after.matchAll(/\{\{\w+ (\w+)\}\}/g)].map(match => match[1]))
  const only = named.size === 1 ? input.variable : undefined
  const words: Readonly<Record<string, string>> = { ...wordsOf(input.shell, input.os), tool: 'authmd' }
  const fill = (text: string) =>
    text.replaceAll(/(?<!\$)\{\{(\w+)(?: (\w+))?\}\}/g, (_, word: string, name: string | undefined) =>
      (words[word] ?? '').split('NAME').join(only ?? name ?? 'NAME'),
    )
  const parts = paragraphs(after).filter(
    part => input.settings === undefined || !/\{\{(?:set|unset|find|persist) /.test(part),
  )
  const lead =
    input.settings === undefined || parts.length === paragraphs(after).length ? [] : [edit(input.settings)]
  const lines = [...lead, ...parts.map(part => fill(part))]
  return { title: meta.get('title') ?? input.id, fix: lines.map(plain).join('\n'), ...url }
}

function edit(settings: string): string {
  return `Change or delete it in ${settings}, which is stronger than the shell, and start Claude Code anew.`
}

/** Paragraphs and fences; a fence stays with the paragraph that leads to it. */
function paragraphs(text: string): readonly string[] {
  return text.split(/\n\n(?!```)/)
}

/** Without the fences; what was in them is indented, so that it can be told from the sentences. */
function plain(part: string): string {
  let inside = false
  return part
    .split('\n')
    .flatMap(line => {
      if (line.startsWith('```')) {
        inside = !inside
        return []
      }
      if (line === '') return []
      return [inside ? `  ${line}` : line]
    })
    .join('\n')
}
