// Builds `dist/`: the two bundles, then the types of the library. A folder is built beside it first and
// swapped in, so that nothing that runs meanwhile finds half of it.
import { spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)
const fresh = join(root, '.cache', `dist-${process.pid}`)
const old = `${fresh}-old`

mkdirSync(join(root, '.cache'), { recursive: true })
try {
  const built =
    run('rolldown', 'rolldown', '--config', 'rolldown.config.ts', '--dir', fresh, '--log-level', 'warn') &&
    run('typescript', 'tsc', '--project', 'tsconfig.build.json', '--outDir', join(fresh, 'types'))
  if (built) {
    moveAway()
    renameSync(fresh, join(root, 'dist'))
  } else process.exitCode = 1
} finally {
  rmSync(fresh, { recursive: true, force: true })
  rmSync(old, { recursive: true, force: true })
}

function moveAway() {
  try {
    renameSync(join(root, 'dist'), old)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}

/** Runs the program that a package brings, without a shell, on every system; its output is the message. */
function run(name, program, ...args) {
  const manifest = require.resolve(`${name}/package.json`)
  const { bin } = require(manifest)
  const file = join(dirname(manifest), typeof bin === 'string' ? bin : bin[program])
  return spawnSync(process.execPath, [file, ...args], { cwd: root, stdio: ['ignore', 2, 2] }).status === 0
}
