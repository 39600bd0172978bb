import { spawn } from 'node:child_process'
import type { Proof } from '../../credentials/proof.ts'
import { thisPlatform } from '../machine/this-process.ts'

type Failure = Extract<Proof, { readonly state: 'failed' }>['why']

export interface Ended {
  /** `undefined`: it did not start, took too long, or was ended by a signal. */
  readonly status: number | undefined
  readonly why?: Exclude<Failure, 'silent' | 'elsewhere'>
  /** The first of what it printed. It may hold secrets: it is masked, read for what it means, and dropped. */
  readonly printed: string
}

const longest = 20_000

/**
 * Starts the client without a shell, without a terminal and without input, and ends it with all that it started once
 * the time is over.
 */
export function startClient(input: {
  readonly program: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Milliseconds. */
  readonly timeout: number
}): Promise<Ended> {
  const { program, args, cwd, env, timeout } = input
  // A group of its own has no terminal to ask at, and can be ended as one.
  const detached = thisPlatform !== 'win32'
  return new Promise(done => {
    let printed = ''
    let late = false
    const child = spawn(program, args, {
      cwd,
      env,
      detached,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const end = () => {
      try {
        if (detached && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
        else child.kill('SIGKILL')
      } catch {
        // Nothing of it is left.
      }
    }
    const timer = setTimeout(() => {
      late = true
      end()
    }, timeout)
    process.once('exit', end)
    const settle = (ended: Omit<Ended, 'printed'>) => {
      clearTimeout(timer)
      process.off('exit', end)
      end()
      child.stdout.destroy()
      child.stderr.destroy()
      done({ ...ended, printed })
    }
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text: string) => {
        if (printed.length < longest) printed += text.slice(0, longest - printed.length)
      })
    }
    child.on('error', () => settle({ status: undefined, why: 'not-started' }))
    child.on('exit', status => {
      // What it left behind would hold its output open.
      end()
      const tell = () => {
        if (late) settle({ status: undefined, why: 'timed-out' })
        else if (status === null) settle({ status: undefined, why: 'crashed' })
        else settle({ status })
      }
      const last = setTimeout(tell, 1000)
      child.on('close', () => {
        clearTimeout(last)
        tell()
      })
    })
  })
}
