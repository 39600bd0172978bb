import { isPlaceholder } from '../../secrets/placeholder.ts'
import { isReference } from '../../secrets/reference.ts'
import { isSecretName } from '../../secrets/secret-name.ts'
import { readRegularFile } from '../read-regular-file.ts'
import { MOST_BYTES } from './chunks.ts'

/** True if the file is a login of Claude Code: `.credentials.json` with `claudeAiOauth`. */
export function isLoginFile(location: string | Buffer): boolean {
  return contentOf(location).includes('"claudeAiOauth"')
}

/** The first line at which an env file gives a secret a value; `undefined` where it gives none. */
export function lineWithSecret(location: string | Buffer): number | undefined {
  const text = contentOf(location)
  let number = 1
  // Not taken apart as a whole: a file of line ends would be millions of texts.
  for (let start = 0; start < text.length; number++) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    if (givesSecret(text.slice(start, end))) return number
    start = end + 1
  }
  return undefined
}

function givesSecret(line: string): boolean {
  const [, name = '', value = ''] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/.exec(line) ?? []
  const bare = value
    .replace(/\s#.*/, '')
    .trim()
    .replace(/^(["'`])(.*)\1$/, '$2')
  return (
    isSecretName(name) &&
    !isPlaceholder(bare) &&
    !isReference(bare) &&
    !/^\d{1,3}$|^(?:true|false)$/i.test(bare)
  )
}

/** An unreadable file, and one that is longer than a scan reads of one, is the scan's to tell; here it says nothing. */
function contentOf(location: string | Buffer): string {
  const read = readRegularFile(location, MOST_BYTES)
  return 'bytes' in read ? read.bytes.toString('utf8') : ''
}
