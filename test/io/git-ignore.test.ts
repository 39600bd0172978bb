import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { gitOracle } from '../../src/io/git-ignore.ts'
import { findProgram } from '../../src/io/program.ts'
import { createIgnoreOracle, mostWithoutGit } from '../../src/repository/create-ignore-oracle.ts'
import { decideIgnore, ignoreCertainty, ignoreLines } from '../../src/targets/gitignore/ignore-certainty.ts'
import { readIgnoreLine } from '../../src/targets/gitignore/ignore-line.ts'
import { ignoreOracle } from '../../src/targets/gitignore/ignore-without-git.ts'
import type { IgnoreDecision } from '../../src/types.ts'
import { growth, linear, repeated } from '../support/growth.ts'

const home = mkdtempSync(join(tmpdir(), 'authmd-home-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const git = findProgram('git', { path: process.env['PATH'], project: home }) ?? ''
const oracle = gitOracle(git)
const one = (text: string, path: string) => oracle(new Map([['.gitignore', text]]), [path])[0]

describe('the oracle', () => {
  it.each([
    ['.ENV\n', '.env', false],
    ['.env\r\n', '.env', true],
    ['.env \n', '.env', true],
    ['.env\t\n', '.env', false],
    ['\uFEFF.env\n', '.env', true],
    ['.env', '.env', true],
    ['.env*\n', '.env.example', true],
    ['.env*\n!.env.example\n', '.env.example', false],
    ['.env/\n', '.env', false],
    ['/.env\n', '.env', true],
    ['.claude/\n!.claude/settings.local.json\n', '.claude/settings.local.json', true],
    ['\\.env\n', '.env', true],
    ['[.]env\n', '.env', true],
    ['**/.env\n', '.env', true],
    ['.env\0x\n', '.env', true],
  ])('%j decides about %s: %s', (text, path, ignored) => {
    expect(one(text, path)?.ignored).toBe(ignored)
  })

  it('names file, line and pattern of the line that decides, also of one that takes a path out again', () => {
    const files = new Map([
      ['.gitignore', '# mine\n.claude/*.json\n'],
      ['.claude/.gitignore', '\n!settings.local.json\n'],
    ])
    expect(oracle(files, ['.claude/settings.local.json', '.claude/x.json', 'y'])).toEqual([
      {
        path: '.claude/settings.local.json',
        ignored: false,
        by: { file: '.claude/.gitignore', line: 2, pattern: '!settings.local.json' },
      },
      {
        path: '.claude/x.json',
        ignored: true,
        by: { file: '.gitignore', line: 2, pattern: '.claude/*.json' },
      },
      { path: 'y', ignored: false },
    ])
  })

  it('is blind to global excludes', () => {
    const config = join(home, '.config', 'git')
    mkdirSync(config, { recursive: true })
    writeFileSync(join(config, 'ignore'), '.env\n')
    const before = { HOME: process.env['HOME'], XDG_CONFIG_HOME: process.env['XDG_CONFIG_HOME'] }
    Object.assign(process.env, { HOME: home, XDG_CONFIG_HOME: join(home, '.config') })
    try {
      expect(one('', '.env')).toEqual({ path: '.env', ignored: false })
    } finally {
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
      }
    }
  })

  it('writes nothing outside its own folder, and leaves none behind', () => {
    const temporary = join(home, 'temporary')
    mkdirSync(temporary)
    const before = process.env['TMPDIR']
    process.env['TMPDIR'] = temporary
    try {
      const evil = join(home, 'evil', '.gitignore')
      const hostile = [
        '../evil/.gitignore',
        '../../evil/.gitignore',
        '../../../evil/.gitignore',
        evil,
        'x\0/.gitignore',
      ]
      const paths = [...hostile, '.git/.gitignore', 'a/../../evil/.gitignore', 'a/./.gitignore']
      const files = new Map(paths.map(path => [path, '*\n']))
      expect(oracle(files, ['.env'])).toEqual([{ path: '.env', ignored: false }])
      expect(readdirSync(temporary)).toEqual([])
      expect(existsSync(join(home, 'evil'))).toBe(false)
    } finally {
      if (before === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = before
    }
  })

  it('stands a file of 4 MiB, NUL and broken characters', () => {
    expect(one('*x*y*z\n'.repeat(600_000), '.env')?.ignored).toBe(false)
    expect(one('\0\0\uD800\n[[[\n\\\n!\n.env\n', '.env')?.ignored).toBe(true)
  })

  it('is our own reading of the patterns where there is no git', async () => {
    const without = await createIgnoreOracle({ path: '', project: home })
    const files = new Map([['.gitignore', '*[a-z]nv\n!b.env\n']])
    expect(without(files, ['a.env', 'b.env', 'c'])).toEqual(ignoreOracle(files, ['a.env', 'b.env', 'c']))
  })

  it('refuses ignore files that only git can read in time, all of them together', async () => {
    const without = await createIgnoreOracle({ path: '', project: home })
    const files = (length: number) =>
      new Map([
        ['.gitignore', 'a'.repeat(length - 10)],
        ['.claude/.gitignore', 'b'.repeat(10)],
      ])
    expect(without(files(mostWithoutGit), ['.env'])).toEqual([{ path: '.env', ignored: false }])
    expect(() => without(files(mostWithoutGit + 1), ['.env'])).toThrow(/more than 262,144 characters/)
  })
})

/** Lines in the neighbourhood of what we ask about, odd ones included. */
const piece = fc.constantFrom(
  '.env',
  'env',
  '.',
  '*',
  '.local',
  '.claude',
  '/',
  'CLAUDE',
  '.md',
  'a',
  ' ',
  'settings',
)
const rest = fc.constantFrom('!', '#', '\\', '[', ']', '?', '**', '\t', '\r', '\0', 'é', '.json', 'x')
const pattern = fc
  .array(fc.oneof({ weight: 6, arbitrary: piece }, rest), { maxLength: 5 })
  .map(all => all.join(''))
const common = fc.constantFrom(
  ...[
    '.env',
    '.env*',
    '*.local',
    '!.env',
    '!.env.example',
    '.env.*',
    '*',
    '/*',
    '!*.md',
    '.claude/',
    '.claude',
    '',
  ],
  ...[
    '.claude/*',
    '/.claude/settings.local.json',
    '*.py[cod]',
    '**/x',
    'foo\\ ',
    '#.env',
    '.env ',
    ' .env',
    '//.env',
    '/',
  ],
  ...[
    '!',
    '!/',
    '.env//',
    '*.env',
    '*env*',
    '.e*v',
    '.claude/*.json',
    '**',
    '**/.env',
    '.env\\',
    '!.claude/',
    '*/',
  ],
)
const line = fc.oneof(common, pattern)
const file = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n')), { maxLength: 6 }), line)
  .map(([bom, lines, last]) => (bom ? '\uFEFF' : '') + lines.map(parts => parts.join('')).join('') + last)
const ourPaths: readonly string[] = [
  '.env',
  '.env.local',
  '.env.test.local',
  '.env.example',
  '.claude/settings.local.json',
  'CLAUDE.local.md',
]

/** One question for many repositories at once: each in a folder of its own, in which its files mean the same. */
function askMany(repositories: readonly ReadonlyMap<string, string>[], paths = ourPaths) {
  const files = repositories.flatMap((all, at) =>
    [...all].map(([path, text]) => [`r${at}/${path}`, text] as const),
  )
  const asked = repositories.flatMap((_, at) => paths.map(path => `r${at}/${path}`))
  const answers = oracle(new Map(files), asked)
  return repositories.map((_, at) => answers.slice(at * paths.length, (at + 1) * paths.length))
}

const paths = ourPaths
const short = (path: string, ignored: boolean | undefined, by: IgnoreDecision['by']) =>
  `${path} ${ignored} ${by ? `${by.file.replace(/^r\d+\//, '')}:${by.line}` : ''}`

const repository = fc
  .tuple(file, fc.option(file, { nil: undefined }))
  .map(
    ([top, deep]) =>
      new Map([['.gitignore', top], ...(deep === undefined ? [] : [['.claude/.gitignore', deep] as const])]),
  )

describe('what is decided without git', () => {
  it('is what git says, wherever it is certain; and it mostly is', () => {
    let certain = 0
    let all = 0
    fc.assert(
      fc.property(fc.array(repository, { minLength: 40, maxLength: 40 }), repositories => {
        const answers = askMany(repositories)
        for (const [at, files] of repositories.entries()) {
          for (const [index, path] of paths.entries()) {
            all += 1
            const decided = decideIgnore(ignoreLines(files), path)
            if (decided === undefined) continue
            certain += 1
            const answer = answers[at]?.[index]
            expect(short(path, decided.ignored, decided.by)).toBe(short(path, answer?.ignored, answer?.by))
            if (files.size > 1) continue
            const certainty = ignoreCertainty(files.get('.gitignore') ?? '', path)
            expect(certainty).toBe(answer?.ignored ? 'ignored' : 'not-ignored')
          }
        }
      }),
      { numRuns: 60 },
    )
    expect(certain / all).toBeGreaterThan(0.5)
  })

  it.each(['a\r\0', 'a\0\r', 'a\r\0\r', '\r\0', 'a \0', 'a\0 ', 'a \r', '!a\r\0', 'a\r\r'])(
    'is what git says of one line that ends oddly: %j',
    line => {
      for (const path of ['a', 'a\r', 'a ', 'b']) {
        const verdict = readIgnoreLine(line, path, false)
        const answer = one(`a\n${line}\n`, path)
        const before = path === 'a'
        const ours = verdict === 'silent' ? before : verdict === 'ignored'
        if (verdict !== 'unknown') expect(`${path} ${ours}`).toBe(`${path} ${answer?.ignored}`)
        const decided = ignoreOracle(new Map([['.gitignore', `a\n${line}\n`]]), [path])[0]
        expect(decided).toEqual(answer)
      }
    },
  )

  const corpus = join(import.meta.dirname, '../../../shared/corpus/gitignore')
  const names = existsSync(corpus) ? readdirSync(corpus) : []
  it.skipIf(names.length === 0)(
    `is right on the corpus (${names.length} files), and git is needed for few of them`,
    () => {
      const repositories = names.map(
        name => new Map([['.gitignore', readFileSync(join(corpus, name), 'utf8')]]),
      )
      const answers = askMany(repositories)
      const open = repositories.filter((files, at) => {
        const decided = paths.map(path => decideIgnore(ignoreLines(files), path))
        for (const [index, path] of paths.entries()) {
          const [decision, answer] = [decided[index], answers[at]?.[index]]
          if (decision === undefined) continue
          const said = short(path, decision.ignored, decision.by)
          expect(`${names[at]}: ${said}`).toBe(`${names[at]}: ${short(path, answer?.ignored, answer?.by)}`)
        }
        return decided.includes(undefined)
      })
      expect(open.length / names.length).toBeLessThan(0.15)
    },
  )
})

describe('the oracle where there is no git', () => {
  const long = process.env['AUTHMD_LONG'] === '1'
  const sign = fc.constantFrom(
    ...[
      '.env',
      'env',
      '.',
      '*',
      '.local',
      '.claude',
      '/',
      '.md',
      'a',
      ' ',
      'settings',
      '!',
      '#',
      '\\',
      '[',
      ']',
      '?',
    ],
    ...[
      '**',
      '\t',
      '\r',
      '\0',
      'é',
      '.json',
      'x',
      '**/',
      '/**',
      '***',
      'e',
      'n',
      'v',
      '\\ ',
      '\\/',
      '//',
      '/./',
    ],
    ...[
      '[a-z]',
      '[!a]',
      '[^.]',
      '[[:alpha:]]',
      '[[:',
      '[:',
      '[]',
      '[]a]',
      '[a-',
      '-',
      '[\\]]',
      '[.]',
      '[[:punct:]]',
    ],
    ...['[é]', '[z-a]', '[--0]', '[a-\\z]', '[[:foo:]]', '[!-~]', '[/]', '[.-/]', '[[:upper:]x]', '[!a-]'],
  )
  const odd = fc
    .array(
      fc.array(sign, { minLength: 1, maxLength: 6 }).map(all => all.join('')),
      { minLength: 1, maxLength: 3 },
    )
    .map(lines => new Map([['.gitignore', lines.join('\n')]]))
  const asked = [
    ...paths,
    ...['a/b/c/.env', 'é.md', 'a/é/x', 'é', 'a', 'a/a/a', 'x\\y', '[a]', 'a b', '.claude/a ', '-', '#', '!a'],
  ]

  it('says what git says of thousands of generated patterns, and by which line', () => {
    let patterns = 0
    fc.assert(
      fc.property(fc.array(odd, { minLength: 200, maxLength: 200 }), repositories => {
        const answers = askMany(repositories, asked)
        for (const [at, files] of repositories.entries()) {
          patterns += (files.get('.gitignore') ?? '').split('\n').length
          const text = JSON.stringify([...files.values()])
          const theirs = (answers[at] ?? []).map(({ ignored, by }) => ({
            ignored,
            line: by?.line,
            pattern: by?.pattern,
          }))
          const ours = ignoreOracle(files, asked).map(({ ignored, by }) => ({
            ignored,
            line: by?.line,
            pattern: by?.pattern,
          }))
          expect(ours, text).toEqual(theirs)
        }
      }),
      { numRuns: long ? 200 : 15 },
    )
    expect(patterns).toBeGreaterThan(3000)
  }, 600_000)

  it('says what git says of files in several folders', () => {
    fc.assert(
      fc.property(fc.array(repository, { minLength: 60, maxLength: 60 }), repositories => {
        const answers = askMany(repositories)
        for (const [at, files] of repositories.entries())
          expect(ignoreOracle(files, paths).map(({ path, ignored, by }) => short(path, ignored, by))).toEqual(
            paths.map((path, index) => short(path, answers[at]?.[index]?.ignored, answers[at]?.[index]?.by)),
          )
      }),
      { numRuns: 10 },
    )
  })

  it.each([
    '\t',
    ' ',
    '*',
    '**/',
    '*/',
    '?',
    '[',
    '[a',
    '*[a',
    '[[:',
    '[:x',
    '\\',
    '!',
    '/',
    '\\ ',
    '*a',
    '{',
    '(',
    '\0',
    '\r',
    'é',
  ])('neither fails nor takes longer than in proportion to a line of many %j', unit => {
    const decide = (text: string) => ignoreOracle(new Map([['.gitignore', text]]), ['.env.test.local'])
    expect(() => decide(repeated(unit)(65_536))).not.toThrow()
    expect(growth(repeated(unit), decide)).toBeLessThan(linear)
    expect(growth(repeated(`${unit}\n`), decide, 16_384)).toBeLessThan(linear)
  })
})

it('a real work tree with the same files gets the same answers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'authmd-real-'))
  try {
    const files = new Map([
      ['.gitignore', '.env*\n!.env.example\n*.local.md\n'],
      ['.claude/.gitignore', '*\n'],
    ])
    const env = { PATH: process.env['PATH'] ?? '', HOME: folder, GIT_CONFIG_NOSYSTEM: '1' }
    execFileSync(git, ['init', '-q'], { cwd: folder, env })
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const ignored = paths.filter(path => {
      try {
        execFileSync(git, ['check-ignore', '-q', '--no-index', path], { cwd: folder, env })
        return true
      } catch {
        return false
      }
    })
    expect(
      oracle(files, paths)
        .filter(one => one.ignored)
        .map(one => one.path),
    ).toEqual(ignored)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
