import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real terminal of 100 × 45, in a tmux server of its own, with no environment but what is given. */
export interface Terminal {
  readonly type: (...keys: readonly string[]) => void
  /** The screen as a person sees it, once `wanted` stands on it. */
  readonly waitFor: (wanted: string | RegExp) => Promise<string>
  readonly screen: () => string
  /** Whether the cursor is shown. */
  readonly hasCursor: () => boolean
  /** The process that runs in it. */
  readonly pid: number
  readonly close: () => void
}

export const hasTmux = spawnSync('tmux', ['-V']).status === 0

export function openTerminal(input: {
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly command: readonly string[]
}): Terminal {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-tmux-')))
  const socket = join(folder, 'socket')
  // A server of its own takes its environment from the one who starts it.
  const basic = { PATH: process.env['PATH'], HOME: folder, LANG: 'C.UTF-8', TERM: 'xterm-256color' }
  const env = { ...basic, ...input.env }
  const tmux = (...args: readonly string[]) =>
    execFileSync('tmux', ['-S', socket, '-f', '/dev/null', ...args], { env, encoding: 'utf8' })
  tmux('new-session', '-d', '-x', '100', '-y', '45', '-c', input.cwd, ...input.command)
  const screen = () => tmux('capture-pane', '-p', '-t', '0')
  const pid = Number(tmux('display-message', '-p', '-t', '0', '#{pane_pid}'))
  return {
    pid,
    type: (...keys) => void tmux('send-keys', '-t', '0', '--', ...keys),
    screen,
    hasCursor: () => tmux('display-message', '-p', '-t', '0', '#{cursor_flag}').trim() === '1',
    waitFor: async wanted => {
      for (let tries = 0; tries < 300; tries++) {
        const seen = screen()
        if (typeof wanted === 'string' ? seen.includes(wanted) : wanted.test(seen)) return seen
        await new Promise(resolve => setTimeout(resolve, 100))
      }
      throw new Error(`the terminal never showed ${wanted}:\n${screen()}`)
    },
    close: () => {
      spawnSync('tmux', ['-S', socket, 'kill-server'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
