import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cpuOf } from './cpu.mjs'
import { makeRepository } from './repositories.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
export const authmd = join(root, 'dist', 'bin.cjs')

const pasted =
  'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}'

/**
 * The rows of the table: what is run, from which state of the repository, and what it may cost as a multiple of
 * `node -e 0`. Rows without a goal are there for comparison.
 */
export function commandRows(folder, env) {
  const states = makeStates(folder, env)
  const work = join(folder, 'work')
  const own = (name, goal, args, state = 'current', expected = 0) => ({
    name,
    goal,
    args: [authmd, ...args],
    cwd: work,
    expected,
    before: () => {
      rmSync(work, { recursive: true, force: true })
      cpSync(states[state], work, { recursive: true })
    },
  })
  const file = join(states.current, 'CLAUDE.md')
  const peer = (name, args, expected = 0) => ({ name, args, cwd: states.current, expected })
  return [
    peer('node -e 0', ['-e', '0']),
    own('--version', 1.05, ['--version']),
    own('--help', 1.12, ['--help']),
    own('check --help', 1.12, ['check', '--help']),
    own('check, current', 1.15, ['check']),
    own('check --json, current', 1.15, ['check', '--json']),
    own('apply, nothing to do', 1.15, ['apply']),
    own('first apply', 2.5, ['apply', '--yes'], 'fresh'),
    own('update, another shell', 2.5, ['apply', '--yes', '--shell', 'zsh']),
    own('check, outdated', 3.0, ['check', '--shell', 'zsh'], 'current', 1),
    own('check, hand-edited', 3.0, ['check'], 'edited'),
    own('remove', 2.1, ['remove', '--yes']),
    own('doctor', 2.0, ['doctor'], 'current', 1),
    own('explain ID', 1.5, ['explain', 'admin-key']),
    own('explain TEXT', 1.7, ['explain', pasted]),
    own('guide', 3.2, ['guide']),
    peer('doctoc --dryrun', [binOf('doctoc'), '--dryrun', file], 1),
    peer('prettier --check', [binOf('prettier'), '--check', file]),
    peer('remark-cli', [binOf('remark-cli'), '--quiet', file]),
  ]
}

function makeStates(folder, env) {
  const fresh = join(folder, 'fresh')
  makeRepository(fresh, env)
  const current = join(folder, 'current')
  cpSync(fresh, current, { recursive: true })
  cpuOf([process.execPath, authmd, 'apply', '--yes', '--shell', 'bash', '--os', 'linux'], {
    cwd: current,
    env,
  })
  const edited = join(folder, 'edited')
  cpSync(current, edited, { recursive: true })
  const file = join(edited, 'CLAUDE.md')
  const text = readFileSync(file, 'utf8')
  const changed = text.replace(
    '- Use separate keys for development and CI.',
    '- Use separate keys for development and CI: ask Ops.',
  )
  if (changed === text) throw new Error('the sentence to edit is gone from the section')
  writeFileSync(file, changed)
  return { fresh, current, edited }
}

function binOf(name) {
  const manifest = join(root, 'node_modules', name, 'package.json')
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'))
  return join(dirname(manifest), typeof bin === 'string' ? bin : Object.values(bin)[0])
}
