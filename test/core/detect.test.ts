import { describe, expect, it } from 'vitest'
import { detectProfile, detectReader, seenHere } from '../../src/core/detect.ts'
import { providerOf } from '../../src/core/settings/provider-of.ts'
import { needsParents } from '../../src/shells/detect-shell.ts'
import type { Facts } from '../../src/types.ts'

const linux: Facts = { platform: 'linux', variables: {}, parents: [], files: [], shared: false, wsl: false }
const shellOf = (facts: Partial<Facts>) => detectProfile({ ...linux, ...facts }).shells
const documents =
  'C:\\Users\\ana\\Documents\\PowerShell\\Modules;C:\\Windows\\system32\\WindowsPowerShell\\v1.0\\Modules'
const forEverybody =
  'C:\\Program Files\\WindowsPowerShell\\Modules;C:\\Windows\\system32\\WindowsPowerShell\\v1.0\\Modules'

describe('the shell', () => {
  it.each<[string, Partial<Facts>, string[]]>([
    ['is the nearest of the parents', { parents: ['fish', 'tmux', 'systemd'] }, ['fish']],
    ['is the one started from another', { parents: ['nu', 'bash', 'sshd'] }, ['nushell']],
    [
      'is the parent rather than what an older shell exported',
      { parents: ['zsh', 'nu'], variables: { NU_VERSION: '0.1' } },
      ['zsh'],
    ],
    ['is not the sh that npm starts', { parents: ['sh', 'npm', 'fish', 'kitty'] }, ['fish']],
    [
      'is not the sh of npm when no other is above it',
      { parents: ['sh', 'npm', 'systemd'], variables: { SHELL: '/bin/zsh' } },
      ['zsh'],
    ],
    [
      'is the shell in a terminal written in Python',
      { parents: ['fish', 'python3', 'systemd'], variables: { SHELL: '/bin/bash' } },
      ['fish'],
    ],
    [
      'is that of a variable where no parent is known',
      { variables: { FISH_VERSION: '4.0', SHELL: '/bin/bash' } },
      ['fish'],
    ],
    [
      'is that of the login where nothing else tells',
      { variables: { SHELL: '/usr/local/bin/zsh' } },
      ['zsh'],
    ],
    ['is unknown where the login shell is unknown', { variables: { SHELL: '/opt/xonsh' } }, []],
    ['is sh for dash', { parents: ['dash', 'login'] }, ['sh']],
    ['is tcsh for csh', { parents: ['csh', 'login'] }, ['tcsh']],
  ])('%s', (_, facts, shells) => {
    expect(shellOf(facts)).toEqual(shells)
  })

  it.each<[string, Partial<Facts>, string[]]>([
    [
      'is the one above Claude Code',
      { parents: ['bash', 'claude', 'fish', 'kitty'], variables: { CLAUDECODE: '1', SHELL: '/bin/zsh' } },
      ['fish'],
    ],
    [
      'is that of the login where Claude Code is not among the parents',
      { parents: ['bash', 'node', 'code'], variables: { CLAUDECODE: '1', SHELL: '/bin/zsh' } },
      ['zsh'],
    ],
    [
      'is that of the login where the editor started Claude Code',
      { parents: ['bash', 'claude', 'code'], variables: { CLAUDECODE: '1', SHELL: '/bin/zsh' } },
      ['zsh'],
    ],
  ])('inside Claude Code %s', (_, facts, shells) => {
    expect(shellOf(facts)).toEqual(shells)
  })

  it.each<[string, Partial<Facts>, string[]]>([
    [
      'cmd, though PSModulePath is there',
      { variables: { PSModulePath: forEverybody, PROMPT: '$P$G' } },
      ['cmd'],
    ],
    [
      'PowerShell, which adds the person’s own modules',
      { variables: { PSModulePath: documents } },
      ['powershell'],
    ],
    [
      'undecided in cmd below PowerShell, without the parents',
      { variables: { PSModulePath: documents, PROMPT: '$P$G' } },
      [],
    ],
    [
      'cmd below PowerShell by the parents',
      { parents: ['cmd', 'powershell', 'explorer'], variables: { PSModulePath: documents } },
      ['cmd'],
    ],
    [
      'PowerShell, when npm’s cmd stands between',
      { parents: ['cmd', 'node', 'pwsh', 'explorer'], variables: { PSModulePath: documents } },
      ['powershell'],
    ],
    [
      'PowerShell, its documents on another drive',
      { variables: { PSModulePath: `D:\\Docs\\PowerShell\\Modules;${forEverybody}` } },
      ['powershell'],
    ],
    [
      'PowerShell, its documents on a share',
      { variables: { PSModulePath: `\\\\nas\\ana\\WindowsPowerShell\\Modules;${forEverybody}` } },
      ['powershell'],
    ],
    [
      'cmd started in Git Bash, by the parents',
      { parents: ['cmd', 'bash', 'mintty'], variables: { MSYSTEM: 'MINGW64', PROMPT: '$P$G' } },
      ['cmd'],
    ],
    ['Git Bash by MSYSTEM', { variables: { MSYSTEM: 'MINGW64', PSModulePath: forEverybody } }, ['bash']],
  ])('on Windows is %s', (_, facts, shells) => {
    expect(shellOf({ platform: 'win32', ...facts })).toEqual(shells)
  })

  it('costs a look at the parents only where nothing cheaper tells it', () => {
    expect(needsParents({ ...linux, platform: 'darwin', variables: { SHELL: '/bin/zsh' } })).toBe(true)
    expect(needsParents({ ...linux, platform: 'darwin', variables: { NU_VERSION: '0.1' } })).toBe(false)
    expect(needsParents({ ...linux, platform: 'win32', variables: { PSModulePath: documents } })).toBe(false)
    expect(
      needsParents({ ...linux, platform: 'win32', variables: { PSModulePath: documents, PROMPT: '>' } }),
    ).toBe(true)
    const gitBash = { ...linux, platform: 'win32', variables: { MSYSTEM: 'MINGW64' } }
    expect(needsParents(gitBash)).toBe(false)
    // Whichever of the two was started in the other.
    expect(needsParents({ ...gitBash, variables: { ...gitBash.variables, PROMPT: '>' } })).toBe(true)
    expect(needsParents({ ...linux, shared: true })).toBe(false)
  })
})

