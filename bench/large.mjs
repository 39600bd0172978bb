import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { authmd } from './commands.mjs'
import { cpuOf } from './cpu.mjs'
import { copyRepositories, makeRepository, makeTree } from './repositories.mjs'

const rounds = 3

/** Fleets and scans: seconds of processor time, the best of a few runs that alternate with what they are compared to. */
export function largeRows(folder, { env, node, fleet = 10_000, first = 2000, files = 20_000 }) {
  const at = name => join(folder, name)
  const run = (args, expected = 0) => cpuOf([node, authmd, ...args], { cwd: folder, env, expected }) / 1000
  makeRepository(at('one'), env)

  copyRepositories(at('one'), { root: at('new'), count: first, list: at('new.txt') })
  const applied = run(['apply', '--repos', at('new.txt')])
  rmSync(at('new'), { recursive: true, force: true })

  run(['apply', at('one')])
  copyRepositories(at('one'), { root: at('many'), count: fleet, list: at('many.txt') })
  const names = ['CLAUDE.md', '.gitignore', 'package.json', 'index']
    .flatMap(name => ['-o', '-name', name])
    .slice(1)
  const read = ['find', at('many'), '(', ...names, ')', '-type', 'f', '-exec', 'cat', '{}', '+']
  const pairs = Array.from({ length: rounds }, () => [
    run(['check', '--repos', at('many.txt')]),
    cpuOf(read, { cwd: folder, env }) / 1000,
  ])
  const [checked, reading] = [0, 1].map(column => Math.min(...pairs.map(pair => pair[column])))
  rmSync(at('many'), { recursive: true, force: true })

  mkdirSync(at('tree'))
  makeTree(at('tree'), { count: files, bytes: 116e6 })
  execFileSync('git', ['init', '--quiet', '--template='], { cwd: at('tree'), env })
  execFileSync('git', ['add', '--all'], { cwd: at('tree'), env })
  const scans = Array.from({ length: rounds }, () => run(['scan', at('tree')]))
  const grep = () =>
    cpuOf(['rg', '-j1', '-c', 'sk-ant-', at('tree')], { cwd: folder, env, expected: 1 }) / 1000
  const searched = has('rg', env) ? Math.min(...Array.from({ length: rounds }, grep)) : undefined
  rmSync(at('tree'), { recursive: true, force: true })
  return [
    {
      name: `check --repos, ${fleet} current (× find + cat of the same files)`,
      goal: 0.5,
      figure: checked / reading,
    },
    { name: `check --repos, ${fleet} current (s)`, figure: checked },
    { name: `apply --repos, first time, ${first} (s)`, goal: 8, figure: applied },
    { name: `scan, ${files} files, 116 MB (s)`, goal: 0.5, figure: Math.min(...scans) },
    ...(searched === undefined ? [] : [{ name: `rg -j1 over the same files (s)`, figure: searched }]),
  ]
}

function has(program, env) {
  try {
    execFileSync(program, ['--version'], { env, stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
