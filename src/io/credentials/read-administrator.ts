import type { Machine } from '../machine/machine.ts'
import { managedPreferences } from '../machine/macos.ts'
import { type RegistryPolicy, readRegistryPolicy } from './read-registry-policy.ts'
import { type LoadedSettings, readSettings, without } from './read-settings.ts'
import { managedPaths } from './settings-paths.ts'

/**
 * The administrator's settings, the weakest first: the files, on macOS the preferences of the client's domain, of which
 * only the documentation tells, and on Windows two values of the registry. Measured: the machine's value is merged with the files in its
 * `env` block alone; of every other key theirs is out as soon as it has any key. The user's value counts where nothing
 * else has a key. Of a key that did not answer, nothing is known.
 */
export function readAdministrator(machine: Machine): readonly LoadedSettings[] {
  const files = [
    ...managedPaths(machine).map((path, index) => {
      const read = readSettings(machine, path)
      return index > 0 && read.file.state === 'no-file' ? oddDropIn(read) : read
    }),
    ...managedPreferences(machine, 'com.anthropic.claudecode').map(path =>
      without({ layer: 'managed', path, state: 'unread', why: 'preferences' }),
    ),
  ]
  if (machine.platform !== 'win32') return files
  const whole = readRegistryPolicy(machine, 'HKLM')
  const own = readRegistryPolicy(machine, 'HKCU')
  const unanswered = [whole, own].flatMap(unansweredIn)
  const settings = withMachine(files, whole.settings)
  const personal = own.settings?.file.state === 'loaded' ? [own.settings] : []
  return [...settings, ...(settings.some(hasKey) ? [] : personal), ...unanswered]
}

/** Measured on 2.1.332: a pipe among the drop-ins is left out, and at a link to a device the client stops. */
function oddDropIn({ file }: LoadedSettings): LoadedSettings {
  return without({ ...file, state: 'unread', why: 'no-file' })
}

function withMachine(
  files: readonly LoadedSettings[],
  machine: LoadedSettings | undefined,
): readonly LoadedSettings[] {
  if (machine === undefined) return files
  return [...(hasKey(machine) ? files.map(variablesAlone) : files), machine]
}

/** A text that can't be read bars what is weaker as well: the client stops at it. */
function hasKey({ file, blank }: LoadedSettings): boolean {
  return file.state !== 'absent' && blank !== true
}

function variablesAlone({ file, env, lineOf, blank }: LoadedSettings): LoadedSettings {
  const { runs: _, forces: __, ...rest } = file
  return { file: rest, env, lineOf, ...(blank === undefined ? {} : { blank }) }
}

function unansweredIn({ key, unseen }: RegistryPolicy): readonly LoadedSettings[] {
  if (!unseen) return []
  const absent = without({ layer: 'managed', path: key, state: 'absent' })
  return [{ ...absent, unmodelled: [{ name: 'Settings', where: key, unread: true }] }]
}
