import { resolve } from 'node:path'
import { expectations } from '../../credentials/facts.ts'
import type { DoctorOptions } from '../../diagnosis/options.ts'
import { disk } from '../../io/machine/disk.ts'
import type { ProbeOptions } from '../../io/probe-credentials.ts'
import { shells } from '../../shells/index.ts'
import { type Arguments, UsageError } from '../command.ts'
import type { World } from '../world.ts'

const sources = ['user', 'project', 'local'] as const

/** Reads the flags. Throws {@link UsageError}. */
export function readOptions({ flags, positionals }: Arguments, world: World): DoctorOptions {
  if (positionals.length > 0) {
    throw new UsageError(
      'doctor looks at the current folder: use --cwd for another one, --error for a message',
    )
  }
  const settings = text(flags['settings'])
  if (settings !== undefined) checkSettings(settings, world.cwd)
  const named = text(flags['shell'])
  const shell = shells.find(({ id }) => id === named)
  if (named !== undefined && shell === undefined) {
    throw new UsageError(`--shell takes ${shells.map(({ id }) => id).join(', ')}`)
  }
  const settingSources = sourcesOf(text(flags['setting-sources']))
  const error = text(flags['error'])
  const message = error === '-' ? world.stdin.read() : error
  const wanted = text(flags['expect'])
  const expect = expectations.find(one => one === wanted)
  if (wanted !== undefined && expect === undefined) {
    throw new UsageError(`--expect takes ${expectations.join(', ')}`)
  }
  const hosts = flags['allow-host']
  return {
    probe: {
      ...(settings === undefined ? {} : { settings }),
      ...(settingSources === undefined ? {} : { settingSources }),
      ...(flags['bare'] === true ? { bare: true } : {}),
      ...(flags['restricted'] === true ? { restricted: true } : {}),
    },
    ...(shell === undefined ? {} : { shell }),
    online: flags['online'] === true,
    allowHosts: Array.isArray(hosts) ? hosts : typeof hosts === 'string' ? [hosts] : [],
    runHelper: flags['run-helper'] === true,
    prove: flags['prove'] === true,
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

function sourcesOf(list: string | undefined): ProbeOptions['settingSources'] {
  if (list === undefined) return undefined
  return list
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')
    .map(name => {
      const source = sources.find(one => one === name)
      if (source === undefined)
        throw new UsageError(`--setting-sources takes ${sources.join(', ')}, with commas between`)
      return source
    })
}

function text(value: Arguments['flags'][string]): string | undefined {
  return typeof value === 'string' ? value : undefined
}
