import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { type Disk, disk } from '../../src/io/machine/disk.ts'
import type { Machine } from '../../src/io/machine/machine.ts'

/** A file: its text, JSON for an object, a link, or a text with its mode. */
export type FileContent =
  | string
  | { readonly text: string; readonly mode: number }
  | { readonly symlink: string }
  | object

export interface Setup {
  readonly env?: Readonly<Record<string, string>>
  readonly home?: Readonly<Record<string, FileContent>>
  readonly proj?: Readonly<Record<string, FileContent>>
  readonly cwd?: string
  /** Files of the machine by absolute path; all others outside the case are absent. */
  readonly machine?: Readonly<Record<string, string>>
}

export interface Written {
  readonly root: string
  readonly home: string
  readonly project: string
  readonly world: Machine
  readonly remove: () => void
}

/** Writes the files of a case into a temporary home and project. `@HOME@`, `@PROJ@`, `@BASE@` and `@HOST@` are filled in. */
export function writeWorld(setup: Setup, base = 'http://127.0.0.1:9'): Written {
  const root = mkdtempSync(join(tmpdir(), 'doctor-'))
  const home = join(root, 'home')
  const project = join(root, 'proj')
  const fill = (text: string) =>
    text
      .replaceAll('@HOME@', home)
      .replaceAll('@PROJ@', project)
      .replaceAll('@BASE@', base)
      .replaceAll('@HOST@', base.replace('http://', ''))
  for (const [folder, files] of [
    [home, setup.home],
    [project, setup.proj],
  ] as const) {
    mkdirSync(folder, { recursive: true })
    for (const [name, content] of Object.entries(files ?? {})) {
      const path = join(folder, name)
      mkdirSync(dirname(path), { recursive: true })
      if (typeof content === 'string') writeFileSync(path, fill(content))
      else if ('symlink' in content) symlinkSync(String(content.symlink), path)
      else if ('text' in content) {
        writeFileSync(path, fill(String(content.text)))
        if ('mode' in content) chmodSync(path, Number(content.mode))
      } else writeFileSync(path, fill(JSON.stringify(content, null, 2)))
    }
  }
  const env = Object.fromEntries(Object.entries(setup.env ?? {}).map(([name, value]) => [name, fill(value)]))
  const cwd = join(project, setup.cwd ?? '')
  mkdirSync(cwd, { recursive: true })
  return {
    root,
    home,
    project,
    world: machineOf({
      root,
      home,
      cwd,
      env: { PATH: '/usr/bin:/bin', HOME: home, USER: 'nobodytest', ...env },
      files: setup.machine ?? {},
    }),
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  }
}

const ordinaryFile = {
  isFile: true,
  isDirectory: false,
  mode: 0o644,
  uid: 0,
  writable: false,
  executable: false,
}

/** The machine of a case: Linux, with what is below `root` and `files` by absolute path, and nothing else. */
export function machineOf(given: {
  readonly root: string
  readonly home: string
  readonly cwd: string
  readonly env: Machine['env']
  readonly files: Readonly<Record<string, string>>
}): Machine {
  return {
    env: given.env,
    home: given.home,
    cwd: given.cwd,
    platform: 'linux',
    pid: process.pid,
    uid: process.getuid?.() ?? 0,
    now: Date.now(),
    container: false,
    disk: confined(given.root, given.files),
  }
}

/** A disk on which the machine that runs the test does not exist. */
function confined(root: string, machine: Readonly<Record<string, string>>): Disk {
  const inside = (path: string) => path.startsWith(root)
  const isFolder = (path: string) => Object.keys(machine).some(name => name.startsWith(`${path}/`))
  return {
    read: (path, limit) => {
      const text = machine[path]
      if (text !== undefined) return { text }
      if (inside(path)) return disk.read(path, limit)
      return isFolder(path) ? { failure: 'no-file', is: 'folder' } : { failure: 'absent' }
    },
    stat: path => {
      if (inside(path)) return disk.stat(path)
      if (isFolder(path)) return { ...ordinaryFile, isFile: false, isDirectory: true }
      return machine[path] === undefined ? undefined : ordinaryFile
    },
    list: folder =>
      inside(folder)
        ? disk.list(folder)
        : Object.keys(machine).flatMap(path => (dirname(path) === folder ? [basename(path)] : [])),
  }
}
