import { fstatSync, readSync, writeSync } from 'node:fs'
import type { ExitCode, Output, World } from './cli/world.ts'
import { decodeText } from './io/decode-text.ts'

// The only file that sees the real process. Of the tool it runs before everything else on every start, so it
// loads nothing but node:fs and asks the process for nothing that costs, until a command asks.

/**
 * `node:tty` brings the network stack with it; what is no character device needs no question to it, nor does
 * `/dev/null`: on Linux its driver has the number 1, which no terminal has.
 */
function isTerminal(fd: number): boolean {
  try {
    const state = fstatSync(fd)
    if (!state.isCharacterDevice()) return false
    const isMemory = process.platform === 'linux' && ((state.rdev >> 8) & 0xfff) === 1
    return !isMemory && process.getBuiltinModule('node:tty').isatty(fd)
  } catch {
    return false
  }
}

/** `work`, again while the descriptor says "not now": a pipe that somebody made non-blocking. */
function patiently<Result>(work: () => Result): Result {
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}

function output(fd: 1 | 2): Output {
  let terminal: boolean | undefined
  let gone = false
  return {
    get isTTY() {
      terminal ??= isTerminal(fd)
      return terminal
    },
    get columns() {
      if (!this.isTTY) return 80
      return (fd === 1 ? process.stdout : process.stderr).columns ?? 80
    },
    write(text) {
      if (process.platform === 'win32' && this.isTTY) return writeToConsole(fd, text)
      const bytes = Buffer.from(text)
      try {
        for (let at = 0; at < bytes.length && !gone; ) at += patiently(() => writeSync(fd, bytes, at))
      } catch (error) {
        // The reader left (`authmd check | head`); the command's result and exit code stand.
        if (codeOf(error) !== 'EPIPE') throw error
        gone = true
      }
    },
  }
}

/** Bytes that a console of Windows is handed are letters of its code page; its stream hands it UTF-16. */
function writeToConsole(fd: 1 | 2, text: string): void {
  const stream = fd === 1 ? process.stdout : process.stderr
  stream.write(text)
}

function breathe(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * A signal ends the process at once, as a shell expects (130, 143), also in the middle of synchronous work: nobody
 * listens to one. Only while `work` writes it is held back, and answered when the files are whole.
 */
async function uninterrupted<Result>(work: () => Result): Promise<Result> {
  let came: NodeJS.Signals | undefined
  const note = (signal: NodeJS.Signals) => {
    came ??= signal
  }
  for (const signal of signals) process.on(signal, note)
  try {
    return work()
  } finally {
    // A listener is called in the next turn of the loop.
    await breathe()
    await breathe()
    for (const signal of signals) process.off(signal, note)
    if (came !== undefined) process.kill(process.pid, came)
  }
}

function readStandardInput(): Buffer {
  const chunks: Buffer[] = []
  for (;;) {
    const chunk = Buffer.alloc(65_536)
    try {
      const length = patiently(() => readSync(0, chunk))
      if (length === 0) break
      chunks.push(chunk.subarray(0, length))
    } catch (error) {
      // Windows reports the end of a pipe as an error.
      if (codeOf(error) !== 'EOF') throw error
      break
    }
  }
  return Buffer.concat(chunks)
}

const around: Omit<World, 'cwd'> = {
  argv: process.argv.slice(2),
  env: process.env,
  platform: process.platform,
  pid: process.pid,
  node: process.versions.node,
  // `src/` and `dist/` stand at the same depth.
  packageRoot: `${import.meta.dirname}/..`,
  stdin: {
    get isTTY() {
      return isTerminal(0)
    },
    read: () => decodeText(readStandardInput()),
    bytes: readStandardInput,
  },
  stdout: output(1),
  stderr: output(2),
  breathe,
  uninterrupted,
}

/** None where it was removed, or moved away from below its terminal. */
function currentFolder(): string | undefined {
  try {
    return process.cwd()
  } catch {
    return undefined
  }
}

/** Does the work in the world of this process; what comes of it is the exit code. */
export async function inRealWorld(work: (world: World) => Promise<ExitCode>): Promise<void> {
  const cwd = currentFolder()
  if (cwd === undefined) {
    around.stderr.write('authmd: the folder of this terminal is no longer there: change to another one\n')
    process.exitCode = 2
    return
  }
  const code = await work({ ...around, cwd })
  // One turn of the loop, so that an interrupt during synchronous work is still answered.
  await breathe()
  process.exitCode = code
}
