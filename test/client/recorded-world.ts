import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Machine } from '../../src/io/machine/machine.ts'
import type { ProbeOptions } from '../../src/io/probe-credentials.ts'
import { quietEnvironment } from './client-program.ts'
import { machineOf } from './write-world.ts'

/** A file of a recorded row. */
type RowFile = { readonly json?: unknown; readonly text?: string; readonly mode?: string }
type RowFiles = Readonly<Record<string, RowFile>>

/** A recorded run of the client; `check-rows.mjs` beside the rows describes the form. */
export interface RecordedRow {
  readonly name: string
  readonly group: string
  readonly setup: {
    readonly env?: Readonly<Record<string, string>>
    readonly home?: RowFiles
    readonly proj?: RowFiles
    readonly dir?: RowFiles
    readonly etc?: RowFiles
    readonly cwd?: string
    readonly args?: readonly string[]
    readonly fds?: readonly string[]
    readonly git?: readonly string[]
    readonly modes?: readonly string[]
  }
  readonly sent: { readonly request: boolean | 'tried'; readonly stops?: boolean }
}

export interface RecordedWorld {
  readonly root: string
  readonly machine: Machine
  readonly options: ProbeOptions
  readonly args: readonly string[]
  readonly fds: readonly string[]
  /** The folder that stands for `/etc/claude-code`, where the row has files there. */
  readonly etc: string | undefined
  readonly remove: () => void
}

/** Builds the row in a folder of its own; `servers` are the addresses of the two that it may name. */
export function recordedWorld(
  { setup }: RecordedRow,
  [api, second]: readonly [string, string],
): RecordedWorld {
  const root = mkdtempSync(join(tmpdir(), 'recorded-'))
  const [home, project, etc] = [join(root, 'home'), join(root, 'proj'), join(root, 'etc')]
  const places = {
    '@HOME@': home,
    '@PROJ@': project,
    '@DIR@': root,
    '@API_HOST@': api.replace('http://', ''),
    '@API@': api,
    '@API2@': second,
  }
  const row = filled(setup, places) as RecordedRow['setup']
  for (const folder of [home, project, join(root, 'tmp'), etc]) mkdirSync(folder)
  for (const step of row.git ?? []) git(step)
  for (const [folder, files] of [
    [home, row.home],
    [project, row.proj],
    [root, row.dir],
    [etc, row.etc],
  ] as const) {
    write(folder, files)
  }
  const cwd = row.cwd ?? project
  mkdirSync(cwd, { recursive: true })
  const administrator = Object.entries(row.etc ?? {}).map(([name, file]) => [
    `/etc/claude-code/${name}`,
    contentOf(file),
  ])
  const env = { ...quietEnvironment, HOME: home, TMPDIR: join(root, 'tmp'), ...row.env }
  // What the descriptors hold is read by their number, as the client does.
  const descriptors = (row.fds ?? []).map((text, at) => [`/proc/self/fd/${at + 3}`, text])
  return {
    root,
    machine: machineOf({
      root,
      home: env.HOME,
      cwd,
      env,
      files: Object.fromEntries([...administrator, ...descriptors]),
    }),
    options: optionsOf(row.args ?? []),
    args: row.args ?? [],
    fds: row.fds ?? [],
    etc: row.etc === undefined ? undefined : etc,
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  }
}

function optionsOf(args: readonly string[]): ProbeOptions {
  const after = (flag: string) => {
    const joined = args.find(arg => arg.startsWith(`${flag}=`))
    if (joined !== undefined) return joined.slice(flag.length + 1)
    return args.includes(flag) ? args[args.lastIndexOf(flag) + 1] : undefined
  }
  const settings = after('--settings')
  const sources = after('--setting-sources')
  return {
    ...(settings === undefined ? {} : { settings }),
    ...(sources === undefined
      ? {}
      : {
          settingSources: sources
            .split(',')
            .map(name => name.trim())
            .filter(Boolean) as ProbeOptions['settingSources'],
        }),
    ...(args.includes('--bare') ? { bare: true } : {}),
    ...(args.includes('--restricted') ? { restricted: true } : {}),
  }
}

/** The fake secrets that a row puts somewhere, without what any key begins with. */
export function secretsOf({ setup }: RecordedRow): readonly string[] {
  const named = [...JSON.stringify(setup).matchAll(placeholder)].map(([, kind = '', number = '']) =>
    secretPart(kind, number),
  )
  return [...new Set(named)]
}

const placeholder = /<([a-z-]+):(\d+)(:last20)?>/g

function secretPart(kind: string, number: string): string {
  return characters(`${kind}:${number}`, shapes[kind]?.[1] ?? 40)
}

const shapes: Readonly<Record<string, readonly [prefix: string, length: number, end: string]>> = {
  'api-key': ['sk-ant-api03-', 93, 'AA'],
  'oauth-token': ['sk-ant-oat01-', 93, 'AA'],
  'refresh-token': ['sk-ant-ort01-', 93, 'AA'],
  text: ['', 12, ''],
}

/** Puts values, places and times in the place of their names, keys of objects included. */
function filled(node: unknown, places: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(node)) return node.map(one => filled(one, places))
  if (typeof node === 'object' && node !== null) {
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [filled(key, places), filled(value, places)]),
    )
  }
  if (typeof node !== 'string') return node
  const time = /^@NOW([+-]\d+)(ms|s)@$/.exec(node)
  if (time !== null) {
    const [, distance, unit] = time
    return unit === 's' ? Math.floor(Date.now() / 1000) + Number(distance) : Date.now() + Number(distance)
  }
  const text = node.replace(placeholder, (_, kind: string, number: string, last) => {
    const [prefix, , end] = shapes[kind] ?? ['', 40, '']
    const value = prefix + secretPart(kind, number) + end
    return last === undefined ? value : value.slice(-20)
  })
  return Object.entries(places).reduce((whole, [name, place]) => whole.replaceAll(name, place), text)
}

function characters(seed: string, length: number): string {
  let text = ''
  for (let part = 0; text.length < length; part++)
    text += createHash('sha256')
      .update(`${seed}/${part}`)
      .digest('base64')
      .replace(/[^A-Za-z0-9]/g, '')
  return text.slice(0, length)
}

const contentOf = ({ text, json }: RowFile) => text ?? JSON.stringify(json, null, 2)

function write(folder: string, files: RowFiles = {}): void {
  for (const [name, file] of Object.entries(files)) {
    const path = resolve(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, contentOf(file))
    chmodSync(path, file.mode === undefined ? 0o644 : Number.parseInt(file.mode, 8))
  }
}

/** `init FOLDER`, `worktree REPOSITORY FOLDER`, `submodule REPOSITORY FROM NAME`. */
function git(step: string): void {
  const [what, at = '', ...rest] = step.split(' ')
  mkdirSync(at, { recursive: true })
  const call = (...args: readonly string[]) =>
    execFileSync(
      'git',
      [
        '-c',
        'user.name=x',
        '-c',
        'user.email=x@example.test',
        '-c',
        'protocol.file.allow=always',
        '-C',
        at,
        ...args,
      ],
      {
        env: { PATH: '/usr/bin:/bin', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' },
        stdio: 'ignore',
      },
    )
  if (what === 'worktree') call('worktree', 'add', '-q', rest[0] ?? '')
  else if (what === 'submodule') call('submodule', 'add', '-q', ...rest)
  else {
    call('init', '-q')
    call('commit', '-q', '--allow-empty', '-m', 'first')
  }
}
