import { join, sep } from 'node:path'
import { isPlaceholder } from '../secrets/placeholder.ts'
import { isRandom } from '../secrets/random.ts'
import { scanText } from '../secrets/scan-text.ts'
import { isSecretName } from '../secrets/secret-name.ts'
import { readRegularFile } from './read-regular-file.ts'
import { realPathOf } from './real-path.ts'

/** Bytes. Of a larger one only `scan` says what is in it. */
const most = 4 * 1024 * 1024

/**
 * Whether an env file holds something that looks like a credential, whosever it is. A link is judged by what it leads
 * to inside `root`, a real path; what can't be read holds none that we know of. Only the answer leaves this file.
 */
export function holdsCredential(root: string, path: string): boolean {
  const real = realPathOf(join(root, path))
  if (real?.startsWith(root + sep) !== true) return false
  const read = readRegularFile(real, most)
  if (!('bytes' in read)) return false
  const text = read.bytes.toString('utf8')
  return (
    scanText(text).length > 0 ||
    /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text) ||
    assignments(text).some(isCredential)
  )
}

interface Assignment {
  readonly name: string
  readonly value: string
}

function assignments(text: string): readonly Assignment[] {
  return text.split(/\r\n|\r|\n/).flatMap(line => {
    const [, name = '', rest = ''] = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=[ \t]*(.*)$/.exec(line) ?? []
    const value = /^(["'`])(.*?)\1/.exec(rest)?.[2] ?? rest.replace(/(?<!\s)\s+#.*$/, '').trim()
    return name === '' ? [] : [{ name, value }]
  })
}

/** Tokens of services that give themselves away by how they begin. */
const known =
  /^(?:gh[pousr]_|github_pat_|glpat-|AKIA|ASIA|sk_live_|rk_live_|xox[abprs]-|AIza|sk-proj-|npm_|hf_|SG\.)[\w.-]{12,}/

function isCredential({ name, value }: Assignment): boolean {
  if (known.test(value)) return !isPlaceholder(value)
  if (!isSecretName(name) || /PUBLIC|PUBLISHABLE/i.test(name)) return false
  if (value.length < 16 || /[\s$:/]/.test(value) || isPlaceholder(value)) return false
  return isRandom(value) || /^[0-9a-f]{32,}$/i.test(value)
}
