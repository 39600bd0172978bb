import { grouped } from './grouped.ts'
import type { World } from './world.ts'

/** A bar on one line of a terminal, at most ten times a second. */
export interface Progress {
  /** Counts one more. What it returns is to be awaited: then Ctrl-C works in a long scan. */
  readonly step: () => Promise<void> | undefined
  /** Takes the bar away. */
  readonly end: () => void
  /** Takes it away until the next step, so that something else can be printed. */
  readonly hide: () => void
}

interface ToCount {
  readonly total: number
  /** In the plural: `files`. */
  readonly unit: string
  readonly quiet: boolean
  /** After how many steps the clock is asked. */
  readonly every?: number
}

const WIDTH = 24
const PAUSE = 100

/** The bar goes to standard error; where that is no terminal nothing is written. */
export function progress(world: World, { total, unit, quiet, every = 64 }: ToCount): Progress {
  const output = world.stderr
  const shown = output.isTTY && !quiet
  let done = 0
  let next = Date.now() + PAUSE
  let drawn = 0
  const draw = () => {
    const part = total === 0 ? 1 : Math.min(1, done / total)
    const filled = Math.round(part * WIDTH)
    const text = `[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${grouped(done)} of ${grouped(total)} ${unit}`
    output.write(`\r${text.padEnd(drawn)}`)
    drawn = text.length
  }
  const clear = () => {
    if (drawn > 0) output.write(`\r${' '.repeat(drawn)}\r`)
    drawn = 0
  }
  return {
    step: () => {
      done++
      // The clock is asked now and then only: it costs more than a small file.
      if (done % every !== 0 || Date.now() < next) return undefined
      next = Date.now() + PAUSE
      if (shown) draw()
      return world.breathe?.()
    },
    end: clear,
    hide: clear,
  }
}
