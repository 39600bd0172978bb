// Carries the identity of the project from package.json (name, version, author, repository) to every file that
// repeats it: npm run identity. With --check it writes nothing, names what is stale and fails.
// Without a repository the files say OWNER, which nobody can mistake for an address.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readIdentity } from './read-identity.mjs'

const { values } = parseArgs({ options: { check: { type: 'boolean' }, root: { type: 'string' } } })
const root = values.root ?? fileURLToPath(new URL('..', import.meta.url))
const identity = readIdentity(root)

/** What stands behind these words in a recipe, a document or a hook is ours to fill in. */
const places = [
  [/(?<=uses: )[\w.-]+\/[\w.-]+(?=@v\d+\.\d)/g, identity.slug],
  [/(?<=^\* @)[\w-]+$/gm, identity.slug.split('/')[0]],
  [/(?<=marketplace add )\S+/g, identity.slug],
  [/(?<=AUTHMD_REPOSITORY: )\S+/g, `${identity.url}.git`],
  [/(?<=- repo: )https:\/\/\S+/g, identity.url],
  [
    /(?<=uses: [\w.-]+\/[\w.-]+@v|rev: v|AUTHMD_VERSION: v|^version=|\bauthmd-)\d+\.\d+\.\d+(?:-[\w.]+)?/gm,
    identity.version,
  ],
]

const stale = []
for (const path of [
  'README.md',
  'SECURITY.md',
  'action.yml',
  '.github/CODEOWNERS',
  ...below('docs'),
  ...below('recipes'),
])
  rewrite(path, text => places.reduce((before, [place, value]) => before.replace(place, () => value), text))

for (const name of ['config', 'report'])
  rewrite(`schema/${name}.schema.json`, text => {
    const bare = text.replace(/^ {2}"\$id": .*\n/m, '')
    const id = `  "$id": "${identity.address}/raw/HEAD/schema/${name}.schema.json",\n`
    return identity.address === undefined ? bare : bare.replace(/^ {2}"\$schema": .*\n/m, line => line + id)
  })

rewrite('plugin/.claude-plugin/plugin.json', text =>
  json(text, ({ name, version: _, repository: __, ...rest }) => ({
    name,
    version: identity.version,
    ...rest,
    author: { name: identity.author },
    ...(identity.address === undefined ? {} : { repository: identity.address }),
  })),
)
rewrite('.claude-plugin/marketplace.json', text =>
  json(text, rest => ({ ...rest, owner: { name: identity.author } })),
)

rewrite('src/version.ts', text => text.replace(/(?<=version = )'.*'/, () => `'${identity.version}'`))
rewrite('src/address.ts', text =>
  text.replace(/(?<=undefined = )(?:undefined|'.*')/, () =>
    identity.address === undefined ? 'undefined' : `'${identity.address}'`,
  ),
)

for (const path of stale) console.log(values.check ? `stale: ${path} (npm run identity)` : `written: ${path}`)
if (values.check && stale.length > 0) process.exitCode = 1
// Version and address are in the program of the plugin too, which is built.
if (values.root === undefined) await import('./plugin.mjs')

function rewrite(path, change) {
  const before = readFileSync(join(root, path), 'utf8')
  const after = change(before)
  if (after === before) return
  stale.push(path)
  if (!values.check) writeFileSync(join(root, path), after)
}

function json(text, change) {
  return `${JSON.stringify(change(JSON.parse(text)), undefined, 2)}\n`
}

function below(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(?:md|yml|yaml|sh|mjs)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name).slice(join(root, '/').length))
}
