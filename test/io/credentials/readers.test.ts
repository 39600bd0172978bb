import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describe as describeValue } from '../../../src/io/credentials/describe.ts'
import { parseTmux } from '../../../src/io/credentials/read-scopes.ts'
import { disk } from '../../../src/io/machine/disk.ts'
import type { Machine, RunProgram } from '../../../src/io/machine/machine.ts'
import { probeCredentials } from '../../../src/io/probe-credentials.ts'
import { findProgram } from '../../../src/io/program.ts'
import { foreignPlaces } from '../../../src/io/trust-root.ts'
import { type Setup, writeWorld } from '../../client/write-world.ts'
import { growth, linear, repeated } from '../../support/growth.ts'

const key = `sk-ant-api03-${'Qz7'.repeat(31)}AA`

function probe(setup: Setup, change: Partial<Machine> = {}) {
  const written = writeWorld(setup)
  try {
    return probeCredentials(
      { ...written.world, ...change, env: { ...written.world.env, ...change.env } },
      { shell: 'zsh' },
    ).facts
  } finally {
    written.remove()
  }
}

describe('a value is described by kind, length and defects', () => {
  it.each([
    [key, 'api-key', []],
    [`"${key}"`, 'api-key', ['quoted']],
    [`Bearer ${key}`, 'api-key', ['bearer-prefix']],
    [`ANTHROPIC_API_KEY=${key}`, 'api-key', ['name-prefix']],
    [` ${key}\r\n`, 'api-key', ['surrounding-line-end', 'surrounding-space']],
    [`\ufeff${key}\u00a0`, 'api-key', ['byte-order-mark', 'surrounding-nbsp']],
    [`${key.slice(0, 79)} ${key.slice(79)}`, 'api-key', ['inner-space']],
    [`${key.slice(0, 79)}\n${key.slice(79)}`, 'api-key', ['line-break']],
    [`\u201c${key}\u201d`, 'api-key', ['curly-quote']],
    [`${key}\u200b`, 'api-key', ['not-latin-1']],
    [`${key}\u00e9`, 'api-key', ['latin-1']],
    ['your-api-key-here', 'placeholder', []],
    ['undefined', 'placeholder', []],
    ['${ANTHROPIC_API_KEY}', 'reference', []],
    ['sk-ant-oat01-abcdefghij0123456789', 'oauth-token', []],
    ['sk-ant-ort01-abcdefghij0123456789', 'refresh-token', []],
    ['sk-ant-admin01-abcdefghij0123456789', 'admin-key', []],
    ['sk-ant-api01-abcdefghij0123456789', 'enterprise-admin-key', []],
    ['sk-ant-sid01-abcdefghij0123456789', 'session-key', []],
    ['sk-proj-abcdefghij0123456789', 'other-vendor-key', []],
    ['gateway-8f3a1c', 'unknown', []],
    ['  ', 'empty', []],
  ] as const)('%j: %s %j', (value, kind, defects) => {
    expect(describeValue(value)).toEqual({ kind, length: value.trim().length, defects: [...defects] })
  })
  it('a reference with the vault that it is of', () => {
    const vault = '1Password'
    expect(describeValue('op://vault/item/key')).toEqual({
      kind: 'reference',
      length: 19,
      defects: [],
      vault,
    })
  })
})

describe('settings in UTF-16', () => {
  const wide = (value: object) => Buffer.from(`\ufeff${JSON.stringify(value)}`, 'utf16le')
  const inUtf16 = (path: string, value: object) => {
    const root = mkdtempSync(join(tmpdir(), 'wide-'))
    try {
      mkdirSync(join(root, '.claude'))
      writeFileSync(join(root, path), wide(value))
      const written = writeWorld({})
      const { facts } = probeCredentials({ ...written.world, home: root, cwd: join(root, '.claude'), disk })
      written.remove()
      return facts
    } finally {
      rmSync(root, { recursive: true })
    }
  }
  it('count like any other', () => {
    const { credentials } = inUtf16('.claude/settings.json', { env: { ANTHROPIC_API_KEY: key } })
    expect(credentials.map(({ source, kind }) => [source, kind])).toEqual([
      ['user:ANTHROPIC_API_KEY', 'api-key'],
    ])
  })
  it('stop the client where they are its state, and are no login', () => {
    expect(inUtf16('.claude.json', { primaryApiKey: key }).configCorrupted).toBe(true)
    const login = { claudeAiOauth: { accessToken: 'a', scopes: ['user:inference'] } }
    expect(inUtf16('.claude/.credentials.json', login).login.state).toBe('invalid-json')
  })
})

