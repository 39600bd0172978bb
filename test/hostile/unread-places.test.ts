import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FileText } from '../../src/io/machine/disk.ts'
import type { Machine } from '../../src/io/machine/machine.ts'
import { writeWorld } from '../client/write-world.ts'
import { runIn } from '../doctor/run-doctor.ts'

const key = `sk-ant-${'api03'}-${'q7Rf2Kx9Lm4Zt8Wp'.repeat(5)}q7Rf2Kx9Lm4ZtAA`
const pipe = 'is a pipe, a socket or a device, which authmd does not read'

interface Kind {
  /** Puts it there. */
  readonly make?: (path: string) => unknown
  /** Or what a reader is told of it: a test may run as root, which may read everything. */
  readonly told?: FileText
  readonly said: string
  readonly exitCode: 0 | 1
}

const leaveSocket = 'require("net").createServer().listen("s", () => process.kill(process.pid, "SIGKILL"))'

const kinds: Readonly<Record<string, Kind>> = {
  'a pipe': { make: path => execFileSync('mkfifo', [path]), said: pipe, exitCode: 1 },
  'a socket': {
    make: path => {
      spawnSync(process.execPath, ['-e', leaveSocket], { cwd: dirname(path) })
      renameSync(join(dirname(path), 's'), path)
    },
    said: pipe,
    exitCode: 1,
  },
  'a link to a device': { make: path => symlinkSync('/dev/zero', path), said: pipe, exitCode: 1 },
  'a link to a file of the kernel': {
    make: path => symlinkSync('/proc/self/environ', path),
    said: pipe,
    exitCode: 1,
  },
  'a folder': { make: path => mkdirSync(path), said: 'is a folder, not a file', exitCode: 0 },
  'a file that this user may not read': {
    told: { failure: 'unreadable' },
    said: 'cannot be read by this user',
    exitCode: 1,
  },
  'a file that is too large': { told: { failure: 'too-large' }, said: 'than authmd reads', exitCode: 1 },
  'a file in an unknown encoding': {
    make: path => writeFileSync(path, Buffer.from('\ufeffexport A=b\n', 'utf16le').swap16()),
    said: 'is in an encoding that authmd does not read',
    exitCode: 1,
  },
}

/** Files that say what to do, and none of what is sent from here. */
const beside = {
  home: [
    ...['.zshrc', '.zshenv', '.zprofile', '.bashrc', '.bash_profile', '.profile', '.config/fish/config.fish'],
    ...['.config/Code/User/settings.json', '.config/systemd/user/claude.service', '.claude/config.json'],
    ...['.aws/config', '.config/nushell/env.nu'],
  ],
  proj: [
    ...['.env', '.env.local', '.envrc', 'mise.toml', '.mise.toml', 'mise.local.toml', '.mcp.json'],
    ...['.github/workflows/ci.yml', '.gitlab-ci.yml', 'compose.yaml', 'docker-compose.yml'],
    ...['claude.service', '.vscode/settings.json'],
  ],
}

/** Files that the client reads before it sends anything, and whether what it then does is known. */
const bearing = {
  home: [
    ...['.claude.json', '.claude/.config.json', '.claude/.credentials.json'],
    ...['.config/anthropic/active_config', '.config/anthropic/configs/default.json'],
  ],
}
const settings = {
  home: ['.claude/settings.json'],
  proj: ['.claude/settings.json', '.claude/settings.local.json'],
}

