import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The tool as it is shipped. `npm test` builds it first. */
export const bundle = fileURLToPath(new URL('../../dist/bin.cjs', import.meta.url))

export interface BundleRun {
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the shipped tool in a process of its own, with no environment but what is given. */
export function runBundle(
  args: readonly string[],
  options: Pick<SpawnSyncOptions, 'cwd' | 'env' | 'input'> & { readonly node?: string } = {},
): BundleRun {
  if (!existsSync(bundle)) throw new Error('dist/ is missing: run "npm run build" first')
  const { node = process.execPath, env = {}, ...rest } = options
  const { status, signal, stdout, stderr, error } = spawnSync(node, [bundle, ...args], {
    ...rest,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  })
  if (error !== undefined) throw error
  return { code: status, signal, stdout, stderr }
}