const mine: Facts = {
  platform: 'linux',
  variables: {
    SHELL: '/bin/zsh',
    TERM_PROGRAM: 'vscode',
    TMUX: '/tmp/t',
    CLAUDE_CODE_USE_BEDROCK: '1',
    HTTPS_PROXY: 'set',
  },
  parents: ['zsh'],
  files: ['.envrc', '.github/workflows'],
  shared: true,
  wsl: true,
}

describe('a shared place', () => {
  it('records only what the repository shows, so that every machine gives the same', () => {
    expect(detectProfile(mine)).toEqual({
      os: [],
      shells: [],
      environments: ['github-actions', 'direnv'],
      provider: 'anthropic',
    })
  })
})

describe('a machine of one person', () => {
  const own = { ...mine, shared: false }
  it('gives the team its shell and its system, and nothing else', () => {
    expect(detectProfile(own)).toEqual({
      os: ['linux'],
      shells: ['zsh'],
      environments: ['github-actions', 'direnv'],
      provider: 'anthropic',
    })
  })
  it('offers what may be this person’s alone', () => {
    expect(seenHere(own)).toEqual(['wsl', 'vscode', 'tmux', 'proxy', 'bedrock'])
    expect(seenHere(mine)).toEqual([])
  })
  it('counts as a whole where a text is printed for this person', () => {
    expect(detectReader(own)).toMatchObject({
      environments: ['wsl', 'vscode', 'tmux', 'github-actions', 'direnv', 'proxy', 'bedrock'],
      provider: 'bedrock',
    })
    expect(detectReader(mine)).toEqual(detectProfile(mine))
  })
})

describe('the profile', () => {
  it.each([
    ['linux', ['linux']],
    ['darwin', ['macos']],
    ['win32', ['windows']],
    ['freebsd', []],
  ])('names the system of platform %s', (platform, os) => {
    expect(detectProfile({ ...linux, platform }).os).toEqual(os)
  })
  it('takes the provider from the environments, and Anthropic without any', () => {
    expect(providerOf(['vscode', 'vertex'])).toBe('vertex')
    expect(providerOf(['vscode'])).toBe('anthropic')
  })
})
