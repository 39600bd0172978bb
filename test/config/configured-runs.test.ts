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
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { git } from '../support/fixture.ts'
import { fakeWorld } from '../support/world.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

let root = ''
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-config-')))
  folders.push(root)
  git(root, 'init', '-q')
  put('CLAUDE.md', '# Project\n\n- Use tabs.\n')
  put('.gitignore', '.env\n.env.*\n!.env.example\n.claude/settings.local.json\nCLAUDE.local.md\n')
})

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

const text = (path: string) => readFileSync(join(root, path), 'utf8')

async function run(...argv: readonly string[]) {
  const world = fakeWorld({ argv, cwd: root, env: { PATH: process.env['PATH'], HOME: root, CI: '1' } })
  const code = await main(world)
  return { code, out: world.printed.stdout, err: world.printed.stderr }
}

const ownShell = (say: string) => `---\nsource: our wiki\nverified: 2026-11-23\n---\n\n- ${say}\n`

describe('a configured repository', () => {
  it.each([
    ['authmd.config.json', '{ // ours\n "shells": ["fish"] }'],
    ['.authmdrc.json', '{ "shells": ["fish"], }'],
    ['package.json', '{ "name": "x", "authmd": { "shells": ["fish"] } }'],
  ])('is written as %s says, and is current afterwards', async (file, config) => {
    put(file, config)
    expect(await run('apply')).toMatchObject({ code: 0 })
    expect(text('CLAUDE.md')).toMatch(/authmd:start auth .* shell=fish/)
    expect(text('CLAUDE.md')).not.toContain('own=')
    expect((await run('check')).code).toBe(0)
  })

  it('takes a flag before the configuration, and a bare check agrees until the configuration changes', async () => {
    put('authmd.config.json', '{ "shells": ["fish"] }')
    await run('apply', '--shell', 'zsh')
    expect(text('CLAUDE.md')).toContain('shell=zsh')
    expect((await run('check')).code).toBe(0)
    put('authmd.config.json', '{ "shells": ["fish", "bash"] }')
    expect((await run('check')).code).toBe(1)
    await run('apply')
    expect(text('CLAUDE.md')).toMatch(/shell=bash,fish/)
    expect((await run('check')).code).toBe(0)
  })

  it('tells an unknown key with file, line and the nearest right one; nothing is written', async () => {
    put('authmd.config.json', '{\n  "shels": ["fish"]\n}\n')
    const { code, err } = await run('apply')
    expect(code).toBe(2)
    expect(err).toContain('authmd.config.json:2: no such key in the configuration; did you mean "shells"?')
    expect(text('CLAUDE.md')).not.toContain('authmd:start')
  })

  it('tells an unknown name with the nearest right one', async () => {
    put('authmd.config.json', '{\n  "shells": [\n    "powershel"\n  ]\n}\n')
    const { code, err } = await run('check')
    expect(code).toBe(2)
    expect(err).toContain(
      'authmd.config.json:3: shells.0 does not know the name that stands here; did you mean "powershell"?',
    )
  })

  it('refuses two configurations, since only one could count', async () => {
    put('authmd.config.json', '{}')
    put('package.json', '{ "authmd": {} }')
    expect(await run('check')).toMatchObject({ code: 2, err: expect.stringContaining('keep one of the two') })
  })

  it.each(['['.repeat(300_000), `{ "shells": ${'['.repeat(100_000)}`, '\0', '{ "a": 1 } x'])(
    'refuses a hostile text in one line: %#',
    async text => {
      put('authmd.config.json', text)
      const { code, err } = await run('check')
      expect(code).toBe(2)
      expect(err).toMatch(/^authmd: authmd\.config\.json:1: .*\n$/)
    },
  )

  it('leaves a package.json alone in which our name is only a dependency', async () => {
    put('package.json', '{ "devDependencies": { "authmd": "1.0.0" } }')
    expect((await run('apply')).code).toBe(0)
  })

  it('reads no configuration through a link that leads out of the repository', async () => {
    const outside = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-outside-')))
    folders.push(outside)
    writeFileSync(join(outside, 'c.json'), '{}')
    symlinkSync(join(outside, 'c.json'), join(root, 'authmd.config.json'))
    expect(await run('check')).toMatchObject({
      code: 2,
      err: expect.stringContaining('leads out of the repository'),
    })
  })

  it('chooses the agent file, the example file and the place of the guide', async () => {
    rmSync(join(root, 'CLAUDE.md'))
    put(
      'authmd.config.json',
      '{ "targets": ["claude-md", "env-example", "gitignore", "guide"], "paths": { "claude-md": ".claude/CLAUDE.md", "env-example": ".env.sample", "guide": "docs/auth.md" } }',
    )
    expect((await run('apply')).code).toBe(0)
    expect(text('.claude/CLAUDE.md')).toContain('(../docs/auth.md)')
    expect(text('.env.sample')).toContain('# ANTHROPIC_API_KEY=')
    expect(text('docs/auth.md')).toContain('authmd:start')
    expect((await run('check')).code).toBe(0)
    await run('remove')
    expect(() => text('docs/auth.md')).toThrow()
    expect(() => text('.claude/CLAUDE.md')).toThrow()
  })

  it('says so when the section stands elsewhere than the configuration wants it', async () => {
    await run('apply')
    put('authmd.config.json', '{ "paths": { "claude-md": "AGENTS.md" } }')
    const { code, out } = await run('check')
    expect(code).toBe(0)
    expect(out).toContain('section-elsewhere')
  })

  it('takes hand edits as configured', async () => {
    await run('apply', '--shell', 'zsh')
    put('CLAUDE.md', text('CLAUDE.md').replace('authentication', 'log-in words of ours'))
    put('authmd.config.json', '{ "onEdit": "fail" }')
    expect((await run('apply')).code).toBe(2)
    expect((await run('apply', '--on-edit', 'keep')).code).toBe(0)
  })
})

