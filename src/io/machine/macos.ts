import { posix } from 'node:path'
import type { LoginFacts } from '../../credentials/facts.ts'
import { type Machine, variable } from './machine.ts'

/**
 * All that is asked of macOS alone: of its programs, and in its own places. None of it was run there: the forms of the
 * answers are those of the manuals, and `test/io/macos.test.ts` holds them. Absent where the system is another one.
 */

/** Where an administrator puts the settings of Claude Code: https://code.claude.com/docs/en/settings */
export const managedFolderOnMac = '/Library/Application Support/ClaudeCode'

/** Where programs with windows keep what is theirs. */
export const appsFolderOnMac = (home: string): string => posix.join(home, 'Library/Application Support')

/** Whether launchd started this as a job of its own: a terminal has `0` in that variable, and what the Dock started a name that begins with `application.`. */
export function isLaunchdJob(machine: Pick<Machine, 'platform' | 'env'>): boolean {
  const job = variable(machine, 'XPC_SERVICE_NAME') ?? '0'
  return machine.platform === 'darwin' && job !== '0' && !job.startsWith('application.')
}

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
