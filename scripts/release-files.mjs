// Puts what a release consists of into a folder: the tarball, the page, the bill of materials, the notes and checksums.
// node scripts/release-files.mjs FOLDER
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = resolve(process.argv[2] ?? 'release')
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

mkdirSync(folder, { recursive: true })
// What was built and tested is what is packed.
npm('pack', '--ignore-scripts', '--pack-destination', folder)
copyFileSync(join(root, 'dist/guide.html'), join(folder, 'guide.html'))
writeFileSync(join(folder, 'sbom.cdx.json'), billOfMaterials())
writeFileSync(join(folder, 'NOTES.md'), notes())
const files = readdirSync(folder).filter(file => file !== 'SHA256SUMS')
writeFileSync(join(folder, 'SHA256SUMS'), files.map(checksum).join(''))
console.log([...files, 'SHA256SUMS'].join('\n'))

/** Everything is bundled, so what the bundle was made from are development dependencies: they belong in it. */
function billOfMaterials() {
  const bill = JSON.parse(npm('sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'))
  // npm takes the name of the folder.
  bill.metadata.component.name = name
  return `${JSON.stringify(bill, undefined, 2)}\n`
}

/** The part of the changelog for this version. */
function notes() {
  const file = join(root, 'CHANGELOG.md')
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const [, ...parts] = text.split(/^## /m)
  const own = parts.find(part => part.split('\n', 1)[0] === version)
  return own === undefined ? `${name} ${version}\n` : `${own.slice(own.indexOf('\n')).trim()}\n`
}

function checksum(file) {
  const sum = createHash('sha256')
    .update(readFileSync(join(folder, file)))
    .digest('hex')
  return `${sum}  ${file}\n`
}

function npm(...args) {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`npm ${args[0]} failed: ${stderr}`)
  return stdout
}
