import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { it } from 'vitest'

/**
 * Packages that only these tests use may also lie in another folder, named by `AUTHMD_TEST_MODULES`
 * (a folder that holds `node_modules`).
 */
export const require = createRequire(
  join(process.env['AUTHMD_TEST_MODULES'] ?? new URL('../../', import.meta.url).pathname, 'package.json'),
)

const resolved = (name: string): string | undefined => {
  try {
    return require.resolve(name)
  } catch {
    return undefined
  }
}

/** The path of a module or file of a package, or undefined where the package is not installed. */
export const modulePath = resolved

const inPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map(folder => join(folder, name))
    .find(path => {
      try {
        accessSync(path, constants.X_OK)
        return true
      } catch {
        return false
      }
    })

/** The real program of a shell, or undefined where this machine has none. */
export function shellProgram(id: string): string | undefined {
  return inPath({ sh: 'dash', cmd: 'wine', powershell: 'pwsh', nushell: 'nu' }[id] ?? id)
}

/** A test that this machine can't run: it is counted among the tests, and said where the run is read. */
export function skipped(title: string, shell: string): void {
  process.stderr.write(`SKIP 1: ${title}: there is no ${shell} on this machine\n`)
  it.skip(`SKIPPED, no ${shell} on this machine: ${title}`, () => undefined)
}

/** A person at a terminal: types lines, waits, reads what appears. */
export interface Terminal {
  /** Everything that has appeared so far, escape codes taken out. */
  readonly screen: () => string
  readonly type: (text: string) => void
  /** Resolves with what appeared since the last call, as soon as `text` is in it. */
  readonly until: (text: string, hint: string) => Promise<string>
  readonly close: () => Promise<void>
}

const escapes =
  /\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][0-9A-Za-z]|\x1b[=>78cPM]|\r/g

/**
 * Starts a program on a pseudo terminal of its own (`script` of util-linux) with exactly this environment.
 * It answers the two questions that line editors ask a terminal: where the cursor is, and what it is.
 */
export function openTerminal(input: {
  readonly command: string
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  /** How long an answer may take, in milliseconds. */
  readonly patience?: number
}): Terminal {
  const child = spawn(
    '/usr/bin/script',
    ['-qfec', `stty rows 50 cols 300; exec ${input.command}`, '/dev/null'],
    {
      env: { SHELL: '/bin/sh', ...input.env },
      cwd: input.cwd,
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  )
  let raw = ''
  let answered = 0
  let read = 0
  let closed = false
  const ended = new Promise<void>(resolve => {
    child.on('close', () => {
      closed = true
      resolve()
    })
  })
  const clean = () => raw.replace(escapes, '')
  child.stdout.on('data', chunk => {
    raw += String(chunk)
    const questions = /\x1b\[(6n|0?c)/g
    questions.lastIndex = answered
    for (let match = questions.exec(raw); match !== null; match = questions.exec(raw)) {
      answered = questions.lastIndex
      child.stdin.write(match[1] === '6n' ? '\x1b[1;1R' : '\x1b[?1;2c')
    }
  })
  child.stderr.on('data', chunk => {
    raw += String(chunk)
  })
  child.stdin.on('error', () => undefined)
  return {
    screen: clean,
    type: text => child.stdin.write(text),
    until: async (text, hint) => {
      const deadline = Date.now() + (input.patience ?? 30_000)
      while (!clean().includes(text, read)) {
        if (closed || Date.now() > deadline)
          throw new Error(
            `${hint}: ${JSON.stringify(text)} did not appear${closed ? ' before it ended' : ''}:\n${clean().slice(-1500)}`,
          )
        await new Promise(resolve => setTimeout(resolve, 10))
      }
      const all = clean()
      const end = all.indexOf(text, read) + text.length
      const appeared = all.slice(read, end)
      read = end
      return appeared
    },
    close: async () => {
      child.stdin.end()
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000)
      await ended
      clearTimeout(timer)
    },
  }
}
