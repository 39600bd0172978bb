import { isPlaceholder } from '../../secrets/placeholder.ts'
import { isReference } from '../../secrets/reference.ts'
import { isSecretName } from '../../secrets/secret-name.ts'
import { readRegularFile } from '../read-regular-file.ts'

/** True if the file is a login of Claude Code: `.credentials.json` with `claudeAiOauth`. */
export function isLoginFile(location: string | Buffer): boolean {
  return contentOf(location).includes('"claudeAiOauth"')
}

/** The first line at which an env file gives a secret a value; `undefined` where it gives none. */
export function lineWithSecret(location: string | Buffer): number | undefined {
  const lines = contentOf(location).split('\n')
  const at = lines.findIndex(line => {
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
  })
  return at < 0 ? undefined : at + 1
}

/** An unreadable or huge file is the scan's to tell; here it says nothing. */
function contentOf(location: string | Buffer): string {
  const read = readRegularFile(location, 1024 * 1024)
  return 'bytes' in read ? read.bytes.toString('utf8') : ''
}
