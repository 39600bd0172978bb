import type { Output } from '../world.ts'

/** A bar on one line of a terminal, at most ten times a second. */
export interface Progress {
  /** Counts one more; resolves when the event loop has had its turn, so that Ctrl-C works in a long scan. */
  readonly step: () => Promise<void> | undefined
  /** Takes the bar away. */
  readonly end: () => void
}

const WIDTH = 24
const PAUSE = 100

/** `output` is standard error; where it is no terminal nothing is written. */
export function progress(output: Output, total: number, unit: string, quiet: boolean): Progress {
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
  return {
    step: () => {
      done++
      // The clock is asked now and then only: it costs more than a small file.
      if (done % 64 !== 0 || Date.now() < next) return undefined
      next = Date.now() + PAUSE
      if (shown) draw()
      return new Promise(resolve => setImmediate(resolve))
    },
    end: () => {
      if (drawn > 0) output.write(`\r${' '.repeat(drawn)}\r`)
    },
  }
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
