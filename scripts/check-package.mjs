// Packs the package as a release would and looks at the tarball itself: publint's rules, the types of every import (attw), every file that
// belongs in it (npm leaves dot files and what a nested .gitignore names out without a word), and no other.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'authmd-pack-'))

try {
  const tarball = pack()
  const listed = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' })
  const inside = new Set(
    listed
      .trim()
      .split('\n')
      .map(path => path.replace(/^package\//, '')),
  )
  const problems = [
    ...wrongFiles(inside),
    ...(await publintMessages(tarball)),
    ...(await typeProblems(tarball)),
  ]
  for (const problem of problems) console.error(problem)
  console.log(`${inside.size} files packed, ${problems.length} problems`)
  process.exitCode = problems.length === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function pack() {
  const npm = ['pack', '--json', '--pack-destination', folder]
  const { status } = spawnSync('npm', npm, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    // On Windows npm is a script, which only a shell starts; no argument here needs quotes but the folder.
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('npm pack failed')
  const [name] = readdirSync(folder)
  return join(folder, name)
}

function wrongFiles(inside) {
  const wanted = [
    ...['package.json', 'README.md', 'LICENSE', 'SECURITY.md', 'dist/THIRD-PARTY-LICENSES.txt'],
    ...['dist', 'templates', 'schema', 'recipes/gitleaks'].flatMap(filesBelow),
  ]
  const expected = new Set(wanted)
  return [
    ...wanted.filter(path => !inside.has(path)).map(path => `missing from the tarball: ${path}`),
    ...[...inside].filter(path => !expected.has(path)).map(path => `does not belong in the tarball: ${path}`),
  ]
}

function filesBelow(name) {
  return readdirSync(join(root, name), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

async function publintMessages(tarball) {
  const bytes = readFileSync(tarball)
  const { messages, pkg } = await publint({
    strict: true,
    pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) },
  })
  return messages.map(message => `publint: ${formatMessage(message, pkg, { color: false })}`)
}

/** Those that a project can meet that imports a module: the package has no other form ("esm-only"). */
async function typeProblems(tarball) {
  const others = ['node10', 'node16-cjs']
  const { types, problems = [] } = await checkPackage(createPackageFromTarballData(readFileSync(tarball)))
  if (types === false) return ['attw: the package has no types']
  return problems
    .filter(({ resolutionKind }) => !others.includes(resolutionKind))
    .map(problem => `attw: ${JSON.stringify(problem)}`)
}
