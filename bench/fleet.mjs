// Repositories per second and peak memory of `apply --repos` and `check --repos`, beside `git status` over the
// same list: node bench/fleet.mjs [COUNT…], 1000 and 10000 where nothing is named. Needs `npm run build` first.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../dist/bin.cjs', import.meta.url))
const counts = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'authmd-fleet-'))
const env = { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_GLOBAL: '/dev/null', CI: '1' }
const memory = join(folder, 'memory')
const hook = join(folder, 'hook.cjs')
writeFileSync(
  hook,
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(memory)}, String(process.resourceUsage().maxRSS)))`,
)

try {
  for (const count of counts.length > 0 ? counts : [1000, 10000]) measure(count)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function measure(count) {
  const root = join(folder, String(count))
  const list = join(folder, `${count}.txt`)
  const names = Array.from({ length: count }, (_, at) => join(root, `repository-${at}`))
  makeRepositories(root, names)
  writeFileSync(list, names.join('\n'))
  console.log(`${count} repositories`)
  say('check, section missing', count, () => authmd('check', list, 1))
  say('apply, first time', count, () => authmd('apply', list, 0))
  say('apply, second time', count, () => authmd('apply', list, 0))
  say('check, current', count, () => authmd('check', list, 0))
  say('git status', count, () => {
    const loop = 'while read -r at || [ -n "$at" ]; do git -C "$at" status --porcelain; done >/dev/null'
    execFileSync('sh', ['-c', `${loop} < "$1"`, 'sh', list], { env })
  })
  rmSync(root, { recursive: true, force: true })
}

/** One real repository, copied: a few files, an agent file of a few KB, everything tracked. */
function makeRepositories(root, names) {
  const first = join(root, 'first')
  mkdirSync(join(first, 'src'), { recursive: true })
  const git = (...args) => execFileSync('git', args, { cwd: first, env })
  const rules = Array.from(
    { length: 60 },
    (_, at) => `- Rule ${at}: use \`npm run task-${at}\` and keep it small.`,
  )
  writeFileSync(join(first, 'CLAUDE.md'), `# Project\n\n## Rules\n\n${rules.join('\n')}\n`)
  writeFileSync(join(first, '.gitignore'), 'node_modules/\ndist/\n')
  writeFileSync(join(first, 'package.json'), '{ "name": "project" }\n')
  writeFileSync(join(first, 'src/index.js'), 'export {}\n')
  git('init', '--quiet', '--template=')
  git('add', '--all')
  for (const name of names) cpSync(first, name, { recursive: true })
}

/** Peak memory in MB. */
function authmd(command, list, expected) {
  const args = ['--require', hook, bin, command, '--repos', list]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  if (status !== expected)
    throw new Error(`authmd ${command} ended with ${status}: ${stderr}${stdout.slice(0, 500)}`)
  return Math.round(Number(readFileSync(memory, 'utf8')) / 1024)
}

function say(what, count, work) {
  const start = performance.now()
  const peak = work()
  const seconds = (performance.now() - start) / 1000
  const rate = Math.round(count / seconds)
  const used = peak === undefined ? '' : `, peak ${peak} MB`
  console.log(`  ${what}: ${seconds.toFixed(2)} s, ${rate} repositories per second${used}`)
}
