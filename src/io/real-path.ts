import { realpathSync } from 'node:fs'

/** The path with all links followed; `undefined` where nothing is there, or nothing may be seen. */
export function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}
