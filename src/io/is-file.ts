import { statSync } from 'node:fs'

/** Whether a path leads to a file; one that no disk takes leads to none either. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}
