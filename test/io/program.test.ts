import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findProgram, mayStart, runProgram } from '../../src/io/program.ts'

let folder: string
let project: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-program-')))
  project = join(folder, 'project')
  mkdirSync(project)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function plant(path: string, mode = 0o755): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, '#!/bin/sh\nexit 0\n')
  chmodSync(path, mode)
  return path
}
const find = (...entries: readonly string[]) =>
  findProgram('tool', { path: entries.join(delimiter), project })

describe('a program is found', () => {
  it('in the first trusted folder of PATH that holds an executable file', () => {
    const here = plant(join(folder, 'bin', 'tool'))
    plant(join(folder, 'plain', 'tool'), 0o644)
    mkdirSync(join(folder, 'dir', 'tool'), { recursive: true })
    const entries = [join(folder, 'none'), join(folder, 'plain'), join(folder, 'dir'), join(folder, 'bin')]
    expect(find(...entries)).toBe(here)
  })

  it('neither inside the project, nor in any node_modules, nor by a relative entry', () => {
    plant(join(project, 'tool'))
    plant(join(project, 'bin', 'tool'))
    plant(join(folder, 'other', 'node_modules', '.bin', 'tool'))
    expect(find(project)).toBeUndefined()
    expect(find(join(project, 'bin'))).toBeUndefined()
    expect(find(`${project}/../project/bin`)).toBeUndefined()
    expect(find(join(folder, 'other', 'node_modules', '.bin'))).toBeUndefined()
    expect(find('', '.', relative(process.cwd(), join(project, 'bin')), 'node_modules/.bin')).toBeUndefined()
  })

  it('not by a relative entry, wherever it leads, nor in node_modules, wherever its links lead', () => {
    const other = plant(join(folder, 'bin', 'tool'))
    expect(find(join(folder, 'bin'))).toBe(other)
    expect(find(relative(process.cwd(), join(folder, 'bin')))).toBeUndefined()
    const modules = join(folder, 'node_modules', '.bin')
    mkdirSync(modules, { recursive: true })
    symlinkSync(other, join(modules, 'tool'))
    expect(find(modules)).toBeUndefined()
  })

  it('not through a link that leads into the project or into node_modules', () => {
    const inside = plant(join(project, 'bin', 'tool'))
    mkdirSync(join(folder, 'links'))
    symlinkSync(inside, join(folder, 'links', 'tool'))
    symlinkSync(join(project, 'bin'), join(folder, 'linked-folder'))
    expect(find(join(folder, 'links'))).toBeUndefined()
    expect(find(join(folder, 'linked-folder'))).toBeUndefined()
    const module = plant(join(folder, 'node_modules', 'x', 'tool'))
    rmSync(join(folder, 'links', 'tool'))
    symlinkSync(module, join(folder, 'links', 'tool'))
    expect(find(join(folder, 'links'))).toBeUndefined()
  })

  it('through a link of npm’s global folder, and no other', () => {
    const real = plant(join(folder, 'prefix', 'lib', 'node_modules', 'x', 'tool'))
    const linked = (...place: readonly string[]) => {
      const bin = join(folder, ...place)
      mkdirSync(bin, { recursive: true })
      symlinkSync(real, join(bin, 'tool'))
      return bin
    }
    expect(find(linked('prefix', 'bin'))).toBe(join(folder, 'prefix', 'bin', 'tool'))
    expect(find(linked('prefix', 'sbin'))).toBeUndefined()
    expect(find(linked('bin'))).toBeUndefined()
    expect(find(linked('prefix', 'lib', 'bin'))).toBeUndefined()
  })

  it('not through npm’s global folder inside the project', () => {
    const real = plant(join(project, 'lib', 'node_modules', 'x', 'tool'))
    mkdirSync(join(project, 'bin'), { recursive: true })
    symlinkSync(real, join(project, 'bin', 'tool'))
    expect(find(join(project, 'bin'))).toBeUndefined()
  })

  it('not inside the project when the project itself is named by a link', () => {
    plant(join(project, 'bin', 'tool'))
    symlinkSync(project, join(folder, 'alias'))
    const path = join(project, 'bin')
    expect(findProgram('tool', { path, project: join(folder, 'alias') })).toBeUndefined()
  })

  it('not by a link inside the project that leads to some other program', () => {
    const other = plant(join(folder, 'bin', 'other'))
    mkdirSync(join(project, 'bin'))
    symlinkSync(other, join(project, 'bin', 'tool'))
    symlinkSync(project, join(folder, 'alias'))
    expect(find(join(project, 'bin'))).toBeUndefined()
    const path = join(project, 'bin')
    expect(findProgram('tool', { path, project: join(folder, 'alias') })).toBeUndefined()
  })

  it('beside a project whose name is the beginning of its folder, or that lies below it', () => {
    const beside = plant(join(folder, 'project-tools', 'tool'))
    expect(find(join(folder, 'project-tools'))).toBe(beside)
    const dotted = plant(join(folder, '..tools', 'tool'))
    expect(find(join(folder, '..tools'))).toBe(dotted)
  })
})

