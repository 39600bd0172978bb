import { type Arguments, type Command, type Part, type Together, UsageError } from './command.ts'
import { commonTogether, formatOf } from './flags.ts'

/** A flag that would not count is refused, before the command is loaded. Throws `UsageError`. */
export function checkTogether(command: Command, args: Arguments): void {
  const refusal = refusalOf(command, args)
  if (refusal !== undefined) throw new UsageError(refusal)
}

/** Why a command line is refused for what stands on it together, by the first row that refuses it. */
export function refusalOf(command: Command, args: Arguments): string | undefined {
  const parts = partsOf(args)
  for (const row of [...(command.together ?? []), ...commonTogether]) {
    if (!row.when.every(part => parts.has(part)) || row.unless?.some(part => parts.has(part))) continue
    const other = otherOf(row, parts)
    if (other !== undefined) return row.told.replace('{other}', () => shown(other, command, args))
    if (row.needs?.some(part => parts.has(part)) === false) return row.told
  }
  return undefined
}

function partsOf({ flags, positionals }: Arguments): ReadonlySet<Part> {
  const given = Object.entries(flags).flatMap(([name, value]) =>
    value === undefined || value === false
      ? []
      : [name, ...[value].flat().flatMap(one => (typeof one === 'string' ? [`${name}=${one}`] : []))],
  )
  const words = positionals.length === 0 ? [] : ['word', ...(positionals.includes('-') ? ['-'] : [])]
  const several = positionals.length > 1 ? ['words'] : []
  return new Set([...given, ...words, ...several, `form=${formatOf({ flags })}`])
}

function otherOf({ when, only, never = [] }: Together, parts: ReadonlySet<Part>): Part | undefined {
  if (only === undefined) return never.find(part => parts.has(part))
  return [...parts].find(part => !part.includes('=') && !['-', 'words', ...when, ...only].includes(part))
}

/** As it was given: the flag, the form by the flag that asks for it, or the words by their name in the help. */
function shown(part: Part, { positional }: Command, { flags }: Arguments): string {
  if (['word', 'words', '-'].includes(part)) return `the ${positional?.name ?? 'word'}s`
  const [name = '', value] = part.split('=')
  if (name !== 'form') return `--${name}${value === undefined ? '' : ` ${value}`}`
  return flags['json'] === true ? '--json' : `--format ${value}`
}
