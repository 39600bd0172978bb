import { posix } from 'node:path'
import type { LoginFacts } from '../../credentials/facts.ts'
import { type Machine, variable } from './machine.ts'

/**
 * All that is asked of a program of macOS alone. None of it was run on macOS: the forms of the answers are those of the
 * manuals, and `test/io/macos.test.ts` holds them. Absent where the system is another one.
 */

/**
 * Whether an item of this name is in the Keychain. Without `-w` and `-g` its secret is neither read nor asked for. 44 is
 * errSecItemNotFound; any other failure, such as a locked Keychain, leaves it open.
 */
export function keychainHolds(
  { platform, run, home }: Pick<Machine, 'platform' | 'run' | 'home'>,
  service: string,
): LoginFacts['keychain'] {
  if (platform !== 'darwin') return undefined
  const result = run?.('/usr/bin/security', ['find-generic-password', '-s', service], { HOME: home })
  if (result?.status === 0) return 'present'
  return result?.status === 44 ? 'absent' : 'unknown'
}

/** What `launchctl setenv` set, which programs get that are started from the Dock; undefined where it set nothing. */
export function launchdVariable(
  { platform, run }: Pick<Machine, 'platform' | 'run'>,
  name: string,
): string | undefined {
  if (platform !== 'darwin') return undefined
  const result = run?.('/bin/launchctl', ['getenv', name], {})
  const value = result?.status === 0 ? result.stdout.replace(/\n$/, '') : ''
  return value === '' ? undefined : value
}

/**
 * The files of preferences that an administrator has put on this Mac, for everybody or for this user. Their bytes are
 * those of a property list: nobody but a program of macOS reads them.
 */
export function managedPreferences(
  machine: Pick<Machine, 'platform' | 'disk' | 'env' | 'home'>,
  domain: string,
): readonly string[] {
  if (machine.platform !== 'darwin') return []
  const folder = '/Library/Managed Preferences'
  const user = variable(machine, 'USER') || posix.basename(machine.home)
  return [`${folder}/${domain}.plist`, `${folder}/${user}/${domain}.plist`].filter(
    path => machine.disk.stat(path)?.isFile === true,
  )
}
