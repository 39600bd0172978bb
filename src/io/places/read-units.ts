import type { UnitLine } from '../../credentials/surroundings.ts'
import { type Machine, pathOf, shown } from '../machine/machine.ts'

const wanted =
  /^\s*(Environment|EnvironmentFile|ProtectHome|ReadOnlyPaths|ReadWritePaths|ProtectSystem|PassEnvironment|User)\s*=\s*(.*)$/

/** Lines of unit files of this folder and of the user's own that say what a service of Claude Code gets; values of variables stay here. */
export function readUnits(world: Machine): readonly UnitLine[] {
  const { join } = pathOf(world)
  const folders = [world.cwd, join(world.home, '.config', 'systemd', 'user')]
  return folders.flatMap(folder =>
    world.disk
      .list(folder)
      .filter(name => /\.(?:service|conf)$/.test(name))
      .slice(0, 50)
      .flatMap(name => linesOf(world, join(folder, name))),
  )
}

function linesOf(world: Machine, path: string): readonly UnitLine[] {
  const read = world.disk.read(path)
  if ('failure' in read || !/claude|anthropic/i.test(read.text)) return []
  const file = shown(world, path)
  return read.text.split(/\r?\n/).flatMap((text, index) => {
    const hit = text.length > 4000 ? null : wanted.exec(text)
    if (hit === null) return []
    const [, directive = '', value = ''] = hit
    const found = directive === 'Environment' ? (value.match(/\b[A-Z][A-Z0-9_]{5,60}(?==)/g) ?? []) : []
    const at = { file, line: index + 1, directive }
    return found.length === 0 ? [at] : found.map(variable => ({ ...at, variable }))
  })
}
