import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import isWslHere from 'is-wsl'
import { isCI as isCiHere } from 'std-env'
import { afterAll, describe, expect, it } from 'vitest'
import { parentsOf } from '../../src/io/facts/parents.ts'
import { isCi, isContainer, isWsl } from '../../src/io/facts/shared-place.ts'
import type { Machine } from '../../src/io/machine/machine.ts'
import { thisMachine } from '../../src/io/machine/this-machine.ts'
import { probeFacts } from '../../src/io/probe-facts.ts'
import { detectShell } from '../../src/shells/detect-shell.ts'

const root = mkdtempSync(join(tmpdir(), 'authmd-probe-'))
afterAll(() => rmSync(root, { recursive: true }))

/** The machine of this test, with nothing in the environment. */
const here = (seen: Partial<Pick<Machine, 'platform' | 'pid'>>): Machine =>
  thisMachine({ env: {}, cwd: root, platform: process.platform, pid: process.pid, ...seen })

function machine(
  files: Readonly<Record<string, string>>,
  table?: string,
): Machine & { readonly ran: string[] } {
  const ran: string[] = []
  const seen = (path: string) => path in files || path.startsWith(`${root}/.vscode`)
  return {
    ...thisMachine({ env: {}, cwd: root, platform: 'linux', pid: 100 }),
    ran,
    disk: {
      read: path => (files[path] === undefined ? { failure: 'absent' } : { text: files[path] }),
      stat: path =>
        seen(path)
          ? { isFile: true, isDirectory: false, mode: 0o644, uid: 0, writable: true, executable: false }
          : undefined,
      list: () => [],
    },
    run: program => {
      ran.push(program)
      return table === undefined ? undefined : { status: 0, stdout: table }
    },
  }
}
const chain = {
  '/proc/100/stat': '100 (node) S 90 100 1',
  '/proc/100/cmdline': 'node\0authmd',
  '/proc/90/stat': '90 (weird) name) S 80 90 1',
  '/proc/90/cmdline': 'npm exec authmd\0\0',
  '/proc/80/stat': '80 (fish) S 70 80 1',
  '/proc/80/cmdline': '-/usr/bin/fish\0',
  '/proc/70/stat': '70 (kworker) S 0 0 0',
  '/proc/70/cmdline': '',
}

describe('the parents', () => {
  it('come from /proc, the nearest first, without path, dash and arguments', () => {
    expect(parentsOf(machine(chain), { mayRun: false })).toEqual(['npm', 'fish', 'kworker'])
  })
  it('come from ps on macOS, and only when they are needed', () => {
    const table = '  100  90 /usr/local/bin/node\n   90   1 -zsh\n    1   0 /sbin/launchd\n'
    const mac = machine({}, table)
    expect(probeFacts(root, { ...mac, platform: 'darwin' }).parents).toEqual(['zsh', 'launchd'])
    expect(mac.ran).toEqual(['/bin/ps'])
    const known = machine({}, table)
    probeFacts(root, { ...known, env: { NU_VERSION: '0.1' }, platform: 'darwin' })
    expect(known.ran).toEqual([])
  })
  it('come from PowerShell by its absolute path on Windows', () => {
    const windows = machine({}, '100 90 node.exe\r\n90 4 pwsh.exe\r\n4 0 System\r\n')
    const facts = probeFacts(root, { ...windows, env: { SystemRoot: 'D:\\Win' }, platform: 'win32' })
    expect(facts.parents).toEqual(['pwsh', 'System'])
    expect(windows.ran).toEqual(['D:\\Win\\System32\\WindowsPowerShell\\v1.0\\powershell.exe'])
  })
  it('end where the table runs in a circle', () => {
    const circle = machine({}, '100 90 a\n90 100 b\n')
    expect(parentsOf({ ...circle, platform: 'darwin' }, { mayRun: true })).toHaveLength(40)
  })
  it.runIf(process.platform === 'linux')('of this very process are found on the real machine', () => {
    const facts = probeFacts(root, here({ platform: 'linux' }))
    if (!facts.shared) expect(facts.parents.length).toBeGreaterThan(0)
  })
})

describe.runIf(process.platform === 'linux')('a real shell', () => {
  const installed = ['bash', 'dash', 'zsh', 'fish', 'tcsh'].filter(name => existsSync(`/usr/bin/${name}`))
  const names: Readonly<Record<string, string>> = { dash: 'sh' }
  it.each(installed)('%s is seen from a program that it started', async program => {
    // The `:` keeps the shell from giving its process away to its last command.
    const script = `/bin/sh -c 'echo $$; exec sleep 20'; :`
    const shell = spawn(`/usr/bin/${program}`, ['-c', script], {
      env: { HOME: root, PATH: '/usr/bin:/bin' },
      detached: true,
    })
    try {
      const pid = await new Promise<number>((resolve, reject) => {
        shell.stdout.once('data', (data: Buffer) => resolve(Number(data.toString().trim())))
        shell.once('exit', () => reject(new Error(`${program} ended early`)))
      })
      const parents = parentsOf(here({ platform: 'linux', pid }), { mayRun: false })
      expect(parents[0]).toBe(program)
      // Above it stands the node of this test, which starts shells for others.
      const facts = {
        platform: 'linux',
        variables: { SHELL: '/bin/none' },
        files: [],
        shared: false,
        wsl: false,
      }
      expect(detectShell({ ...facts, parents: parents.slice(0, 1) })).toBe(names[program] ?? program)
    } finally {
      if (shell.pid !== undefined) process.kill(-shell.pid)
    }
  })
})

