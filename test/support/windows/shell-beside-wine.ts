import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shellProgram } from '../shells.ts'
import type { Windows } from './bench.ts'

/** What Git Bash and Nushell call of Windows, by the name under which they call it. */
const programs = {
  'powershell.exe': 'C:\\shell\\powershell.exe',
  reg: 'C:\\windows\\system32\\reg.exe',
  cmd: 'C:\\windows\\system32\\cmd.exe',
} as const

/** When a Wine starts, what the registry keeps covers the variables that it is given: those of the shell are laid over it again. */
const start = `const [program, ...args] = process.argv.slice(2)
const given = require('fs').readFileSync('C:/given.txt', 'utf8').split('\\0').map(one => one.split(/=(.*)/s))
const ours = /^(?:ANTHROPIC|CLAUDE)_/
const rest = Object.entries(process.env).filter(([name]) => !ours.test(name))
const env = Object.fromEntries([...rest, ...given.filter(([name]) => ours.test(name)).map(([name, value]) => [name, value])])
process.exitCode = require('child_process').spawnSync(program, args, { env, stdio: 'inherit' }).status
`

export interface TypedLine {
  readonly shell: 'bash' | 'nushell'
  readonly line: string
  readonly env: Readonly<Record<string, string>>
}

/** Why this shell can't be run here; undefined where it can. */
export const noShell = (shell: TypedLine['shell']): string | undefined =>
  shellProgram(shell) === undefined ? `there is no ${shell} on this machine` : undefined

/**
 * Types a line into the real shell, on Linux, with the programs of Windows behind it, which Wine runs. Of Git Bash this
 * has all but its own translation: MSYS2 hands `//c` on as `/c`, which the scripts do in its place.
 */
export function typeBesideWine(windows: Windows, { shell, line, env }: TypedLine) {
  const home = join(windows.drive, '..', '..', `home-${shell}`)
  const bin = join(home, 'bin')
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(windows.drive, 'start.js'), start)
  for (const [name, program] of Object.entries(programs))
    writeFileSync(join(bin, name), script(program, windows), { mode: 0o755 })
  const done = spawnSync(shellProgram(shell) ?? '', ['-c', line], {
    cwd: home,
    env: { HOME: home, PATH: `${bin}:/usr/bin:/bin`, TERM: 'dumb', LC_ALL: 'C.UTF-8', ...env },
    encoding: 'utf8',
    timeout: 110_000,
  })
  return { home, stdout: done.stdout, stderr: done.stderr }
}

/** Under Wine a program wants a file for each of its two outputs, where Wine itself tells of drives that it can't read; 66 is what is left of the code of one that did not begin. */
function script(program: string, { drive, env }: Windows): string {
  const set = Object.entries(env)
    .filter(([name]) => name.startsWith('WINE') || name === 'HOME')
    .map(([name, value]) => `${name}='${value}'`)
  return `#!/bin/sh
for one; do
  shift
  case "$one" in //?) one="\${one#/}" ;; esac
  set -- "$@" "$one"
done
out=$(mktemp)
env -0 > '${join(drive, 'given.txt')}'
for attempt in 1 2 3 4 5; do
  env ${set.join(' ')} wine 'C:\\authmd\\node.exe' 'C:\\start.js' '${program}' "$@" > "$out" 2> "$out.2" < /dev/null
  code=$?
  test $code -eq 66 || break
done
cat "$out"
grep -v '^wine: ' "$out.2" >&2
rm -f "$out" "$out.2"
exit $code
`
}