describe('the disk', () => {
  it('does not wait for a pipe, read a device, a folder or a huge file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'disk-'))
    try {
      execFileSync('mkfifo', [join(folder, 'pipe')])
      symlinkSync('/dev/zero', join(folder, 'zero'))
      writeFileSync(join(folder, 'huge'), Buffer.alloc(4 * 1024 * 1024 + 1))
      expect(disk.read(join(folder, 'pipe'))).toEqual({ failure: 'no-file' })
      expect(disk.read(join(folder, 'zero'))).toEqual({ failure: 'no-file' })
      expect(disk.read(folder)).toEqual({ failure: 'no-file', is: 'folder' })
      expect(disk.read(join(folder, 'huge'))).toEqual({ failure: 'too-large' })
      expect(disk.read(join(folder, 'none'))).toEqual({ failure: 'absent' })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('programs', () => {
  it('are taken from outside the project and outside node_modules alone, links resolved', () => {
    const root = mkdtempSync(join(tmpdir(), 'program-'))
    const place = (folder: string) => {
      mkdirSync(join(root, folder), { recursive: true })
      writeFileSync(join(root, folder, 'claude'), '#!/bin/sh\n')
      chmodSync(join(root, folder, 'claude'), 0o755)
      return join(root, folder)
    }
    try {
      const project = join(root, 'proj')
      const inside = place('proj/bin')
      const modules = place('other/node_modules/.bin')
      const linked = join(root, 'linked')
      mkdirSync(linked)
      symlinkSync(join(inside, 'claude'), join(linked, 'claude'))
      const good = place('bin')
      const find = (...folders: readonly string[]) =>
        findProgram('claude', { path: folders.join(':'), project })
      expect(find(inside, modules, linked, '.', '')).toBeUndefined()
      expect(find(inside, modules, linked, good)).toBe(join(good, 'claude'))
    } finally {
      rmSync(root, { recursive: true })
    }
  })
  it('are foreign to a project whose name begins that of the home, and the own ones of a home under git', () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-home-')))
    try {
      const home = join(root, 'ann')
      for (const folder of ['an/bin', 'ann/.git', 'ann/bin', 'ann/work/.git', 'ann/work/bin'])
        mkdirSync(join(root, folder), { recursive: true })
      const foreign = (cwd: string, place: string) => foreignPlaces(join(root, cwd), home)(join(root, place))
      expect(foreign('an', 'an/bin')).toBe(true)
      expect(foreign('an', 'ann/bin')).toBe(false)
      expect(foreign('ann', 'ann/bin')).toBe(false)
      expect(foreign('ann/work', 'ann/bin')).toBe(false)
      expect(foreign('ann/work', 'ann/work/bin')).toBe(true)
      expect(foreignPlaces('/', home)('/usr/bin')).toBe(false)
      // A home below the workspace of a CI makes nothing else of the workspace the person's own.
      mkdirSync(join(root, '.git'))
      expect(foreign('an', 'bin')).toBe(true)
      expect(foreign('an', 'ann/bin')).toBe(false)
    } finally {
      rmSync(root, { recursive: true })
    }
  })
})

describe('what others hand out', () => {
  it('is read from tmux without the removed ones', () => {
    expect(parseTmux('A=1\nANTHROPIC_API_KEY=x=y\n-ANTHROPIC_AUTH_TOKEN\n')).toEqual([
      { scope: 'tmux', name: 'ANTHROPIC_API_KEY', value: 'x=y' },
    ])
  })
  it('is read from the registry', () => {
    const output =
      '\r\nHKEY_CURRENT_USER\\Environment\r\n    Path    REG_EXPAND_SZ    C:\\x\r\n    anthropic_api_key    REG_SZ    abc\r\n'
    const run: RunProgram = (_, args) =>
      args[1] === 'HKCU\\Environment' ? { status: 0, stdout: output } : { status: 1, stdout: '' }
    const env = { ANTHROPIC_API_KEY: 'abc' }
    expect(probe({ env }, { platform: 'win32', run }).scopes).toMatchObject([
      { scope: 'windows-user', variable: 'ANTHROPIC_API_KEY', process: 'same', length: 3 },
    ])
  })
  it('is asked from launchctl on macOS, and the Keychain only for being there', () => {
    const asked: string[] = []
    const run: RunProgram = (file, args) => {
      asked.push([file, ...args].join(' '))
      if (file.endsWith('launchctl') && args[1] === 'ANTHROPIC_API_KEY') return { status: 0, stdout: 'old\n' }
      return { status: file.endsWith('security') ? 0 : 1, stdout: '' }
    }
    const facts = probe({}, { platform: 'darwin', run })
    expect(facts.scopes).toMatchObject([
      { scope: 'launchctl', variable: 'ANTHROPIC_API_KEY', process: 'none' },
    ])
    expect(facts.login.keychain).toBe('present')
    expect(facts.credentials.map(({ source }) => source)).toEqual(['login:keychain'])
    expect(asked.filter(line => / -[wg]\b/.test(line))).toEqual([])
  })
  it('leaves the Keychain open when it is locked or CLAUDE_CONFIG_DIR is set', () => {
    const locked: RunProgram = () => ({ status: 36, stdout: '' })
    const absent: RunProgram = () => ({ status: 44, stdout: '' })
    expect(probe({}, { platform: 'darwin', run: locked }).login.keychain).toBe('unknown')
    expect(probe({}, { platform: 'darwin', run: absent }).login.keychain).toBe('absent')
    expect(
      probe({ env: { CLAUDE_CONFIG_DIR: '@HOME@/x' } }, { platform: 'darwin', run: absent }).login.keychain,
    ).toBe('unknown')
  })
})

describe('the machine', () => {
  it('is told by the pipeline: blank secrets, forks, OIDC, protected branches', () => {
    const event = JSON.stringify({ pull_request: { head: { repo: { fork: true } } } })
    const github = {
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: '@HOME@/event.json',
    }
    expect(probe({ env: { ...github, ANTHROPIC_API_KEY: '' }, home: { 'event.json': event } }).ci).toEqual({
      name: 'github-actions',
      blank: ['ANTHROPIC_API_KEY'],
      fork: true,
      oidc: false,
    })
    expect(
      probe({ env: { ...github, GITHUB_EVENT_NAME: 'pull_request_target' }, home: { 'event.json': event } })
        .ci?.fork,
    ).toBe(false)
    expect(probe({ env: { GITLAB_CI: 'true', CI_COMMIT_REF_PROTECTED: 'false' } }).ci).toMatchObject({
      name: 'gitlab',
      protectedRef: false,
    })
    expect(probe({}).ci).toBeUndefined()
  })
  it('is told by the start-up files of its shells, and by files of the project', () => {
    const facts = probe({
      env: { ANTHROPIC_API_KEY: key },
      home: {
        '.zshrc': `export ANTHROPIC_API_KEY=${key}\n`,
        '.bashrc': 'export ANTHROPIC_API_KEY=old\n',
        '.config/fish/config.fish': 'set -gx ANTHROPIC_AUTH_TOKEN x\n',
      },
      proj: { '.env': 'ANTHROPIC_AUTH_TOKEN=\n', '.envrc': 'dotenv\n' },
    })
    expect(
      facts.mentions.map(({ file, variable, process, shells }) => [file, variable, process, shells?.join()]),
    ).toEqual([
      ['~/.zshrc', 'ANTHROPIC_API_KEY', 'same', 'zsh'],
      ['~/.bashrc', 'ANTHROPIC_API_KEY', 'other', 'bash'],
      ['~/.config/fish/config.fish', 'ANTHROPIC_AUTH_TOKEN', 'none', 'fish'],
      ['.env', 'ANTHROPIC_AUTH_TOKEN', 'none', undefined],
    ])
    expect(facts.dotenvLoaders).toEqual(['direnv'])
  })
  it('is told what loads a .env, as fast for a file of blank lines', () => {
    const loaders = (envrc: string, mise = '') =>
      probe({ proj: { '.envrc': envrc, 'mise.toml': mise } }).dotenvLoaders
    for (const line of [
      'dotenv',
      '  dotenv_if_exists .env\n',
      'source .env',
      '\n\n. ./.env\n',
      'source_env ..',
    ])
      expect(loaders(line)).toEqual(['direnv'])
    for (const line of ['# dotenv', 'dotenvy', 'sourced .env', './run', 'export A=1'])
      expect(loaders(line)).toEqual([])
    expect(loaders('', '[env]\n_.file = ".env"\n')).toEqual(['mise'])
    expect(growth(repeated('\n'), text => loaders(text, text), 25_000)).toBeLessThan(linear)
  })
  it('is told whether the helper is there, but not whether one of the project is', () => {
    const state = (helper: string, where: 'home' | 'proj' = 'home') =>
      probe({
        [where]: { '.claude/settings.json': { apiKeyHelper: helper } },
        ...(where === 'home'
          ? {
              home: {
                '.claude/settings.json': { apiKeyHelper: helper },
                'yes.sh': { text: 'x', mode: 0o755 },
                'no.sh': { text: 'x', mode: 0o644 },
              },
            }
          : {}),
      }).helper?.program
    expect(state('@HOME@/yes.sh --x')).toBe('found')
    expect(state('~/no.sh')).toBe('not-executable')
    expect(state('/nonexistent/helper.sh')).toBe('missing')
    expect(state('no-such-program-anywhere read')).toBe('missing')
    expect(state('echo x')).toBe('unchecked')
    expect(state('A=1 prog')).toBe('unchecked')
    expect(state('/nonexistent/helper.sh', 'proj')).toBe('unchecked')
  })
  it('reads the version from where the client is installed, without starting it', () => {
    const started: string[] = []
    const run: RunProgram = file => {
      started.push(file)
      return { status: 0, stdout: '9.9.9 (Claude Code)' }
    }
    const written = writeWorld({
      home: { 'share/claude/versions/2.1.330': { text: '#!/bin/sh\n', mode: 0o755 }, 'bin/other': '' },
    })
    try {
      symlinkSync(join(written.home, 'share/claude/versions/2.1.330'), join(written.home, 'bin/claude'))
      const world = { ...written.world, env: { ...written.world.env, PATH: join(written.home, 'bin') }, run }
      expect(probeCredentials(world).facts.client).toEqual({ version: '2.1.330' })
      expect(started).toEqual([])
    } finally {
      written.remove()
    }
  })
  it('reads the version that npm installed, and starts nothing in a node_modules', () => {
    const started: string[] = []
    const run: RunProgram = file => {
      started.push(file)
      return { status: 0, stdout: '9.9.9 (Claude Code)' }
    }
    const modules = 'other/node_modules/@anthropic-ai/claude-code'
    const client = (files: Setup['home']) => {
      const written = writeWorld({
        home: { [`${modules}/cli.js`]: { text: '', mode: 0o755 }, 'bin/x': '', ...files },
      })
      try {
        symlinkSync(join(written.home, modules, 'cli.js'), join(written.home, 'bin/claude'))
        const env = { ...written.world.env, PATH: join(written.home, 'bin') }
        return probeCredentials({ ...written.world, env, run }).facts.client
      } finally {
        written.remove()
      }
    }
    const content = { name: '@anthropic-ai/claude-code', version: '2.1.200' }
    expect(client({ [`${modules}/package.json`]: content })).toEqual({ version: '2.1.200' })
    expect(client({})).toBeUndefined()
    expect(started).toEqual([])
  })
  it('has variables without case on Windows', () => {
    const facts = probe({ env: { Anthropic_Api_Key: key } }, { platform: 'win32' })
    expect(facts.credentials.map(({ source, kind }) => [source, kind])).toEqual([
      ['shell:ANTHROPIC_API_KEY', 'api-key'],
    ])
  })
  it('tells mode, date and hidden login of the login file', () => {
    const text = JSON.stringify({
      claudeAiOauth: { accessToken: 'a', refreshToken: '', expiresAt: 1, scopes: ['user:inference'] },
    })
    expect(probe({ home: { '.claude/.credentials.json': { text, mode: 0o644 } } }).login).toMatchObject({
      state: 'usable',
      expired: true,
      refreshToken: false,
      mode: '644',
    })
    expect(
      probe({ env: { CLAUDE_CONFIG_DIR: '@HOME@/cfg' }, home: { '.claude/.credentials.json': text } }).login,
    ).toMatchObject({ state: 'absent', hidden: '~/.claude/.credentials.json' })
  })
})
