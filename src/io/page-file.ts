import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from './error-code.ts'

/** The page that the package ships; made by the build. */
export function shippedPage(packageRoot: string): string {
  return readFileSync(join(packageRoot, 'dist', 'guide.html'), 'utf8')
}

/** How every page of ours begins, of any version. */
const beginning = '<!doctype html>\n<!-- authmd guide -->\n'

/**
 * Writes the page, over an older one too, but over no file of somebody else's. Gives what stands against it, or
 * nothing where it is written.
 */
export function writePage(file: string, page: string): string | undefined {
  try {
    if (!page.startsWith(beginning)) throw new Error('the shipped page is damaged: install authmd again')
    const old = textOf(file)
    if (old === page) return undefined
    if (old !== undefined && !old.startsWith(beginning))
      return 'is there already, and is no page of authmd; name another file, or move it away'
    writeFileSync(file, page, { flag: old === undefined ? 'wx' : 'w' })
    return undefined
  } catch (error) {
    const code = errorCode(error)
    if (code === undefined) throw error
    return code === 'ENOENT' ? "can't be written: its folder does not exist" : `can't be written (${code})`
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}
