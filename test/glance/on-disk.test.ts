import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownPlan } from '../../src/repository/known-plan.ts'
import type { PlanRequest } from '../../src/repository/plan-request.ts'
import { planThoroughly } from '../../src/repository/plan-thoroughly.ts'
import { git } from '../support/fixture.ts'
import { fakeWorld } from '../support/world.ts'
import { ignoreBlocks, written } from './pieces.ts'

const host = { ...fakeWorld(), env: { PATH: process.env['PATH'] ?? '' } }

let folder: string

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-glance-')))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Change = (root: string) => void

const put =
  (path: string, text: string): Change =>
  root => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
const tracked =
  (path: string, text: string): Change =>
  root => {
    put(path, text)(root)
    git(root, 'add', '-f', path)
  }
const gone =
  (path: string): Change =>
  root =>
    rmSync(join(root, path), { recursive: true, force: true })
const moved =
  (from: string, to: string): Change =>
  root =>
    renameSync(join(root, from), join(root, to))
const linked =
  (path: string, target: string): Change =>
  root => {
    rmSync(join(root, path), { recursive: true, force: true })
    symlinkSync(target, join(root, path))
  }

const section = written[1]?.section ?? ''

/** What can become of a repository around our parts. */
const changes: Readonly<Record<string, Change>> = {
  nothing: () => undefined,
  'AGENTS.md beside it': put('AGENTS.md', '# B\n'),
  'AGENTS.md with a section too': put('AGENTS.md', `# B\n\n${section}\n`),
  'AGENTS.md a link': linked('AGENTS.md', 'CLAUDE.md'),
  'claude.md beside it': put('claude.md', '# C\n'),
  'agents.md beside it': put('agents.md', '# C\n'),
  '.claude/CLAUDE.md': put('.claude/CLAUDE.md', '# C\n'),
  '.claude/claude.md': put('.claude/claude.md', '# C\n'),
  '.claude/.gitignore': put('.claude/.gitignore', '!settings.local.json\n'),
  'settings without variables': tracked('.claude/settings.json', '{"permissions":{}}'),
  'settings with a provider': tracked('.claude/settings.json', '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1"}}'),
  'settings with a provider in escapes': tracked(
    '.claude/settings.json',
    '{"\\u0065nv":{"CLAUDE_CODE_USE_BEDROCK":"1"}}',
  ),
  'settings that are a link': root => {
    tracked('other.json', '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1"}}')(root)
    mkdirSync(join(root, '.claude'), { recursive: true })
    linked('.claude/settings.json', '../other.json')(root)
    git(root, 'add', '-f', '.claude/settings.json')
  },
  '.claude a link': root => {
    tracked('conf/settings.json', '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1"}}')(root)
    linked('.claude', 'conf')(root)
  },
  'CLAUDE.local.md': put('CLAUDE.local.md', 'mine\n'),
  'a configuration': put('authmd.config.json', '{"shells":["fish"]}'),
  'a hidden configuration': put('.authmdrc.json', '{"shells":["fish"]}'),
  'a configuration in the manifest': put('package.json', '{"authmd":{"shells":["fish"]}}'),
  'a manifest': put('package.json', '{"name":"x"}'),
  'a tracked .env': tracked('.env', 'A=1\n'),
  'a tracked .env far below': tracked('a/b/.env.local', 'A=1\n'),
  'a tracked CLAUDE.md below': tracked('pkg/CLAUDE.md', '# P\n'),
  'another example file': put('.env.sample', 'A=1\n'),
  'an example file with a key': put(
    '.env.example',
    `A=sk-ant-${'api03'}-${'aB3dE6gH9jK2mN5pQ8sT1vW4'.repeat(3)}AA\n`,
  ),
  'an example file in other letters': put('.Env.Example', 'A=1\n'),
  'an ignored agent file': put('.gitignore', `CLAUDE.md\n\n${ignoreBlocks.at(-1)}\n`),
  'patterns that a person wrote': put('.gitignore', `.env\n.env.local\n\n${ignoreBlocks.at(-1)}\n`),
  'an exception': put('.gitignore', `!.env\n\n${ignoreBlocks.at(-1)}\n!.env\n`),
  'all patterns a person wrote': put(
    '.gitignore',
    '.env\n.env.local\n.env.*.local\n.claude/\nCLAUDE.local.md\n',
  ),
  '.gitignore gone': gone('.gitignore'),
  '.gitignore a link': linked('.gitignore', 'ignore-me'),
  'CLAUDE.md gone': gone('CLAUDE.md'),
  'CLAUDE.md a link': root => {
    moved('CLAUDE.md', 'DOCS.md')(root)
    git(root, 'add', '-A')
    linked('CLAUDE.md', 'DOCS.md')(root)
    git(root, 'add', '-A')
  },
  'moved to AGENTS.md': moved('CLAUDE.md', 'AGENTS.md'),
  'moved to AGENTS.md, hidden by the local file': root => {
    moved('CLAUDE.md', 'AGENTS.md')(root)
    put('CLAUDE.local.md', 'mine\n')(root)
  },
  'moved to AGENTS.md, hidden below': root => {
    moved('CLAUDE.md', 'AGENTS.md')(root)
    tracked('pkg/CLAUDE.md', '# P\n')(root)
  },
  'moved to AGENTS.md, imported': root => {
    moved('CLAUDE.md', 'AGENTS.md')(root)
    put('CLAUDE.md', '@AGENTS.md\n')(root)
  },
  'a guide by hand': put('docs/claude-code-auth.md', '# Guide\n'),
  'an ignore file in docs': put('docs/.gitignore', '*\n'),
  'not UTF-8': root => writeFileSync(join(root, 'CLAUDE.md'), Buffer.from([0xff, 0xfe, 0x41])),
  'no index': gone('.git/index'),
  'no git': gone('.git'),
  'a worktree': root => {
    moved('.git', 'real-git')(root)
    put('.git', 'gitdir: real-git\n')(root)
  },
  'an index of version 4': root => git(root, 'update-index', '--index-version', '4'),
  'a folder in place of the file': root => {
    gone('.gitignore')(root)
    mkdirSync(join(root, '.gitignore'))
  },
}

