// Completes package-lock.json after `npm install`, where the registry in use serves no binary packages for
// other systems: npm then leaves their entries out, and `npm ci` refuses the lock file everywhere. Name and
// version stand in the package that wants them, system and processor in the name; only the checksum is
// missing, so npm takes it from the registry at hand.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'x64',
  'wasm32',
]

const exact = /^\d+\.\d+\.\d+\S*$/

const added = []
for (const [path, { optionalDependencies, dev }] of Object.entries(lock.packages)) {
  if (path === '') continue
  for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
    const seen = placesSeenFrom(path, name).find(place => lock.packages[place] !== undefined)
    if (seen !== undefined && (lock.packages[seen].version === version || !exact.test(version))) continue
    const limits = limitsOf(name)
    if (limits === undefined || !exact.test(version))
      throw new Error(`${name}@${version} (for ${path}) names no system, or no exact version: add it by hand`)
    const place = seen === undefined ? `node_modules/${name}` : `${path}/node_modules/${name}`
    lock.packages[place] = { version, ...(dev === true ? { dev } : {}), optional: true, ...limits }
    added.push(name)
  }
}

const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
lock.packages = Object.fromEntries(sorted)
writeFileSync(file, `${JSON.stringify(lock, undefined, 2)}\n`)
console.log(`${added.length} entries added`)

/** Where Node looks for `name` from the package at `path`, the nearest first. */
function placesSeenFrom(path, name) {
  const folders = path.split('/node_modules/')
  const up = folders.map((_, index) => folders.slice(0, folders.length - index).join('/node_modules/'))
  return [...up.map(folder => `${folder}/node_modules/${name}`), `node_modules/${name}`]
}

function limitsOf(name) {
  const words = name.replace('windows', 'win32').split(/[/-]/)
  const cpu = processors.find(processor => words.includes(processor))
  if (cpu === undefined) return undefined
  if (cpu === 'wasm32') return { cpu: [cpu] }
  const os = systems.find(system => words.includes(system))
  if (os === undefined) return undefined
  const libc = words.some(word => word.startsWith('musl')) ? 'musl' : 'glibc'
  return { os: [os], cpu: [cpu], ...(os === 'linux' ? { libc: [libc] } : {}) }
}