interface Report {
  readonly exitCode: number
  readonly resolution: { readonly evidence: string; readonly unknownInputs?: readonly { where: string }[] }
  readonly notes: readonly string[]
  readonly findings: readonly { ruleId: string; reason: string; file?: string }[]
  readonly answer: { readonly event: string }
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

async function doctorWith(base: 'home' | 'proj', path: string, { make, told }: Kind) {
  const aws = path.startsWith('.aws') ? { AWS_PROFILE: 'work' } : {}
  const written = writeWorld({ env: { ANTHROPIC_API_KEY: key, SHELL: '/bin/zsh', ...aws } })
  try {
    const place = join(base === 'home' ? written.home : written.project, path)
    mkdirSync(dirname(place), { recursive: true })
    if (make === undefined) writeFileSync(place, 'x')
    else make(place)
    const { disk } = written.world
    const read: Machine['disk']['read'] = (at, limit) =>
      at === place && told !== undefined ? told : disk.read(at, limit)
    const machine = { ...written.world, disk: { ...disk, read } }
    const json = JSON.parse((await runIn(machine, { flags: { json: true } })).stdout) as Report
    const plain = await runIn(machine, {})
    rmSync(place, { recursive: true })
    const without = await runIn(written.world, {})
    const where = base === 'home' ? `~/${path}` : path
    return { where, json, plain: oneLine(plain.stdout), exitCode: plain.exitCode, without: without.exitCode }
  } finally {
    written.remove()
  }
}

describe.skipIf(process.platform !== 'linux').each(Object.entries(kinds))('%s', (name, kind) => {
  const each = (places: { readonly home?: readonly string[]; readonly proj?: readonly string[] }) => [
    ...(places.home ?? []).map(path => ['home', path] as const),
    ...(places.proj ?? []).map(path => ['proj', path] as const),
  ]

  it.each(each(beside))(
    'in the place of %s/%s is said not to have been read, and why',
    async (base, path) => {
      const { where, json, plain, exitCode, without } = await doctorWith(base, path, kind)
      const said = `${where} ${kind.said}`
      const isNamed = (text: string) => text.includes(where) && text.includes(kind.said)
      expect(json.notes.filter(isNamed), said).toHaveLength(1)
      expect(plain).toContain(where)
      expect(plain).toContain(kind.said)
      expect(exitCode).toBe(kind.exitCode === 1 ? 1 : without)
      expect(json.exitCode).toBe(exitCode)
    },
  )

  it.each(each(bearing))(
    'in the place of %s/%s is named, and the answer unknown where the client may see more',
    async (base, path) => {
      const { where, json, plain, exitCode } = await doctorWith(base, path, kind)
      const told = [
        ...json.notes,
        ...json.findings.map(({ reason, file }) => `${file} ${reason}`),
        json.answer.event,
      ]
      expect(told.some(text => text.includes(where))).toBe(true)
      expect(plain).toContain(where)
      const isOpen = ['a pipe', 'a socket', 'a link to a device', 'a link to a file of the kernel'].includes(
        name,
      )
      if (!isOpen && name !== 'a file that is too large') return
      expect(json.resolution.evidence).toBe('unknown')
      expect(json.resolution.unknownInputs?.map(one => one.where)).toContain(where)
      expect(exitCode).toBe(1)
      if (isOpen) expect(json.answer.event).toBe(`What Claude Code sends is not known: ${where} ${pipe}.`)
    },
  )

  it.each(each(settings))(
    'in the place of %s/%s is named as settings that are not in effect',
    async (base, path) => {
      const { where, json, exitCode } = await doctorWith(base, path, kind)
      const found = json.findings.filter(({ ruleId }) => ruleId === 'settings-invalid')
      expect(found.map(({ file }) => file)).toEqual([where])
      expect(json.resolution.evidence).toBe('measured')
      expect(exitCode).toBe(1)
    },
  )
})

it('the null device, to which units that are off are linked, holds nothing for anybody', async () => {
  for (const path of ['.zshrc', '.config/systemd/user/claude.service']) {
    const kind = { make: (at: string) => symlinkSync('/dev/null', at), said: '', exitCode: 0 } as const
    const { json, where } = await doctorWith('home', path, kind)
    expect(json.notes.join()).not.toContain(where)
  }
})

it('an ordinary checkout, whose .git is a folder, is none of these', async () => {
  const { json } = await doctorWith('proj', '.git', { make: path => mkdirSync(path), said: '', exitCode: 0 })
  expect(json.notes.join()).not.toContain('.git')
})
