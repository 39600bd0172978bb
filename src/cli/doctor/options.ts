import { resolve } from 'node:path'
import type { DoctorOptions } from '../../diagnosis/options.ts'
import { MOST_SETTINGS } from '../../io/credentials/read-settings.ts'
import { disk } from '../../io/machine/disk.ts'
import { shells } from '../../shells/index.ts'
import { UsageError } from '../command.ts'
import type { World } from '../world.ts'
import type { DoctorFlags } from './flags.ts'

/** What the flags ask for. Throws {@link UsageError}. */
export function optionsFrom(flags: DoctorFlags, world: World): DoctorOptions {
  const { bare, restricted, error, expect, 'setting-sources': settingSources } = flags
  // Measured: an empty value is as none.
  const settings = flags.settings || undefined
  if (settings !== undefined) checkSettings(settings, world.cwd)
  const shell = shells.find(({ id }) => id === flags.shell)
  const message = error === '-' ? world.stdin.read() : error
  if (message?.trim() === '')
    throw new UsageError(
      '--error got no text: pass what was printed, as one argument or with `-` from standard input',
    )
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
  const fault = settings.trim().startsWith('{') ? faultOfText(settings) : faultOfFile(resolve(cwd, settings))
  if (fault !== undefined) throw new UsageError(`${fault}; Claude Code stops at that too`)
}

function faultOfText(settings: string): string | undefined {
  try {
    JSON.parse(settings.replace(/^\ufeff/, ''))
    return undefined
  } catch {
    return '--settings is not valid JSON'
  }
}

/** Measured, the pipe of `<(...)` too; a file that is no valid JSON is dropped, and the client goes on. */
const faults = {
  absent: 'The --settings file does not exist',
  'no-file': 'What --settings names is not a regular file',
  'too-large': 'The --settings file is larger than 2 MiB',
  unreadable: 'The --settings file cannot be read',
} as const

function faultOfFile(path: string): string | undefined {
  const read = disk.read(path, MOST_SETTINGS)
  return 'failure' in read ? faults[read.failure] : undefined
}
