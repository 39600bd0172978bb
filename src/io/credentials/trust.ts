import { type Machine, pathOf, variable } from '../machine/machine.ts'
import { isOn } from './is-on.ts'
import { gitRoot, mainCheckout } from './main-checkout.ts'

/**
 * Whether the client has a record that it may work here. Measured: a record of a folder above counts, but not across
 * the root of a checkout; in a worktree that of the main checkout counts. In a sandbox, of which the environment tells,
 * it needs none.
 */
export function isTrusted(machine: Machine, trusted: readonly string[]): boolean {
  if (isOn(variable(machine, 'CLAUDE_CODE_SANDBOXED'))) return true
  const { dirname } = pathOf(machine)
  const known = new Set(trusted.map(folder => folder.replaceAll('\\', '/')))
  const root = gitRoot(machine)
  const folders: string[] = []
  for (let folder = machine.cwd; ; folder = dirname(folder)) {
    folders.push(folder)
    if (folder === root || dirname(folder) === folder) break
  }
  const main = root === undefined ? undefined : mainCheckout(machine, root)
  return [...folders, ...(main === undefined ? [] : [main])].some(folder =>
    known.has(folder.replaceAll('\\', '/')),
  )
}
