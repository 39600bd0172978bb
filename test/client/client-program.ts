import { execFileSync } from 'node:child_process'
import { copyFileSync, linkSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface InstalledClient {
  /** The program where npm puts it. */
  readonly file: string
  /** A folder for `PATH`, with the same program outside of any `node_modules`. */
  readonly folder: string
  readonly remove: () => void
}

/** Its licence forbids to ship it, so it is installed on demand and taken away again. `given`: a program that is there already. */
export function installClient(version: string, given = process.env['CLAUDE_BIN']): InstalledClient {
  const root = mkdtempSync(join(tmpdir(), 'client-'))
  let file = given ?? ''
  if (file === '') {
    const name = '@anthropic-ai/claude-code-linux-x64'
    execFileSync(
      'npm',
      ['install', '--prefix', root, '--no-save', '--no-audit', '--no-fund', `${name}@${version}`],
      { stdio: 'ignore' },
    )
    file = join(root, 'node_modules', name, 'claude')
  }
  const folder = join(root, 'bin')
  mkdirSync(folder)
  place(file, join(folder, 'claude'))
  return { file, folder, remove: () => rmSync(root, { recursive: true, force: true }) }
}

/** A second name where that is possible; on another disk, or in memory, a copy. */
function place(file: string, at: string): void {
  try {
    linkSync(file, at)
  } catch {
    copyFileSync(file, at)
  }
}

/** An empty environment apart from these; nothing of the machine's own settings is seen. */
export const quietEnvironment = {
  PATH: '/usr/bin:/bin',
  LANG: 'C.UTF-8',
  TERM: 'dumb',
  SHELL: '/bin/bash',
  USER: 'nobodytest',
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  CLAUDE_CODE_MAX_RETRIES: '0',
  DISABLE_AUTOUPDATER: '1',
  DISABLE_TELEMETRY: '1',
  DISABLE_ERROR_REPORTING: '1',
}
