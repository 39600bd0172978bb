import type { Paint } from './paint.ts'
import { visible } from './visible.ts'

/**
 * A diff for a terminal: coloured, with carriage returns and other control characters written out, so that a
 * changed line end can be seen and no file text can steer the terminal. Not for `git apply`.
 */
export function terminalDiff(diff: string, paint: Paint): string {
  return diff
    .split('\n')
    .map(line => lineFor(line, paint))
    .join('\n')
}

function lineFor(line: string, paint: Paint): string {
  // A pair of CR and LF in a context line is the document's own style; only in a change it tells something.
  const shown = visible(line.startsWith(' ') && line.endsWith('\r') ? line.slice(0, -1) : line)
  if (/^(?:diff --git |new file |deleted file |--- |\+\+\+ )/.test(line)) return paint.bold(shown)
  if (line.startsWith('@@')) return paint.cyan(shown)
  if (line.startsWith('+')) return paint.green(shown)
  if (line.startsWith('-')) return paint.red(shown)
  return line.startsWith('\\') ? paint.dim(shown) : shown
}
