// Prints `key=…`, a digest of every file that the build reads.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const hash = createHash('sha256')

function add(path) {
  if (statSync(root + path).isDirectory()) {
    for (const name of readdirSync(root + path).sort()) add(`${path}/${name}`)
    return
  }
  const content = readFileSync(root + path)
  hash.update(`${path}\0${content.length}\0`).update(content)
}

for (const path of readdirSync(root).sort()) {
  if (/^(?:src|scripts|templates|package.*\.json|tsconfig.*\.json|rolldown\.config\..*)$/.test(path))
    add(path)
}
console.log(`key=authmd-${hash.digest('hex').slice(0, 32)}`)
