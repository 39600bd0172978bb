// Says whether this package may be published, and what is missing: npm runs it before `npm publish`.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readIdentity } from './read-identity.mjs'

const { values } = parseArgs({ options: { root: { type: 'string' } }, allowPositionals: true })
const root = values.root ?? fileURLToPath(new URL('..', import.meta.url))
const { address, version } = readIdentity(root)

const missing = [
  ...(address === undefined
    ? [
        'package.json has no repository. A trusted publish without one fails (E422), and recipes, schema and page would name no address.\n  Give it: npm pkg set repository=https://github.com/OWNER/NAME && npm run identity',
      ]
    : []),
  ...(isStamped()
    ? []
    : ['Some files name another identity than package.json.\n  Write them: npm run identity']),
  ...(hasChangelog() ? [] : [`CHANGELOG.md has no part for ${version}.\n  Make it: npm run release:version`]),
]
for (const reason of missing) console.error(`Not published: ${reason}`)
process.exitCode = missing.length === 0 ? 0 : 1

function isStamped() {
  const script = fileURLToPath(new URL('identity.mjs', import.meta.url))
  const run = spawnSync(process.execPath, [script, '--check', '--root', root], { encoding: 'utf8' })
  process.stderr.write(run.stdout + run.stderr)
  return run.status === 0
}

function hasChangelog() {
  try {
    return readFileSync(join(root, 'CHANGELOG.md'), 'utf8').split(/\r?\n/).includes(`## ${version}`)
  } catch {
    return false
  }
}
