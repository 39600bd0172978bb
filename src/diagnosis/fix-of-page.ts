import { clientFiles } from '../shells/client-files.ts'
import type { Shell } from '../shells/shell.ts'
import { wordsOf } from '../shells/words-of.ts'
import { readFrontMatter } from '../templates/front-matter.ts'
import type { Os } from '../types.ts'

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
    /** What starts this tool. */
    readonly program?: string
    readonly variable?: string
    /** The settings file in which the value stands; a command of the shell doesn't help there. */
    readonly settings?: string
    /** That file is the administrator's, and not the reader's to change. */
    readonly managed?: boolean
    /** A subscription login is here: who has one needs no key, and is not told to set one. */
    readonly login?: boolean
  },
): RuleText {
  const { meta, body } = readFrontMatter(`explain/${input.id}.md`, template)
  const source = meta.get('source') ?? ''
  const url = /^https:\/\//.test(source) ? { url: source } : {}
  const after = body.slice(body.indexOf('<!-- fix -->') + '<!-- fix -->'.length).trim()
  const named = new Set([...after.matchAll(/\{\{\w+ (\w+)\}\}/g)].map(match => match[1]))
  // A token of `claude setup-token` belongs in this one variable, whichever the finding is about.
  const only = named.size === 1 && !named.has('CLAUDE_CODE_OAUTH_TOKEN') ? input.variable : undefined
  const { program = 'authmd' } = input
  const words: Readonly<Record<string, string>> = {
    ...wordsOf(input.shell, input.os),
    ...clientFiles(input.shell),
    tool: program,
  }
  const fill = (text: string) =>
    text.replaceAll(/(?<!\$)\{\{(\w+)(?: (\w+))?\}\}/g, (_, word: string, name: string | undefined) =>
      (words[word] ?? '').split('NAME').join(only ?? name ?? 'NAME'),
    )
  const all = paragraphs(after)
  const variable = only ?? 'ANTHROPIC_API_KEY'
  const parts = all.filter(part =>
    input.settings === undefined
      ? input.login !== true || !(setsKey.test(part) && isKey(variable))
      : !/\{\{(?:set|unset|find|persist) /.test(part),
  )
  const takeOut = () =>
    parts.some(part => part.includes('{{unset '))
      ? []
      : [
          withoutKey(
            variable,
            fill(`{{find ${variable}}}\n{{unset ${variable}}}`),
            `${program} explain ${input.id}`,
          ),
        ]
  const lead =
    parts.length === all.length
      ? []
      : input.settings === undefined
        ? takeOut()
        : [edit(input.settings, input)]
  const lines = [...lead, ...parts.map(part => fill(part))]
  return { title: meta.get('title') ?? input.id, fix: lines.map(plain).join('\n'), ...url }
}

const setsKey = /\{\{(?:set|persist) (?:ANTHROPIC_API_KEY|ANTHROPIC_AUTH_TOKEN)\}\}/
const isKey = (name: string) => name === 'ANTHROPIC_API_KEY' || name === 'ANTHROPIC_AUTH_TOKEN'

function withoutKey(variable: string, commands: string, more: string): string {
  return `You are logged in, so no key is needed: delete ${variable} where it is set, and unset it in this session. To keep the key, see \`${more}\`.\n\`\`\`\n${commands}\n\`\`\``
}

function edit(settings: string, { managed }: { readonly managed?: boolean }): string {
  return managed === true
    ? `Ask the administrator to change it in ${settings}, which overrides the shell.`
    : `Change or delete it in ${settings}, which overrides the shell, and restart Claude Code.`
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
