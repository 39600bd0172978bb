import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { holdsCredential } from '../../src/io/holds-credential.ts'
import { settingsProvider } from '../../src/io/settings-provider.ts'
import { git } from '../support/fixture.ts'
import { authmd, folder, hasSection, put, read, repository } from './repository.ts'

const rules = '# Rules\n\nTabs, no spaces.\n'
const folded = ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }) =>
  `${stdout}${stderr}`.replaceAll(/\s+/g, ' ')
/** Put together here, so that no file holds it. */
const key = `sk-ant-${'api03-'}Zr8Kq3Wn0Xd5Vc7Nm2Lk9Jh4Hg6Gf1Fe_Ed-Ss3Ab0Qr5Wx8Ey2Rt7Tu4Yi9Uo6Ip1Oa3Pk-Ld5Mf8Bg2CcyAA`

describe('an agent file with its name in other letters', () => {
  it.each([
    ['claude.md', 'CLAUDE.md'],
    ['Claude.md', 'CLAUDE.md'],
    ['.claude/claude.md', '.claude/CLAUDE.md'],
    ['agents.md', 'AGENTS.md'],
    ['Agents.md', 'AGENTS.md'],
  ])('%s is the one that gets the section, and the output says how to rename it', async (name, usual) => {
    const root = repository({ [name]: rules })
    const applied = await authmd(root)
    expect(applied.code).toBe(0)
    expect(folded(applied)).toContain(`git mv ${name} ${usual}`)
    expect(hasSection(read(root, name))).toBe(true)
    expect(readdirSync(root).filter(one => /^(?:claude|agents)\.md$/i.test(one))).toHaveLength(
      name.includes('/') ? 0 : 1,
    )
    expect((await authmd(root, ['check'])).code).toBe(0)
    expect((await authmd(root, ['remove'])).code).toBe(0)
    expect(read(root, name)).toBe(rules)
  })

  it('comes before AGENTS.md, which it hides where case does not count', async () => {
    const root = repository({ 'claude.md': rules, 'AGENTS.md': '# Agents\n' })
    expect(folded(await authmd(root))).toContain('git mv claude.md CLAUDE.md')
    expect(hasSection(read(root, 'claude.md'))).toBe(true)
    expect(read(root, 'AGENTS.md')).toBe('# Agents\n')
    expect(existsSync(join(root, 'CLAUDE.md'))).toBe(false)
  })

  it('is named where it stands beside the usual one', async () => {
    const root = repository({ 'CLAUDE.md': rules, 'claude.md': '# Other\n' })
    expect(folded(await authmd(root))).toContain('git rm claude.md')
    expect(hasSection(read(root, 'CLAUDE.md'))).toBe(true)
    expect(read(root, 'claude.md')).toBe('# Other\n')
  })
})

describe('a folder that hides AGENTS.md', () => {
  const files = { 'AGENTS.md': rules, 'api/CLAUDE.md': '# API\n\nGo.\n', 'web/AGENTS.md': '# Web\n' }

  it('is named, with the way to put a pointer there, which a check then finds current', async () => {
    const root = repository(files)
    const first = folded(await authmd(root))
    expect(first).toContain('api/CLAUDE.md')
    expect(first).toContain('authmd apply --recursive')
    expect(first).not.toContain('web/AGENTS.md')
    expect((await authmd(root, ['apply', '--recursive'])).code).toBe(0)
    expect(read(root, 'api/CLAUDE.md')).toContain('[AGENTS.md](../AGENTS.md)')
    expect(read(root, 'web/AGENTS.md')).toBe('# Web\n')
    const checked = await authmd(root, ['check'])
    expect(checked.code).toBe(0)
    expect(folded(checked)).not.toContain('agents-md-hidden')
    await authmd(root, ['remove', '--recursive'])
    expect(read(root, 'api/CLAUDE.md')).toBe('# API\n\nGo.\n')
  })

  it.each([
    ['imports it', { 'api/CLAUDE.md': '# API\n\n@../AGENTS.md\n' }],
    ['holds comments only', { 'api/CLAUDE.md': '<!-- later -->\n' }],
    ['is hidden by nothing, because a root CLAUDE.md has the section', { 'CLAUDE.md': rules }],
  ])('is not named where its file %s', async (_, more) => {
    expect(folded(await authmd(repository({ ...files, ...more })))).not.toContain('agents-md-hidden')
  })
})

