import type { Machine } from '../machine/machine.ts'
import { keychainHolds } from '../machine/macos.ts'

/**
 * Whether the login item is in the macOS Keychain. The item's name comes from reports, not from the documentation, and
 * with `CLAUDE_CONFIG_DIR` it has a suffix that differs between versions: so absence says nothing there.
 */
export function readKeychain(world: Machine, moved: boolean): ReturnType<typeof keychainHolds> {
  if (world.platform !== 'darwin') return undefined
  return moved ? 'unknown' : keychainHolds(world, 'Claude Code-credentials')
}
