import { dirname, join } from 'node:path'
import { findProgram } from './program.ts'
import { projectFolder } from './read-scopes.ts'
import { isRecord } from './read-settings.ts'
import { type ProbeWorld, variable } from './world.ts'

/**
 * The version of the `claude` on PATH. Read from where it is installed when that tells it (`…/versions/2.1.330`, the
 * package's own `package.json`); only otherwise `claude --version` is started, in `/`, with an empty environment.
 */
export function readClient(world: ProbeWorld): { readonly version: string } | undefined {
  const file = findProgram('claude', variable(world, 'PATH'), projectFolder(world))
  if (file === undefined) return undefined
  const version = versionOfPath(file) ?? versionOfPackage(world, file) ?? versionOfProgram(world, file)
  return version === undefined ? undefined : { version }
}

function versionOfPath(file: string): string | undefined {
  return /[\\/]versions[\\/](\d+\.\d+\.\d+)(?:[\\/]|$)/.exec(file)?.[1]
}

function versionOfPackage(world: ProbeWorld, file: string): string | undefined {
  for (const folder of [dirname(file), dirname(dirname(file))]) {
    const read = world.disk.read(join(folder, 'package.json'))
    if ('failure' in read) continue
    try {
      const content: unknown = JSON.parse(read.text)
      if (!isRecord(content) || !String(content['name']).startsWith('@anthropic-ai/claude-code')) continue
      return /^\d+\.\d+\.\d+$/.exec(String(content['version']))?.[0]
    } catch {}
  }
  return undefined
}

function versionOfProgram(world: ProbeWorld, file: string): string | undefined {
  const result = world.run?.(file, ['--version'], { HOME: '/nonexistent', PATH: '/usr/bin:/bin' })
  return /^(\d+\.\d+\.\d+)/.exec(result?.stdout ?? '')?.[1]
}
