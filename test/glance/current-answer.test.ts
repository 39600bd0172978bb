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
import { afterAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { main } from '../../src/cli/main.ts'
import { currentAnswer } from '../../src/cli/sync/current-answer.ts'
import { git } from '../support/fixture.ts'
import { fakeWorld, type WorldOptions } from '../support/world.ts'
import { ignoreBlocks, written } from './pieces.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-current-')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const section = written[1]?.section ?? ''
const plain = { 'CLAUDE.md': `# A\n\n${section}\n`, '.gitignore': `dist/\n\n${ignoreBlocks.at(-1)}\n` }

/** Repositories, and whether the short way is the one for them. */
const repositories: Readonly<Record<string, readonly [Readonly<Record<string, string>>, boolean]>> = {
  'a current one': [{ ...plain, 'sub/file': '' }, true],
  'one with an example file': [{ ...plain, '.env.example': `A=1\n\n${written[1]?.example}\n` }, true],
  'one whose patterns a person wrote': [
    {
      ...plain,
      '.gitignore': '.env\n.env.local\n.env.*.local\n.claude/settings.local.json\nCLAUDE.local.md\n',
    },
    true,
  ],
  'one with an edited section': [
    { ...plain, 'CLAUDE.md': `# A\n\n${section.replace('\n\n', '\n\nOurs.\n\n')}\n` },
    false,
  ],
  'one without a section': [{ 'CLAUDE.md': '# A\n' }, false],
  'one with what a dead run left': [{ ...plain, '.authmd-lock/.gitignore': '*\n' }, false],
}

function make(name: string, files: Readonly<Record<string, string>>): string {
  const root = join(folder, name)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  git(root, 'init', '-q')
  git(root, 'add', '-A')
  return root
}

const forms: readonly (readonly [readonly string[], WorldOptions])[] = [
  [['check'], {}],
  [['check', '--json'], {}],
  [['check', '--quiet'], {}],
  [['check', '-q', '--json'], {}],
  [['check'], { isTTY: true, columns: 40 }],
  [['check', '--no-color'], { isTTY: true }],
  [['check'], { env: { FORCE_COLOR: '1' } }],
  [['apply', '--dry-run'], {}],
  [['apply', '--dry-run', '--json'], {}],
]

const writingForms: typeof forms = [
  [['apply'], {}],
  [['apply', '--yes', '--json'], {}],
  [['apply', '-y', '-q'], {}],
]

async function printed(argv: readonly string[], options: WorldOptions, short: boolean) {
  const world = fakeWorld({ ...options, argv, env: { PATH: process.env['PATH'], ...options.env } })
  const code = short ? await main(world) : await main(world, commands)
  return { code, ...world.printed }
}

describe('the short answer of check and apply', () => {
  for (const [name, [files, isShort]] of Object.entries(repositories)) {
    it(`is word for word what the command prints: ${name}`, async () => {
      const root = make(name, files)
      for (const [argv, options] of [...forms, ...(isShort ? writingForms : [])]) {
        const at = { ...options, cwd: root }
        expect(currentAnswer(fakeWorld({ ...at, argv })) !== undefined, argv.join(' ')).toBe(isShort)
        expect(await printed(argv, at, true), argv.join(' ')).toEqual(await printed(argv, at, false))
      }
    })
  }

  it('is given below the top of a repository too, and not where a link led there', async () => {
    const root = make('with a folder', { ...plain, 'sub/file': '' })
    const linked = join(folder, 'linked')
    symlinkSync(root, linked)
    const argv = ['check']
    expect(currentAnswer(fakeWorld({ argv, cwd: join(root, 'sub') }))).toBeDefined()
    expect(currentAnswer(fakeWorld({ argv, cwd: linked }))).toBeUndefined()
    for (const cwd of [join(root, 'sub'), linked, folder, join(folder, 'nothing')])
      expect(await printed(argv, { cwd }, true)).toEqual(await printed(argv, { cwd }, false))
  })

  it('is not given where a flag asks for more', async () => {
    const root = make('asked for more', plain)
    for (const argv of [
      ['check', '--exact'],
      ['check', '--fail-on', 'edited'],
      ['check', '--yes'],
      ['apply', '--shell', 'zsh', '--dry-run'],
    ])
      expect(await printed(argv, { cwd: root }, true), argv.join(' ')).toEqual(
        await printed(argv, { cwd: root }, false),
      )
  })

  it('leaves it to apply to clear what a dead run left', async () => {
    const root = make('to be cleared', { ...plain, '.authmd-lock/.gitignore': '*\n', '.authmd-lock/0': 'x' })
    const before = readFileSync(join(root, 'CLAUDE.md'), 'utf8')
    await printed(['apply', '--yes'], { cwd: root }, true)
    expect(readdirSync(root)).not.toContain('.authmd-lock')
    expect(readFileSync(join(root, 'CLAUDE.md'), 'utf8')).toBe(before)
  })
})
