import { dirname, join } from 'node:path'
import { isRecord } from '../is-record.ts'
import { type Machine, variable } from '../machine/machine.ts'
import { parseJson } from '../parse-json.ts'
import { findProgram, locateProgram } from '../program.ts'

/**
 * The version of the `claude` on PATH. Read from where it is installed when that tells it (`…/versions/2.1.330`, the
 * package's own `package.json`); only otherwise `claude --version` is started, with an empty environment.
 */
export function readClient(world: Machine): { readonly version: string } | undefined {
  const search = { path: variable(world, 'PATH'), project: world.cwd, home: world.home }
  const installed = locateProgram('claude', search)
  if (installed === undefined) return undefined
  const version =
    versionOfPath(installed) ??
    versionOfPackage(world, installed) ??
    versionOfProgram(world, findProgram('claude', search))
  return version === undefined ? undefined : { version }
}

function versionOfPath(file: string): string | undefined {
  return /[\\/]versions[\\/](\d+\.\d+\.\d+)(?:[\\/]|$)/.exec(file)?.[1]
}

function versionOfPackage(world: Machine, file: string): string | undefined {
  for (const folder of [dirname(file), dirname(dirname(file))]) {
    const read = world.disk.read(join(folder, 'package.json'))
    if ('failure' in read) continue
    const content = parseJson(read.text)
    if (!isRecord(content) || !String(content['name']).startsWith('@anthropic-ai/claude-code')) continue
    return /^\d+\.\d+\.\d+$/.exec(String(content['version']))?.[0]
  }
  return undefined
}

function versionOfProgram(world: Machine, file: string | undefined): string | undefined {
  if (file === undefined) return undefined
  const result = world.run?.(file, ['--version'], { HOME: '/nonexistent', PATH: '/usr/bin:/bin' })
  return /^(\d+\.\d+\.\d+)/.exec(result?.stdout ?? '')?.[1]
}
