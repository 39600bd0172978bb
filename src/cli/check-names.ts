import { InputError } from '../options/input-error.ts'
import type { Arguments, Flag } from './command.ts'

/**
 * Holds the names that flags were given against their axes, so that a command gets none that does not exist. The axes are
 * loaded only where such a flag was given. Throws `InputError` with what was meant.
 */
export async function checkNames(table: readonly Flag[], { flags }: Arguments): Promise<void> {
  const given = table.flatMap(({ name, axis }) => {
    const value = flags[name]
    return axis === undefined || value === undefined ? [] : [{ name, axis, values: [value].flat() }]
  })
  if (given.length === 0) return
  const [{ axes }, { unknownName }] = await Promise.all([
    import('../options/axes.ts'),
    import('../options/unknown-name.ts'),
  ])
  for (const { name, axis, values } of given) {
    const known: readonly string[] = axes[axis]
    const stranger = values.map(String).find(value => !known.includes(value))
    if (stranger !== undefined)
      throw new InputError('unknown-name', unknownName(`--${name}`, stranger, known))
  }
}
