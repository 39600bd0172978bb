import type { Machine } from '../machine/machine.ts'

/**
 * Whether the login item is in the macOS Keychain. Without `-w` and `-g` its secret is neither read nor asked for. The
 * item's name comes from reports, not from the documentation, and with `CLAUDE_CONFIG_DIR` it has a suffix that differs
 * between versions: so absence says nothing there. Not run on macOS.
 */
export function readKeychain(world: Machine, moved: boolean): 'present' | 'absent' | 'unknown' | undefined {
  if (world.platform !== 'darwin') return undefined
  if (moved || world.run === undefined) return 'unknown'
  const result = world.run('/usr/bin/security', ['find-generic-password', '-s', 'Claude Code-credentials'], {
    HOME: world.home,
  })
  if (result === undefined) return 'unknown'
  // 44: errSecItemNotFound. Any other failure, such as a locked Keychain, leaves it open.
  if (result.status === 0) return 'present'
  return result.status === 44 ? 'absent' : 'unknown'
}
