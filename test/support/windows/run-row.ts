import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tool, type Windows } from './bench.ts'
import type { Told } from './compare.ts'
import { fill, type RegistryValue, type Row, type Servers, type Setup } from './row.ts'

const lasting = [
  'Program Files',
  'Program Files (x86)',
  'ProgramData',
  'users',
  'windows',
  'authmd',
  'client',
]
const environmentKeys = [
  'HKEY_CURRENT_USER\\Environment',
  'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment',
]
const policyKeys = ['HKEY_LOCAL_MACHINE', 'HKEY_CURRENT_USER'].map(
  root => `${root}\\SOFTWARE\\Policies\\ClaudeCode`,
)

export interface Answer {
  readonly told?: Told
  readonly output: string
  readonly secrets: ReadonlySet<string>
}

/** Asks `doctor --json` in what a row describes. */
export async function runRow(windows: Windows, { setup }: Pick<Row, 'setup'>): Promise<Answer> {
  return inRow(windows, { setup }, session => session.tell())
}

/** What can be done in what a row describes, each in a process tree of its own. */
export interface Session {
  /** Doctor's answer; it comes first, for the client writes its own files. */
  readonly tell: () => Promise<Answer>
  /** One message of the client, and what it prints. */
  readonly send: () => Promise<string>
}

/** Builds what a row describes on this Windows, and takes it away again. */
export async function inRow<T>(
  windows: Windows,
  row: { readonly setup: Setup; readonly servers?: Servers },
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const secrets = new Set<string>()
  const setup = fill(row.setup, secrets, row.servers)
  const written = writeFiles(windows.drive, setup)
  const values = setup.registry ?? []
  if (values.length > 0) await windows.registry(values.map(assignment).join('\r\n'))
  const cwd = setup.cwd ?? 'C:\\p'
  mkdirSync(unixPath(windows.drive, cwd), { recursive: true })
  const set = Object.entries(variables(setup)).map(([name, value]) => `set "${name}=${doubled(value)}"`)
  const session = [...set, ...(setup.bat ?? []), `cd /d ${cwd}`]
  const file = (name: string) => textOf(join(windows.drive, name))
  try {
    return await work({
      tell: async () => {
        const call = [tool, 'doctor', '--json', ...words(doctorFlags(setup.args))].join(' ')
        await windows.batch([...session, `${call} > C:\\out.json 2> C:\\err.txt`])
        const out = file('out.json')
        return { ...answerIn(out), output: `${out}${file('err.txt')}`, secrets }
      },
      send: async () => {
        const call = ['C:\\client\\claude.exe', '-p', 'hi', ...words(setup.args)].join(' ')
        await windows.batch([...session, ...quiet, `${call} > C:\\client.txt 2>&1 < nul`])
        return file('client.txt')
      },
    })
  } finally {
    if (values.length > 0) await windows.registry(values.map(removal).join('\r\n'))
    for (const path of written) rmSync(path, { force: true })
    for (const name of readdirSync(windows.drive))
      if (!lasting.includes(name)) rmSync(join(windows.drive, name), { recursive: true, force: true })
    rmSync(join(windows.drive, 'Program Files', 'ClaudeCode'), { recursive: true, force: true })
    // What the client leaves where the person's folder is that of the system.
    for (const name of ['.claude', '.claude.json'])
      rmSync(join(windows.drive, 'users', 'root', name), { recursive: true, force: true })
  }
}

/** Nothing but the message goes out, and that once. */
const quiet = [
  'set CLAUDE_CODE_MAX_RETRIES=0',
  'set CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1',
  'set DISABLE_AUTOUPDATER=1',
  'set DISABLE_TELEMETRY=1',
  'set DISABLE_ERROR_REPORTING=1',
]

/** Words of a command line, as a program for Windows takes them apart. */
const words = (args: readonly string[] = []) => args.map(arg => `"${doubled(arg).replaceAll('"', '\\"')}"`)

function variables(setup: Setup): Readonly<Record<string, string>> {
  const usual = {
    USERPROFILE: 'C:\\h',
    APPDATA: 'C:\\h\\AppData\\Roaming',
    LOCALAPPDATA: 'C:\\h\\AppData\\Local',
    HOME: '',
    PATH: 'C:\\windows\\system32;C:\\windows',
    PATHEXT: '.COM;.EXE;.BAT;.CMD',
  }
  return { ...usual, ...setup.env }
}

/** A `%` is doubled in a batch file. */
const doubled = (text: string) => text.replaceAll('%', '%%')

function writeFiles(drive: string, setup: Setup): readonly string[] {
  const at = (path: string) => join(drive, ...path.split('/'))
  const roots = { home: 'h', proj: 'p', etc: 'Program Files/ClaudeCode', c: '', utf16: '' }
  for (const folder of ['h', 'p']) mkdirSync(at(folder), { recursive: true })
  for (const step of setup.git ?? []) initialise(drive, step)
  const written: string[] = []
  for (const [part, root] of Object.entries(roots)) {
    for (const [name, { json, text }] of Object.entries(setup[part as keyof typeof roots] ?? {})) {
      const path = join(at(root), ...name.split('/'))
      mkdirSync(dirname(path), { recursive: true })
      const content = text ?? JSON.stringify(json, null, 2)
      writeFileSync(path, part === 'utf16' ? Buffer.from(`\ufeff${content}`, 'utf16le') : content)
      written.push(path)
    }
  }
  return written
}

/** There is no git for Windows here; the folder is made by that of the machine. */
function initialise(drive: string, step: string): void {
  const folder = unixPath(drive, /^init (.+)$/.exec(step)?.[1] ?? 'C:\\p')
  const env = {
    PATH: '/usr/bin:/bin',
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
  }
  execFileSync('git', ['init', '-q', folder], { env })
}

/** Letter case as it is written: beside `p`, a folder `P` is another one on this disk, and Wine takes the exact name. */
function unixPath(drive: string, path: string): string {
  return join(drive, ...path.replace(/^C:\\?/i, '').split('\\'))
}

function assignment({ key, name, type, value }: RegistryValue): string {
  const wide = Buffer.from(`${value}\0${type === 'REG_MULTI_SZ' ? '\0' : ''}`, 'utf16le')
  const hex = [...wide].map(byte => byte.toString(16).padStart(2, '0')).join(',')
  const kind = { REG_SZ: 1, REG_EXPAND_SZ: 2, REG_MULTI_SZ: 7 }[type]
  return `[${longKey(key)}]\r\n"${name}"=hex(${kind}):${hex}\r\n`
}

function removal({ key, name }: RegistryValue): string {
  const whole = longKey(key)
  return environmentKeys.some(one => one.toUpperCase() === whole.toUpperCase())
    ? `[${whole}]\r\n"${name}"=-\r\n`
    : policyKeys.map(one => `[-${one}]\r\n`).join('\r\n')
}

const longKey = (key: string) =>
  key.replace(/^HKCU/, 'HKEY_CURRENT_USER').replace(/^HKLM/, 'HKEY_LOCAL_MACHINE')

/** The flags of the client that `doctor` takes as well. */
function doctorFlags(args: readonly string[] = []): readonly string[] {
  return args.flatMap((arg, at) => {
    if (arg === '--settings' || arg === '--setting-sources') return [arg, args[at + 1] ?? '']
    return arg === '--bare' || arg === '--restricted' ? [arg] : []
  })
}

function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

function answerIn(text: string): { readonly told?: Told } {
  try {
    return { told: JSON.parse(text) as Told }
  } catch {
    return {}
  }
}
