import type { Configured } from '../../repository/read-configured.ts'
import type { World } from '../world.ts'
import type { SyncFlags } from './sync-flags.ts'

/** What `--config` names, read once for all repositories, so that a mistake in it is told once. Throws `InputError`. */
export async function policyFrom(
  { config }: Pick<SyncFlags, 'config'>,
  world: World,
): Promise<Configured | undefined> {
  if (config === undefined) return undefined
  const [{ resolve }, { readPolicy }] = await Promise.all([
    import('node:path'),
    import('../../repository/read-configured.ts'),
  ])
  return readPolicy(resolve(world.cwd, config), config)
}
