import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('powershell', import.meta.url))
const dotnet = (process.env['PATH'] ?? '')
  .split(':')
  .map(folder => join(folder, 'dotnet'))
  .find(path => existsSync(path))

/** Why no PowerShell can be had for the bench; undefined where it can. */
export const noPowerShell: string | undefined =
  dotnet === undefined ? 'there is no dotnet on this machine' : undefined

/**
 * Builds the engine of PowerShell 7 for Windows, with a `powershell.exe` before it, and returns its folder.
 * `AUTHMD_WINDOWS_POWERSHELL` names one that was built before.
 */
export function buildPowerShell(): string {
  const built = process.env['AUTHMD_WINDOWS_POWERSHELL']
  if (built !== undefined) return built
  const folder = mkdtempSync(join(tmpdir(), 'powershell-'))
  cpSync(source, join(folder, 'source'), { recursive: true })
  const quiet = { DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1', DOTNET_CLI_UI_LANGUAGE: 'en' }
  execFileSync(dotnet ?? '', ['publish', '-c', 'Release', '-o', join(folder, 'out')], {
    cwd: join(folder, 'source'),
    env: { ...process.env, ...quiet },
    stdio: 'ignore',
    timeout: 300_000,
  })
  return join(folder, 'out')
}