describe('a tracked env file', () => {
  it.each([
    [
      'settings of a framework',
      'APP_ENV=dev\nAPP_DEBUG=1\nDATABASE_URL="postgresql://app:app@127.0.0.1/app"\n',
    ],
    ['placeholders', 'ANTHROPIC_API_KEY=your-key-here\nDB_PASSWORD=changeme\nSESSION_SECRET=\n'],
    ['references', 'API_KEY=${VAULT_KEY}\nGITHUB_TOKEN=op://team/github/token\n'],
    ['a public key', 'VITE_PUBLIC_MAP_KEY=Aa1Bb2Cc3Dd4Ee5Ff6Gg7\n'],
  ])('with %s is a warning, now and later', async (_, text) => {
    const root = repository({ '.gitignore': 'node_modules\n', 'CLAUDE.md': rules, '.env': text })
    for (const args of [['apply'], ['check']]) {
      const run = await authmd(root, args)
      expect(run.code).toBe(0)
      expect(folded(run)).toMatch(/warning \.env /)
    }
    expect(read(root, '.gitignore')).not.toMatch(/^\.env$/m)
  })

  it.each([
    ['a key of Anthropic', `ANTHROPIC_API_KEY=${key}\n`],
    ['a token of another service', `GITHUB_TOKEN=ghp_${'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'}\n`],
    ['a random secret', `SESSION_SECRET="${'q8W2e7R1t6Y0u5I9o4P3'}"\n`],
  ])('with %s is an error, and no part of it is printed', async (_, text) => {
    const root = repository({ 'CLAUDE.md': rules, '.env': text })
    const run = await authmd(root)
    expect(run.code).toBe(1)
    expect(folded(run)).toMatch(/error \.env /)
    expect(folded(run)).not.toContain(text.slice(-14, -4))
  })

  it('that is a link is judged by what it leads to, and never outside', () => {
    const root = repository({ 'CLAUDE.md': rules, 'config/env': `K=1\nANTHROPIC_API_KEY=${key}\n` })
    put(root, { '.env': { link: 'config/env' }, '.env.local': { link: '/etc/hostname' } })
    expect(holdsCredential(root, '.env')).toBe(true)
    expect(holdsCredential(root, '.env.local')).toBe(false)
    expect(holdsCredential(root, 'gone/.env')).toBe(false)
  })
})

describe('a file that git ignores', () => {
  it.each([
    ['CLAUDE.md', ['apply']],
    ['CLAUDE.md', ['apply', '--target', 'claude-md']],
    ['AGENTS.md', ['apply', '--target', 'claude-md']],
  ])('%s stays as it is after %j, and check has nothing to ask for', async (name, args) => {
    const root = put(folder(), { '.gitignore': `${name}\n`, [name]: rules })
    git(root, 'init', '-q')
    git(root, 'add', '-A')
    for (const command of [args, ['check']]) {
      const run = await authmd(root, command)
      expect(run.code).toBe(0)
      expect(folded(run)).toContain(name)
    }
    expect(read(root, name)).toBe(rules)
    expect(read(root, '.gitignore')).toBe(`${name}\n`)
  })
})