describe("a team's own templates", () => {
  it('replace ours by path, are recorded by their sum, and a change of them is drift', async () => {
    put('authmd.config.json', '{ "shells": ["zsh"], "templates": "docs/authmd" }')
    put('docs/authmd/claude-md/set-key/anthropic.md', ownShell('Ask Ida for a key.'))
    expect((await run('apply')).code).toBe(0)
    expect(text('CLAUDE.md')).toContain('Ask Ida for a key.')
    expect(text('CLAUDE.md')).toMatch(/own=templates\/[0-9a-z]{6}/)
    expect((await run('check')).code).toBe(0)
    put('docs/authmd/claude-md/set-key/anthropic.md', ownShell('Ask Ole for a key.'))
    expect((await run('check')).code).toBe(1)
    await run('apply')
    expect(text('CLAUDE.md')).toContain('Ask Ole for a key.')
    expect(text('CLAUDE.md')).not.toContain('Ida')
  })

  it('are the same text on a checkout with other line ends', async () => {
    put('authmd.config.json', '{ "shells": ["zsh"], "templates": "docs/authmd" }')
    put('docs/authmd/claude-md/set-key/anthropic.md', ownShell('Ask Ida.'))
    await run('apply')
    put('docs/authmd/claude-md/set-key/anthropic.md', ownShell('Ask Ida.').replaceAll('\n', '\r\n'))
    expect((await run('check')).code).toBe(0)
  })

  it('leave the section when the configuration that named them goes', async () => {
    put('authmd.config.json', '{ "shells": ["zsh"], "templates": "docs/authmd" }')
    put('docs/authmd/claude-md/set-key/anthropic.md', ownShell('Ask Ida.'))
    await run('apply')
    rmSync(join(root, 'authmd.config.json'))
    expect((await run('check')).code).toBe(1)
    await run('apply')
    expect(text('CLAUDE.md')).not.toContain('Ida')
  })

  it.each([
    ['claude-md/set-key/anthropic.md', 'no front matter', 'docs/authmd/claude-md/set-key/anthropic.md:1: '],
    [
      'claude-md/set-key/bedrock.md',
      ownShell('{{nothing}}\n- {{more}}').replace('---\n\n', '---\n\n<!-- odd -->\n\n'),
      ':6: ',
    ],
    [
      'claude-md/set-key/anthropic.md',
      ownShell('Uses {{noSuchWord}}'),
      'docs/authmd/claude-md/set-key/anthropic.md:6: ',
    ],
    ['claud-md/set-key/anthropic.md', ownShell('Text.'), '`claud-md` is no folder of templates'],
    ['claude-md/set-keys/anthropic.md', ownShell('Text.'), 'the section has no part `set-keys`'],
  ])('are held to the same rules: %s', async (path, source, message) => {
    put('authmd.config.json', '{ "shells": ["zsh"], "templates": "docs/authmd" }')
    put(`docs/authmd/${path}`, source)
    const { code, err } = await run('apply')
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining(message) })
    expect(text('CLAUDE.md')).not.toContain('authmd:start')
  })

  it('lie inside the repository', async () => {
    const outside = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-outside-')))
    folders.push(outside)
    symlinkSync(outside, join(root, 'linked'))
    put('authmd.config.json', '{ "templates": "linked" }')
    expect(await run('check')).toMatchObject({
      code: 2,
      err: expect.stringContaining('out of the repository'),
    })
    put('authmd.config.json', '{ "templates": "absent" }')
    expect(await run('check')).toMatchObject({ code: 2, err: expect.stringContaining('does not exist') })
  })
})

describe('authmd schema', () => {
  it('prints the schemas that are shipped', async () => {
    expect(JSON.parse((await run('schema')).out)).toMatchObject({ title: 'authmd configuration' })
    expect(JSON.parse((await run('schema', 'report')).out)).toMatchObject({ title: 'authmd report' })
    expect((await run('schema', 'other')).code).toBe(2)
  })
})
