import { spawn } from 'node:child_process'
import { closeSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Runs a program to its end, or for a minute; `fds` are the contents of the descriptors 3, 4, … */
export function runProgram(
  command: readonly [file: string, ...args: string[]],
  input: {
    readonly cwd: string
    readonly env: Readonly<Record<string, string | undefined>>
    readonly fds: readonly string[]
    /** A folder for what the descriptors are opened from. */
    readonly scratch: string
  },
): Promise<void> {
  const [file, ...args] = command
  const fds = input.fds.map((text, at) => {
    const path = join(input.scratch, `fd${at}`)
    writeFileSync(path, text)
    return openSync(path, 'r')
  })
  return new Promise(done => {
    const child = spawn(file, args, {
      cwd: input.cwd,
      env: input.env,
      stdio: ['ignore', 'ignore', 'ignore', ...fds],
      timeout: 60_000,
      killSignal: 'SIGKILL',
    })
    child.on('close', () => {
      for (const fd of fds) closeSync(fd)
      done()
    })
    child.on('error', () => done())
  })
}
