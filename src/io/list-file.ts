import { readFileSync } from 'node:fs'
import { errorCode } from './error-code.ts'

/** The text of a list that was named on the command line, or what the system says against it. */
export function readListFile(path: string): { readonly text: string } | { readonly problem: string } {
  try {
    return { text: readFileSync(path, 'utf8') }
  } catch (error) {
    const code = errorCode(error)
    return { problem: code === 'ENOENT' ? 'does not exist' : `can't be read (${String(code)})` }
  }
}
