import { resolve } from 'node:path'
import type { DoctorOptions } from '../../diagnosis/options.ts'
import { disk } from '../../io/machine/disk.ts'
import { shells } from '../../shells/index.ts'
import { UsageError } from '../command.ts'
import type { World } from '../world.ts'
import type { DoctorFlags } from './flags.ts'

/** What the flags ask for. Throws {@link UsageError}. */
export function optionsFrom(flags: DoctorFlags, world: World): DoctorOptions {
  const { settings, bare, restricted, error, expect, 'setting-sources': settingSources } = flags
  if (settings !== undefined) checkSettings(settings, world.cwd)
  const shell = shells.find(({ id }) => id === flags.shell)
  const message = error === '-' ? world.stdin.read() : error
  return {
    probe: {
      ...(settings === undefined ? {} : { settings }),
      ...(settingSources === undefined ? {} : { settingSources }),
      ...(bare === true ? { bare } : {}),
      ...(restricted === true ? { restricted } : {}),
    },
    ...(shell === undefined ? {} : { shell }),
    online: flags.online === true,
    allowHosts: flags['allow-host'] ?? [],
    runHelper: flags['run-helper'] === true,
    prove: flags.prove === true,
    ...(message === undefined ? {} : { message }),
    ...(expect === undefined ? {} : { expect }),
  }
}

/** Where Claude Code itself would stop, the question makes no sense. The value is not repeated: it may hold a key. */
function checkSettings(settings: string, cwd: string): void {
  if (settings.trim().startsWith('{')) {
    try {
      JSON.parse(settings)
    } catch {
      throw new UsageError('--settings is not valid JSON; Claude Code stops at that too')
    }
  } else if (disk.stat(resolve(cwd, settings)) === undefined) {
    throw new UsageError('The file of --settings does not exist; Claude Code stops at that too')
  }
}
