import type { Command, Flag } from '../src/cli/command.ts'
import { commands } from '../src/cli/commands/index.ts'
import { commonFlags, flagsOf } from '../src/cli/flags.ts'
import { namesFor } from '../src/cli/names-for.ts'
import { configJsonSchema } from '../src/config/schema.ts'
import { configPlaces } from '../src/paths.ts'

/** The page `docs/reference.md`: every command with its flags, and every key of the configuration. */
export function referencePage(): string {
  const everywhere = commonFlags.filter(flag => commands.every(command => flagsOf(command).includes(flag)))
  const parts = [
    '# Reference',
    'Made from the tables that the tool itself reads (`node scripts/reference.mjs`). `NAME…` may be repeated, or is a list with commas.',
    '## Every command',
    flagTable([...everywhere, help]),
    ...commands.flatMap(command => commandParts(command, everywhere)),
    '## Configuration',
    `One of ${configPlaces.map(place => (place === 'package.json' ? 'the key `authmd` of `package.json`' : `\`${place}\``)).join(', ')}, in the repository's root; JSON with comments. A flag wins over it, it wins over what the markers record, and that wins over detection. A flag that contradicts it is recorded, and counts until the configuration changes. \`authmd schema\` prints its JSON Schema.`,
    keyTable(),
  ]
  return `${parts.join('\n\n')}\n`
}

/** It comes from what reads the command line, not from a table. */
const help: Flag = {
  name: 'help',
  alias: 'h',
  type: 'boolean',
  describe: 'Print what the command does, its flags and examples',
}

function commandParts(command: Command, everywhere: readonly Flag[]): readonly string[] {
  const { name, positional, describe, examples } = command
  const usage =
    positional === undefined ? name : `${name} [${positional.name}${positional.many === true ? '…' : ''}]`
  const own = flagsOf(command).filter(flag => !everywhere.includes(flag))
  return [
    `## \`authmd ${usage}\``,
    `${describe}.${positional === undefined ? '' : ` \`${positional.name}\`: ${lowerFirst(positional.describe)}.`}`,
    ...(own.length === 0 ? [] : [flagTable(own)]),
    examples.map(({ line, does }) => `    ${line.padEnd(48)}  ${lowerFirst(does)}`).join('\n'),
  ]
}

function flagTable(flags: readonly Flag[]): string {
  return table(
    ['flag', 'meaning'],
    flags.map(flag => {
      const { name, alias, type, value, describe } = flag
      const taken = type === 'boolean' ? '' : ` ${value ?? 'VALUE'}${type === 'list' ? '…' : ''}`
      const short = alias === undefined ? '' : `, \`-${alias}\``
      const known = namesFor(flag)
      const list = known === undefined ? '' : `: ${known.join(', ')}`
      return [`\`--${name}${taken}\`${short}`, `${describe}${list}`]
    }),
  )
}

interface Property {
  readonly description?: string
  readonly type?: string
  readonly enum?: readonly string[]
  readonly items?: { readonly enum?: readonly string[] }
  readonly properties?: Readonly<Record<string, Property>>
}

function keyTable(): string {
  const { properties = {} } = configJsonSchema() as Property
  return table(['key', 'value', 'meaning'], keyRows(properties, ''))
}

function keyRows(
  properties: Readonly<Record<string, Property>>,
  before: string,
): readonly (readonly string[])[] {
  return Object.entries(properties).flatMap(([key, property]) => [
    [`\`${before}${key}\``, valuesOf(property), property.description ?? ''],
    ...keyRows(property.properties ?? {}, `${before}${key}.`),
  ])
}

function valuesOf({ type, enum: values, items, properties }: Property): string {
  if (properties !== undefined) return 'object'
  if (values !== undefined) return values.map(code).join(', ')
  if (items?.enum !== undefined) return `list of ${items.enum.map(code).join(', ')}`
  return type ?? ''
}

function code(text: string): string {
  return `\`${text}\``
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
