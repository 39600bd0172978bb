import { spawnSync } from 'node:child_process'

/** Bash knows the processor time of its children to the millisecond; Node does not tell it at all. */
const script = `TIMEFORMAT='%3U %3S'; exec 3>&2; { time "$@" >/dev/null 2>&3; } 2>&1`

/**
 * Runs a command to its end, with all processes that it starts, and gives their processor time (user and system) in
 * milliseconds. Time on the clock would measure the machine's other work too. `expected` is its exit code.
 */
export function cpuOf(command, { cwd, env, expected = 0 }) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', ...command], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 30,
  })
  if (status !== expected)
    throw new Error(`${command.join(' ')} ended with ${status}: ${stderr.slice(0, 500)}`)
  return stdout
    .trim()
    .split(' ')
    .reduce((sum, seconds) => sum + Number(seconds) * 1000, 0)
}
