import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shellProgram } from '../shells.ts'

const compiler = shellProgram('x86_64-w64-mingw32-gcc')

/** Why the client for Windows can't be started here; undefined where it can. */
export const noWindowsClient: string | undefined =
  compiler === undefined
    ? 'there is no x86_64-w64-mingw32-gcc on this machine (gcc-mingw-w64-x86-64)'
    : undefined

/** What the client asks of Windows and an older Wine has not: one function of a library beside it. */
const library = `#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) { return RtlGenRandom(bytes, (ULONG)count); }
`

export interface WindowsClient {
  /** Puts it below `C:\\client`. */
  readonly put: (drive: string) => void
  readonly remove: () => void
}

/** Its licence forbids to ship it: it is installed on demand and taken away again, unless `CLAUDE_EXE` names one. */
export function installWindowsClient(version: string): WindowsClient {
  const root = mkdtempSync(join(tmpdir(), 'client-'))
  let file = process.env['CLAUDE_EXE'] ?? ''
  if (file === '') {
    const name = '@anthropic-ai/claude-code-win32-x64'
    const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--force']
    execFileSync('npm', ['install', '--prefix', root, ...flags, `${name}@${version}`], { stdio: 'ignore' })
    file = join(root, 'node_modules', name, 'claude.exe')
  }
  const source = join(root, 'prng.c')
  writeFileSync(source, library)
  const made = join(root, 'bcryptprimitives.dll')
  execFileSync(compiler ?? '', ['-shared', '-o', made, source, '-ladvapi32'])
  return {
    put: drive => {
      const folder = join(drive, 'client')
      mkdirSync(folder)
      symlinkSync(file, join(folder, 'claude.exe'))
      copyFileSync(made, join(folder, 'bcryptprimitives.dll'))
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
