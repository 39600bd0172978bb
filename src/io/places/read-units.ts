import type { Cut, UnitLine } from '../../credentials/surroundings.ts'
import { type Machine, pathOf, shown } from '../machine/machine.ts'
import { firstOf } from './first-of.ts'

const wanted =
  /^\s*(Environment|EnvironmentFile|ProtectHome|ReadOnlyPaths|ReadWritePaths|ProtectSystem|PassEnvironment|User)\s*=\s*(.*)$/

/** A unit of a service of Claude Code, or a drop-in of one, with its text. Stays in `io/`. */
export interface UnitFile {
  readonly file: string
  /** `agent.service`, also of a drop-in. */
  readonly unit: string
  /** It runs as the reader: a unit of the user. */
  readonly isOwn: boolean
  /** It lies in the folder of the project, which may name no file outside of itself. */
  readonly isOfProject: boolean
  readonly lines: readonly { readonly directive: string; readonly value: string; readonly line: number }[]
}

/** Of one folder; nobody has more. */
const MOST = 50

/** Unit files of this folder, of the user's own and of the system that are about Claude Code. */
export function readUnitFiles(world: Machine): {
  readonly files: readonly UnitFile[]
  readonly cut: readonly Cut[]
} {
  const { join } = pathOf(world)
  const own = join(world.home, '.config', 'systemd', 'user')
  const folders = world.platform === 'linux' ? [world.cwd, own, '/etc/systemd/system'] : [world.cwd, own]
  const found = folders.map(folder => {
    const listed = world.disk.list(folder)
    const dropIns = listed.filter(name => name.endsWith('.service.d'))
    const names = [
      ...listed.filter(name => /\.(?:service|conf)$/.test(name)),
      ...dropIns.flatMap(name =>
        world.disk.list(join(folder, name)).flatMap(one => (one.endsWith('.conf') ? [join(name, one)] : [])),
      ),
    ]
    const { some, cut } = firstOf(names, {
      what: 'unit files',
      where: folder === world.cwd ? 'this folder' : shown(world, folder),
      most: folder === world.cwd || folder === own ? MOST : MOST * 20,
    })
    const files = some.flatMap(name => {
      const read = world.disk.read(join(folder, name))
      if ('failure' in read) return []
      const [parent = ''] = name.split(/[\\/]/)
      const unit = parent.replace(/\.d$/, '')
      return [
        {
          path: join(folder, name),
          text: read.text,
          unit,
          isOwn: folder === own,
          isOfProject: folder === world.cwd,
        },
      ]
    })
    const ours = new Set(files.flatMap(({ unit, text }) => (/claude|anthropic/i.test(text) ? [unit] : [])))
    return { files: files.filter(({ unit }) => ours.has(unit)).map(one => unitFileOf(world, one)), cut }
  })
  return { files: found.flatMap(({ files }) => files), cut: found.flatMap(({ cut }) => cut) }
}

type UnitText = Omit<UnitFile, 'file' | 'lines'> & { readonly path: string; readonly text: string }

function unitFileOf(world: Machine, { path, text, ...about }: UnitText): UnitFile {
  const lines = text.split(/\r?\n/).flatMap((line, index) => {
    const hit = wanted.exec(line)
    return hit === null ? [] : [{ directive: hit[1] ?? '', value: hit[2] ?? '', line: index + 1 }]
  })
  return { file: shown(world, path), ...about, lines }
}

/** The lines that say what a service of Claude Code gets; values of variables stay here. */
export function describedLines(files: readonly UnitFile[]): readonly UnitLine[] {
  return files.flatMap(({ file, lines }) =>
    lines.flatMap(({ directive, value, line }) => {
      const found = directive === 'Environment' ? (value.match(/\b[A-Z][A-Z0-9_]{5,60}(?==)/g) ?? []) : []
      const at = { file, line, directive }
      return found.length === 0 ? [at] : found.map(variable => ({ ...at, variable }))
    }),
  )
}