describe('a program that is given by its path', () => {
  it('may be started where it lies outside, by its name and by its links', () => {
    expect(mayStart(plant(join(folder, 'bin', 'tool')), project)).toBe(true)
  })

  it.each([
    ['it lies in the project', (path: string) => plant(path), 'project/bin/tool'],
    ['it lies in node_modules', (path: string) => plant(path), 'node_modules/x/tool'],
    ['a link of the project leads out', (path: string) => linked(path, 'bin/real'), 'project/tool'],
    [
      'a link of node_modules leads out',
      (path: string) => linked(path, 'bin/real'),
      'node_modules/.bin/tool',
    ],
    ['a link leads into the project', (path: string) => linked(path, 'project/real'), 'bin/tool'],
    ['a link leads into node_modules', (path: string) => linked(path, 'node_modules/x/real'), 'bin/tool'],
  ])('may not where %s', (_, make, path) => {
    expect(mayStart(make(join(folder, path)), project)).toBe(false)
  })

  function linked(path: string, to: string): string {
    mkdirSync(dirname(path), { recursive: true })
    symlinkSync(plant(join(folder, to)), path)
    return path
  }
})

describe('a program that is run', () => {
  const sh = '/bin/sh'
  it('sees nothing of our environment', () => {
    process.env['AUTHMD_TEST_SECRET'] = 'not-for-children'
    try {
      const { stdout } = runProgram({ program: sh, args: ['-c', 'env'], cwd: folder, env: { MINE: '1' } })
      const names = stdout.split('\n').flatMap(line => /^(\w+)=/.exec(line)?.[1] ?? [])
      expect(names.filter(name => !['_', 'OLDPWD', 'SHLVL'].includes(name)).sort()).toEqual([
        'LANG',
        'LC_ALL',
        'MINE',
        'PATH',
        'PWD',
      ])
    } finally {
      delete process.env['AUTHMD_TEST_SECRET']
    }
  })

  it('gets its arguments and its input as they are, without a shell', () => {
    const { stdout, status } = runProgram({
      program: sh,
      args: ['-c', 'printf %s "$1"; cat', 'sh', '$(id) "a" `b`'],
      cwd: folder,
      stdin: 'in\0put',
    })
    expect([stdout, status]).toEqual(['$(id) "a" `b`in\0put', 0])
  })

  it('is ended when it takes too long, and has no status then', () => {
    const { status } = runProgram({
      program: sh,
      // Longer than the test may take.
      args: ['-c', 'trap "" TERM; sleep 600'],
      cwd: folder,
      timeout: 300,
    })
    expect(status).toBeUndefined()
  })

  it('has no status when it can not be started', () => {
    expect(runProgram({ program: join(folder, 'none'), args: [], cwd: folder }).status).toBeUndefined()
  })
})
