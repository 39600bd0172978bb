// Builds `dist/`: the bundles, then the types of each import. A folder is built beside it first and
// swapped in, so that nothing that runs meanwhile finds half of it. Says nothing when all is well.
import { spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { loadConfig } from 'rolldown/config'
import { rollUpTypes } from './roll-up-types.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const fresh = join(root, '.cache', `dist-${process.pid}`)
const old = `${fresh}-old`
const declarations = `${fresh}-types`

process.chdir(root)
mkdirSync(join(root, '.cache'), { recursive: true })
try {
  await bundle()
  renderHelp()
  if (emitTypes()) {
    await rollUpTypes(declarations, fresh)
    swapIn()
  } else process.exitCode = 1
} catch (error) {
  // The bundler's message holds the place and the excerpt; its stack is its own.
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(fresh, { recursive: true, force: true })
  rmSync(old, { recursive: true, force: true })
  rmSync(declarations, { recursive: true, force: true })
}

async function bundle() {
  for (const { output, ...input } of await loadConfig('rolldown.config.ts')) {
    const build = await rolldown(input)
    await build.write({ ...output, dir: fresh })
    await build.close()
  }
}

/** The help of every command, as yargs lays it out: whoever asks for it later waits for no yargs. */
function renderHelp() {
  const ask = (...words) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(fresh, 'bin.cjs'), ...words], {
      encoding: 'utf8',
      env: {},
    })
    if (status !== 0) throw new Error(`authmd ${words.join(' ')} ended with ${status}: ${stderr}`)
    return stdout
  }
  const commands = ask('--complete', '')
    .trim()
    .split('\n')
    .map(line => line.split('\t')[0])
  const texts = ['', ...commands].map(command => [
    command,
    ask(...(command === '' ? [] : [command]), '--help'),
  ])
  mkdirSync(join(fresh, 'help'))
  for (const [command, text] of texts) writeFileSync(join(fresh, 'help', `${command || 'authmd'}.txt`), text)
}

function emitTypes() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const args = [tsc, '--project', 'tsconfig.build.json', '--outDir', declarations]
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0
}

function swapIn() {
  try {
    renameSync(join(root, 'dist'), old)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
  renameSync(fresh, join(root, 'dist'))
}