describe('the variables', () => {
  const env = {
    SHELL: '/bin/zsh',
    TERM_PROGRAM: 'vscode',
    HTTPS_PROXY: 'http://ana:hunter2@proxy.example:8080',
    ANTHROPIC_API_KEY: 'sk-ant-api03-FAKE',
    AWS_SECRET_ACCESS_KEY: 'FAKE',
    HOME: '/home/ana',
    ZDOTDIR: '',
  }
  it('are those that an axis asks for; what may hold a credential is only there or not', () => {
    const facts = probeFacts(root, { ...machine(chain), env })
    expect(facts.variables).toEqual({ HTTPS_PROXY: 'set', SHELL: '/bin/zsh', TERM_PROGRAM: 'vscode' })
    expect(JSON.stringify(facts)).not.toMatch(/hunter2|FAKE/)
  })
})

describe('the files', () => {
  it('are looked for below the repository and never opened', () => {
    mkdirSync(join(root, 'repository/.github/workflows'), { recursive: true })
    writeFileSync(join(root, 'repository/.envrc'), 'export ANTHROPIC_API_KEY=sk-ant-api03-FAKE\n')
    const facts = probeFacts(join(root, 'repository'), here({ platform: 'linux' }))
    expect(facts.files).toEqual(['.envrc', '.github/workflows'])
    expect(JSON.stringify(facts)).not.toContain('FAKE')
  })
})

describe('a shared place', () => {
  const services = [
    'TF_BUILD',
    'SYSTEM_TEAMFOUNDATIONCOLLECTIONURI',
    'JENKINS_URL',
    'TEAMCITY_VERSION',
    'CODEBUILD_BUILD_ARN',
    'BITBUCKET_COMMIT',
    'GITHUB_ACTIONS',
    'GITLAB_CI',
    'BUILDKITE',
    'CIRCLECI',
    'CI',
  ]
  it('is a CI runner wherever std-env sees one by the same variable', () => {
    const script = 'import("std-env").then(({ isCI }) => process.stdout.write(String(isCI)))'
    const asked = (env: Record<string, string>) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' })
    for (const name of services.filter(name => name !== 'TF_BUILD')) {
      expect([name, asked({ [name]: 'true' })]).toEqual([name, 'true'])
      expect([name, isCi({ [name]: 'true' })]).toEqual([name, true])
    }
    expect(asked({ HOME: '/' })).toBe('false')
    expect(isCi({ HOME: '/' })).toBe(false)
    expect(isCi(process.env)).toBe(isCiHere)
  })
  it.each(['false', '0', ''])('is no CI runner with CI=%s', value => {
    expect(isCi({ CI: value })).toBe(false)
  })
  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['/.dockerenv', { '/.dockerenv': '' }, {}],
    ['/run/.containerenv', { '/run/.containerenv': '' }, {}],
    ['its control group', { '/proc/self/cgroup': '12:pids:/docker/abc\n' }, {}],
    ['CODESPACES', {}, { CODESPACES: 'true' }],
    ['container', {}, { container: 'podman' }],
    ['a cloud session', {}, { CLAUDE_CODE_REMOTE: 'true' }],
  ])('is a container by %s', (_, files, env) => {
    expect(isContainer({ ...machine(files), env })).toBe(true)
    expect(isContainer(machine({}))).toBe(false)
    // `C:\.dockerenv` is anybody's file.
    expect(isContainer({ ...machine(files), platform: 'win32' })).toBe(false)
  })
  it('asks no parents and starts nothing', () => {
    const ci = machine(chain, '')
    expect(probeFacts(root, { ...ci, env: { CI: '1' }, platform: 'darwin' })).toMatchObject({
      parents: [],
      shared: true,
    })
    expect(ci.ran).toEqual([])
  })
})

describe('WSL', () => {
  it.each([
    ['/proc/sys/kernel/osrelease', '5.15.0-microsoft-standard-WSL2'],
    ['/proc/version', 'Linux version 4.4.0 Microsoft'],
    ['/run/WSL', ''],
    ['/proc/sys/fs/binfmt_misc/WSLInterop', ''],
  ])('is known by %s', (path, text) => {
    expect(isWsl(machine({ [path]: text }))).toBe(true)
  })
  it('is not the container inside it, nor another system', () => {
    const files = { '/proc/version': 'microsoft', '/.dockerenv': '' }
    expect(probeFacts(root, machine(files)).wsl).toBe(false)
    expect(isWsl({ ...machine(files), platform: 'darwin' })).toBe(false)
  })
  it('agrees with is-wsl on this machine', () => {
    expect(probeFacts(root, here({})).wsl).toBe(isWslHere)
  })
})