describe('what the document says about credentials', () => {
  it.each([
    ['a ban', '## Claude Code\n\nTeam plan only: nobody makes an API key.\n'],
    ['a ban in French', "## Claude Code\n\nNe créez jamais de clé d'API, l'abonnement suffit.\n"],
    [
      'a variable that stays unset',
      '## Claude Code\n\n`ANTHROPIC_API_KEY` must remain unset; we share a plan.\n',
    ],
  ])('%s is recorded, told with its line, and kept by the example file', async (_, text) => {
    const document = `# Shop\n\n${text}`
    const root = repository({ 'CLAUDE.md': document, '.env.example': 'A=1\n' })
    expect(folded(await authmd(root))).toMatch(/CLAUDE\.md:5 .*no API key/)
    expect(read(root, 'CLAUDE.md')).toMatch(/authmd:start auth .*forbids=keys/)
    expect(read(root, '.env.example')).not.toContain('ANTHROPIC_API_KEY')
    expect((await authmd(root, ['check'])).code).toBe(0)
    await authmd(root, ['remove'])
    expect(read(root, 'CLAUDE.md')).toBe(document)
    expect(read(root, '.env.example')).toBe('A=1\n')
  })

  it('a ban that comes later makes the section outdated, and one that goes as well', async () => {
    const root = repository({ 'CLAUDE.md': `# Shop\n\n## Claude Code\n\nWe share a plan.\n` })
    await authmd(root)
    const open = read(root, 'CLAUDE.md')
    put(root, { 'CLAUDE.md': open.replace('We share a plan.', 'We share a plan. Never create an API key.') })
    expect((await authmd(root, ['check'])).code).toBe(1)
    await authmd(root)
    expect((await authmd(root, ['check'])).code).toBe(0)
    put(root, { 'CLAUDE.md': read(root, 'CLAUDE.md').replace(' Never create an API key.', '') })
    await authmd(root)
    expect(read(root, 'CLAUDE.md')).toBe(open)
  })

  it.each(['bedrock', 'vertex', 'foundry'])(
    'a ban on start-up files holds for the switch of %s too, in section and guide',
    async provider => {
      const root = repository({
        'CLAUDE.md': '# Shop\n\n## Claude Code\n\nNo secrets in start-up files.\n',
      })
      for (const more of [[], ['--add-target', 'guide']]) {
        const run = await authmd(root, ['apply', '--provider', provider, '--shell', 'zsh', ...more])
        if (more.length === 0) expect(folded(run)).toMatch(/CLAUDE\.md:5 .*the section names another place/)
        const text = more.length === 0 ? read(root, 'CLAUDE.md') : read(root, 'docs/claude-code-auth.md')
        expect(text).toContain('`settings.json` in `~/.claude`')
        expect(text).not.toMatch(/(?:For good: in |For yourself, in )`~\/\.zshrc/)
      }
      expect((await authmd(root, ['check'])).code).toBe(0)
    },
  )

  it.each([
    ['settings files', 'No API key in `settings.json`.', 'so the section puts none there'],
    ['the keychain', 'API keys do not live in the keychain.', 'so the section puts none there'],
  ])('a ban on %s alone is told, since the section obeys it as it is', async (_, rule, says) => {
    const root = repository({ 'CLAUDE.md': `# Shop\n\n## Claude Code\n\n${rule}\n` })
    expect(folded(await authmd(root))).toContain(says)
    expect(read(root, 'CLAUDE.md')).not.toContain('forbids=')
    expect(folded(await authmd(root, ['check']))).not.toContain('document-followed')
  })

  it('what one line forbids of several places is told in one finding', async () => {
    const root = repository({
      'CLAUDE.md': '# Shop\n\n## Claude Code\n\nKeep API keys in the keychain only.\n',
    })
    const said = folded(await authmd(root))
    expect(said).toContain('out of start-up files, `.env`, settings files and a password manager')
    expect(said.match(/document-followed\)/g)).toHaveLength(1)
  })

  it.each([
    ['made', 'Never use production API keys with Claude Code.', /forbids some API keys, and line \d+/],
    ['made, a person’s own', 'Personal API keys are forbidden.', /forbids some API keys, and line \d+/],
    [
      'kept',
      'Never put production keys into `~/.zshrc`.',
      /keeps some keys out of start-up files, and line \d+/,
    ],
  ])('a rule on how some keys are %s names both lines once, and changes nothing', async (_, rule, says) => {
    const root = repository({ 'CLAUDE.md': `# Shop\n\n## Claude Code\n\n${rule}\n` })
    const run = await authmd(root, ['apply', '--shell', 'zsh'])
    expect(folded(run)).toMatch(says)
    expect(folded(run)).toMatch(/info CLAUDE\.md:5 /)
    expect(read(root, 'CLAUDE.md')).toContain('For good: in `~/.zshrc`')
    expect(folded(await authmd(root, ['check']))).not.toContain('document-contradicts')
  })

  it('a line that may be about another program changes nothing, and both lines are named', async () => {
    const root = repository({ 'CLAUDE.md': '# Shop\n\nThe jobs must not use `ANTHROPIC_API_KEY`.\n' })
    const run = await authmd(root)
    expect(run.code).toBe(0)
    expect(folded(run)).toMatch(/CLAUDE\.md:3 .*may forbid API keys, and line \d+ of the section/)
  })

  it.each([
    ['bedrock', { env: { CLAUDE_CODE_USE_BEDROCK: '1' } }],
    ['vertex', { env: { CLAUDE_CODE_USE_VERTEX: 'true' } }],
    ['gateway', { env: { ANTHROPIC_BASE_URL: 'https://llm.example.com' } }],
    [undefined, { env: { CLAUDE_CODE_USE_BEDROCK: '0', ANTHROPIC_BASE_URL: 'https://api.anthropic.com' } }],
    [undefined, { model: 'x' }],
  ])('the tracked settings choose %s', async (provider, settings) => {
    const root = repository({ '.claude/settings.json': JSON.stringify(settings), 'CLAUDE.md': rules })
    expect(settingsProvider(root)).toBe(provider)
    await authmd(root)
    expect(/provider=(\w+)/.exec(read(root, 'CLAUDE.md'))?.[1]).toBe(provider)
    expect((await authmd(root, ['check'])).code).toBe(0)
  })

  it('settings that nobody else gets choose nothing', async () => {
    const root = repository({ 'CLAUDE.md': rules })
    put(root, { '.claude/settings.json': '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1"}}' })
    await authmd(root)
    expect(read(root, 'CLAUDE.md')).not.toContain('provider=')
  })

  it('a provider that was recorded stays, and the file that chooses another one is named', async () => {
    const root = repository({ 'CLAUDE.md': rules })
    await authmd(root)
    put(root, { '.claude/settings.json': '{"env":{"CLAUDE_CODE_USE_VERTEX":"1"}}' })
    git(root, 'add', '-A')
    const checked = await authmd(root, ['check'])
    expect(checked.code).toBe(0)
    expect(folded(checked)).toContain('authmd apply --provider vertex')
  })
})
