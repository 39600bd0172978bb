import type { DoctorFacts } from '../credentials/facts.ts'
import { helperCommand } from '../io/credentials/read-helper.ts'
import type { Machine } from '../io/machine/machine.ts'
import { pathOf, variable } from '../io/machine/machine.ts'
import { checkKey } from '../io/online/check-key.ts'
import { runHelper } from '../io/online/run-helper.ts'
import { targetOf } from '../io/online/target-of.ts'
import type { Probed } from '../io/probe-credentials.ts'
import type { DoctorOptions } from './options.ts'

/** What only a program or the network can tell, when the person asked for it. */
export async function askOnline(
  { facts, vault, layers }: Probed,
  options: Pick<DoctorOptions, 'online' | 'runHelper' | 'allowHosts'>,
  world: Machine,
): Promise<DoctorFacts> {
  const command = facts.helper === undefined ? undefined : helperCommand(layers, facts.helper.source)
  const helper =
    options.runHelper && facts.helper !== undefined && command !== undefined
      ? runHelper(command, { helper: facts.helper, vault, world })
      : facts.helper
  const after: DoctorFacts = helper === undefined ? facts : { ...facts, helper }
  if (!options.online) return after
  const target = targetOf(after, { layers, allowHosts: options.allowHosts, env: world.env })
  if ('skipped' in target) return { ...after, online: target }
  const ca = extraCa(world)
  const online = await checkKey({
    ...target,
    vault,
    env: world.env,
    now: Date.now,
    ...(ca === undefined ? {} : { ca }),
  })
  return { ...after, online }
}

function extraCa(world: Machine): string | undefined {
  const file = variable(world, 'NODE_EXTRA_CA_CERTS')
  if (!file) return undefined
  const read = world.disk.read(pathOf(world).resolve(world.cwd, file))
  return 'text' in read && read.text.includes('-----BEGIN') ? read.text : undefined
}
