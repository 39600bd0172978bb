import { axes } from '../options/axes.ts'
import type { Flag } from './command.ts'

/** The names that a flag takes, where they are known. */
export function namesFor({ choices, axis }: Flag): readonly string[] | undefined {
  return axis === undefined ? choices?.() : axes[axis]
}