const bases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  plain: { 'CLAUDE.md': `# A\n\n${section}\n`, '.gitignore': `dist/\n\n${ignoreBlocks.at(-1)}\n` },
  'with an example file': {
    'CLAUDE.md': `# A\n\n\`\`\`\nx\n\`\`\`\n\n${section}\n`,
    '.gitignore': `dist/\n\n${ignoreBlocks.at(-1)}\n`,
    '.env.example': `A=1\n\n${written[1]?.example}\n`,
  },
}

describe('a glance at a repository on the disk', () => {
  const cases = Object.keys(bases).flatMap(base =>
    Object.keys(changes).map(change => [base, change] as const),
  )

  it.each(cases)('agrees with the planner: %s, %s', async (base, change) => {
    const root = join(folder, `${base} ${change}`.replaceAll('/', '-'))
    mkdirSync(root)
    for (const [path, text] of Object.entries(bases[base] ?? {})) put(path, text)(root)
    git(root, 'init', '-q')
    git(root, 'add', '-A')
    changes[change]?.(root)
    const request: PlanRequest = { root, asked: {}, want: 'present' }
    const known = knownPlan(request)
    if (known !== undefined) expect(await planThoroughly(request, host)).toEqual(known)
    if (
      ['nothing', 'a manifest', 'settings without variables', 'patterns that a person wrote'].includes(change)
    )
      expect(known).toBeDefined()
  })

  it('is not asked where a run asks for something of its own', () => {
    const root = join(folder, 'asked')
    cpSync(join(folder, 'plain nothing'), root, { recursive: true })
    const plain: PlanRequest = { root, asked: {}, want: 'present' }
    expect(knownPlan(plain)).toBeDefined()
    for (const other of [
      { asked: { exact: true } },
      { asked: { recursive: true } },
      { want: 'absent' as const },
      { mayReplace: true },
      { given: { path: 'CLAUDE.md', text: '# A\n' } },
    ])
      expect(knownPlan({ ...plain, ...other })).toBeUndefined()
  })
})
