/** Colours a text for a terminal, or leaves it as it is. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly green: (text: string) => string
  readonly yellow: (text: string) => string
  readonly blue: (text: string) => string
  readonly cyan: (text: string) => string
}

const same = (text: string): string => text

/** Without colour: for pipes, files and `NO_COLOR`. */
export const PLAIN: Paint = {
  bold: same,
  dim: same,
  red: same,
  green: same,
  yellow: same,
  blue: same,
  cyan: same,
}

/** The eight colours that every terminal lets its user choose; none of them is set by number. */
export const COLORED: Paint = {
  bold: style(1, 22),
  dim: style(2, 22),
  red: style(31, 39),
  green: style(32, 39),
  yellow: style(33, 39),
  blue: style(34, 39),
  cyan: style(36, 39),
}

/**
 * The paint for an output. `flag` is `--color` or `--no-color`, which decides where it is given; then `FORCE_COLOR`
 * (`0` and `false` switch off), then `NO_COLOR` (any value but the empty one), then whether it is a terminal.
 */
export function paintFor(options: {
  readonly isTTY: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  readonly flag?: boolean | undefined
}): Paint {
  const { isTTY, env, flag } = options
  if (flag !== undefined) return flag ? COLORED : PLAIN
  const force = env['FORCE_COLOR']
  if (force !== undefined) return force === '0' || force === 'false' ? PLAIN : COLORED
  if (env['NO_COLOR']) return PLAIN
  return isTTY && env['TERM'] !== 'dumb' ? COLORED : PLAIN
}

function style(on: number, off: number): (text: string) => string {
  return text => (text === '' ? '' : `\x1b[${on}m${text}\x1b[${off}m`)
}
