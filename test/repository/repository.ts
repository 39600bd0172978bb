import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { type BundleRun, bundle, runBundle } from '../support/bundle.ts'
import { git } from '../support/fixture.ts'
import { fakeWorld } from '../support/world.ts'

/** A text, bytes, or a link by its target. */
export type Content = string | Uint8Array | { readonly link: string }

/** Ignore rules that leave nothing to add, so that a test sees one file change. */
export const fullIgnore = '.env\n.env.*\n!.env.example\n.claude/settings.local.json\nCLAUDE.local.md\n'

/** An empty folder, removed after the test. */
export function folder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-repository-')))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

export function put(root: string, files: Readonly<Record<string, Content>>): string {
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    if (typeof content === 'object' && 'link' in content) symlinkSync(content.link, file)
    else writeFileSync(file, content)
  }
  return root
}

/** A git repository whose files are all tracked, also those that its ignore rules name. */
export function repository(files: Readonly<Record<string, Content>>): string {
  const root = put(folder(), { '.gitignore': fullIgnore, ...files })
  git(root, 'init', '-q')
  git(root, 'add', '-A', '-f')
  return root
}

/** The shipped tool in a repository, with no environment but `PATH`, a home of its own and what is given. */
export function shippedAuthmd(root: string, args: readonly string[]): BundleRun {
  const home = mkdtempSync(join(tmpdir(), 'authmd-home-'))
  try {
    return runBundle(args, { cwd: root, env: { PATH: process.env['PATH'] ?? '', HOME: home } })
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** The same in this process: what it prints and writes needs no start of Node for each run. */
export async function authmd(
  root: string,
  args: readonly string[] = ['apply'],
  variables: Readonly<Record<string, string>> = {},
): Promise<Pick<BundleRun, 'code' | 'stdout' | 'stderr'>> {
  const home = mkdtempSync(join(tmpdir(), 'authmd-home-'))
  try {
    const env = { PATH: process.env['PATH'] ?? '', HOME: home, ...variables }
    const world = fakeWorld({ argv: args, cwd: root, env })
    return { code: await main(world), ...world.printed }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

export function read(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** True for a text that holds a section of ours. */
export function hasSection(text: string): boolean {
  return /^<!-- authmd:start auth v=1 /m.test(text) && /^<!-- authmd:end auth$/m.test(text)
}

/** Permission tests prove nothing as root: then a user without rights is taken. */
export const nobody: { readonly uid: number; readonly gid: number } | undefined =
  process.getuid?.() === 0 && spawnSync('id', ['-u', 'nobody']).status === 0
    ? { uid: 65534, gid: 65534 }
    : undefined

/** Runs the tool as a user without rights; as root nothing is read-only. */
export function asNobody(root: string, args: readonly string[]) {
  const drop = ['--reuid', String(nobody?.uid), '--regid', String(nobody?.gid), '--clear-groups']
  const own = nobody === undefined ? [] : ['setpriv', ...drop]
  const [program = '', ...rest] = [...own, process.execPath, bundle, ...args]
  return spawnSync(program, rest, {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: root },
    encoding: 'utf8',
  })
}
