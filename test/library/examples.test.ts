import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const project = mkdtempSync(join(tmpdir(), 'authmd-examples-'))
const env = { PATH: process.env['PATH'], HOME: project, CI: '1' }
afterAll(() => rmSync(project, { recursive: true, force: true }))

interface Example {
  readonly entry: string
  readonly name: string
  readonly code: string
  /** What its lines print, from the comment behind each. */
  readonly prints: readonly string[]
}

/** The code in the comment above each function and class that an import gives, in the types that are shipped. */
function examplesOf(entry: string): readonly Example[] {
  const text = readFileSync(join(root, `dist/${entry}.d.ts`), 'utf8')
  const exported = /^export \{(.*)\}/m.exec(text)?.[1] ?? ''
  const declared = text.matchAll(/(?:\/\*\*((?:[^*]|\*(?!\/))*)\*\/\n)?declare (?:function|class) (\w+)/g)
  return [...declared].flatMap(({ 1: comment = '', 2: name = '' }) => {
    if (!new RegExp(`\\b${name}\\b`).test(exported)) return []
    const lines = comment.split('\n').map(line => line.replace(/^ \* ?/, ''))
    const code = lines.slice(lines.indexOf('```js') + 1, lines.lastIndexOf('```')).join('\n')
    const prints = [...code.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm)].map(([, said = '']) => said)
    return [{ entry, name, code, prints }]
  })
}

const examples = ['index', 'core', 'remark'].flatMap(examplesOf)

describe('the example in the comment of', () => {
  const printed = new Map<string, string>()
  let compiled = ''
  beforeAll(() => {
    mkdirSync(join(project, 'node_modules'))
    symlinkSync(root, join(project, 'node_modules/authmd'))
    for (const name of ['unified', 'remark-parse', 'remark-stringify'])
      symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name))
    const files = examples.map(({ entry, name, code }) => {
      const file = `${entry}-${name}.mjs`
      writeFileSync(join(project, file), code)
      const repository = join(project, `${entry}-${name}`)
      mkdirSync(repository)
      execFileSync('git', ['init', '--quiet', '--template='], { cwd: repository, env })
      writeFileSync(join(repository, 'CLAUDE.md'), '# Shop\n')
      writeFileSync(join(repository, '.gitignore'), 'node_modules/\n')
      return file
    })
    const types = ['--allowJs', '--checkJs', '--noEmit', '--strict', '--noImplicitAny', 'false']
    const form = ['--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom']
    const tsc = [join(root, 'node_modules/typescript/bin/tsc'), ...types, ...form, ...files]
    compiled = spawnSync(process.execPath, tsc, { cwd: project, encoding: 'utf8' }).stdout
    // One process for all of them: each in a repository of its own, after the other.
    writeFileSync(
      join(project, 'all.mjs'),
      `for (const file of ${JSON.stringify(files)}) {
         process.chdir(new URL(file.replace('.mjs', ''), import.meta.url).pathname)
         console.log('\\n== ' + file)
         await import('./' + file)
       }`,
    )
    const { stdout, stderr } = spawnSync(process.execPath, ['all.mjs'], {
      cwd: project,
      env,
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    for (const part of stdout.split('\n== ').slice(1)) {
      const [file = '', ...lines] = part.trimEnd().split('\n')
      printed.set(file, lines.join('\n'))
    }
  })

  it.each(examples)('$entry: $name compiles, runs, and prints what stands behind each line', example => {
    const file = `${example.entry}-${example.name}.mjs`
    expect(example.code).toContain(example.name)
    expect(example.prints).not.toEqual([])
    expect(compiled.split('\n').filter(line => line.startsWith(file))).toEqual([])
    expect(printed.get(file)).toBe(example.prints.join('\n'))
  })

  it('every function and class is there, and the compiler has no other word', () => {
    expect(compiled).toBe('')
    expect(examples.map(({ name }) => name).sort()).toEqual(
      [
        ...['apply', 'check', 'plan', 'remove', 'resolveCredentials'],
        ...['explain', 'mask', 'mergeDocument', 'planFiles', 'authSection'],
        ...['InputError', 'InputError'],
      ].sort(),
    )
  })
})
