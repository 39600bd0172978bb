import { execFileSync, spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { bundle } from '../support/bundle.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const pages = ['library', 'remark', 'core', 'templates', 'configuration', 'exit-codes', 'rollout']

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

interface Block {
  readonly language: string
  /** The file that it is, behind the language. */
  readonly name: string
  readonly text: string
  readonly line: number
  /** Why it is not run, from a comment above it. */
  readonly reason: string | undefined
}

function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(join(root, 'docs', `${page}.md`), 'utf8')
  return [...text.matchAll(/(?:<!-- not run: (.+) -->\n\n?)?^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(
    ({ 1: reason, 2: language = '', 3: name = '', 4: body = '', index }) => ({
      language,
      name,
      text: body,
      reason,
      line: text.slice(0, index).split('\n').length,
    }),
  )
}

/** A repository with one commit, the package as it would be installed, and `authmd` on the PATH. */
function sandbox() {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-docs-')))
  folders.push(home)
  const cwd = join(home, 'shop')
  for (const folder of ['bin', 'shop/node_modules']) mkdirSync(join(home, folder), { recursive: true })
  symlinkSync(root, join(cwd, 'node_modules/authmd'))
  for (const name of ['unified', 'remark-parse', 'remark-stringify'])
    symlinkSync(join(root, 'node_modules', name), join(cwd, 'node_modules', name))
  writeFileSync(join(home, 'bin/authmd'), `#!/bin/sh\nexec '${process.execPath}' '${bundle}' "$@"\n`, {
    mode: 0o755,
  })
  writeFileSync(join(cwd, 'CLAUDE.md'), '# Shop\n\nRun the tests with `make test`.\n')
  writeFileSync(join(cwd, '.gitignore'), 'node_modules/\n')
  const path = [join(home, 'bin'), dirname(process.execPath), process.env['PATH']].join(':')
  const env = { PATH: path, HOME: home, CI: '1', LANG: 'C.UTF-8', GIT_CONFIG_NOSYSTEM: '1' }
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd, env, stdio: 'pipe' })
  git('init', '--quiet', '--initial-branch=main')
  git('config', 'user.name', 'Ann')
  git('config', 'user.email', 'ann@example.com')
  git('add', 'CLAUDE.md', '.gitignore')
  git('commit', '--quiet', '--message', 'Start')
  const run = (program: string, args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' })
    return { status, text: stdout + stderr }
  }
  return { cwd, run }
}

/** `$ command # exit code 1`, each with what it prints; `…` stands for any text. */
function commandsOf(block: Block) {
  return block.text
    .split(/^\$ /m)
    .slice(1)
    .map(part => {
      const [command = '', ...output] = part.split('\n')
      const status = Number(/# exit code (\d+)$/.exec(command)?.[1] ?? 0)
      return { command, status, output: output.join('\n').trimEnd() }
    })
}

/** As a pattern in which `…` is anything. */
const matching = (expected: string) =>
  new RegExp(
    `^${expected
      .split('…')
      .map(part => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('[\\s\\S]*')}$`,
  )

describe.each(pages)('docs/%s.md', page => {
  const blocks = blocksOf(page)

  it('has an example', () => {
    expect(blocks.filter(({ reason }) => reason === undefined)).not.toEqual([])
  })

  it('holds in every example: each file is written, each program and command run, each output seen', () => {
    const { cwd, run } = sandbox()
    let printed: string | undefined
    for (const { language, name, text, line, reason } of blocks) {
      const at = `docs/${page}.md:${line}`
      if (reason !== undefined) continue
      if (language === 'text') {
        expect(printed?.trimEnd(), at).toMatch(matching(text.trimEnd()))
        printed = undefined
      } else if (language === 'console') {
        for (const { command, status, output } of commandsOf({ language, name, text, line, reason })) {
          const ran = run('bash', ['-c', command])
          expect([ran.status, ran.text], `${at} ${command}\n${ran.text}`).toEqual([
            status,
            expect.any(String),
          ])
          if (output !== '') expect(ran.text.trimEnd(), `${at} ${command}`).toMatch(matching(output))
        }
      } else {
        expect(name, `${at}: a block needs the name of its file, or "not run: reason" above it`).not.toBe('')
        mkdirSync(dirname(join(cwd, name)), { recursive: true })
        writeFileSync(join(cwd, name), text)
        if (!name.endsWith('.mjs')) continue
        const ran = run(process.execPath, [name])
        expect([ran.status, ran.status === 0 ? '' : ran.text], at).toEqual([0, ''])
        printed = ran.text
      }
    }
    expect(printed, 'what a program prints stands below it').toBe(undefined)
  })
})

describe('the documents', () => {
  it('link only to what is there', () => {
    const files = [
      'README.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      ...readdirSync(join(root, 'docs'))
        .filter(name => name.endsWith('.md'))
        .map(name => `docs/${name}`),
    ]
    const dead = files.flatMap(file => {
      const text = readFileSync(join(root, file), 'utf8')
      return [
        ...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g),
        ...text.matchAll(/(?:src|srcset)="([^"]+)"/g),
      ]
        .map(({ 1: target = '' }) => target)
        .filter(target => {
          try {
            realpathSync(join(root, dirname(file), target))
            return false
          } catch {
            return true
          }
        })
        .map(target => `${file}: ${target}`)
    })
    expect(dead).toEqual([])
  })

  it('show the same in both pictures of a terminal, which each release draws anew', () => {
    const textOf = (name: string) =>
      readFileSync(join(root, `docs/terminal-${name}.svg`), 'utf8')
        .replace(/^<style>.*$/m, '')
        .replace(/<[^>]{0,400}>/g, '')
    expect(textOf('dark')).toBe(textOf('light'))
    expect(textOf('light')).toContain('authmd apply --yes')
    expect(textOf('light')).toMatch(/^Fix /m)
  })

  it('name for each promise of the README tests that are there', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8')
    const promises = readme.slice(readme.indexOf('Four promises'), readme.indexOf('## Two commands'))
    const named = [...promises.matchAll(/`(test\/[^`]+)`/g)].map(([, path = '']) => path)
    expect(named.length).toBeGreaterThan(6)
    for (const path of named) expect(realpathSync(join(root, path))).toBeTruthy()
  })
})
