import { execFileSync, spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'authmd-packed-'))
const project = join(folder, 'project')
const env = { PATH: process.env['PATH'], HOME: folder, CI: '1' }
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// `npm test` has built dist/. The package is unpacked where npm would put it.
beforeAll(() => {
  const npm = ['pack', '--ignore-scripts', '--loglevel', 'error', '--pack-destination', folder]
  execFileSync('npm', npm, { cwd: root, stdio: 'ignore' })
  const tarball = readdirSync(folder).find(name => name.endsWith('.tgz')) ?? ''
  mkdirSync(join(project, 'node_modules'), { recursive: true })
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', join(project, 'node_modules')])
  execFileSync('mv', ['package', 'authmd'], { cwd: join(project, 'node_modules') })
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }')
})

function node(file: string, source: string) {
  writeFileSync(join(project, file), source)
  return spawnSync(process.execPath, [file], { cwd: project, env, encoding: 'utf8' })
}

function repository(name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  execFileSync('git', ['init', '-q'], { cwd: path, env })
  writeFileSync(join(path, 'CLAUDE.md'), '# Project\n')
  return path
}

describe('the packed library', () => {
  it('applies, checks and removes, with a configuration, from a module of somebody else', () => {
    const path = repository('one')
    writeFileSync(join(path, 'authmd.config.json'), '{ "shells": ["zsh"] } // ours\n')
    const { stdout, stderr } = node(
      'use.js',
      `import { apply, check, plan, remove, resolveCredentials } from 'authmd'
       const path = ${JSON.stringify(path)}
       const said = []
       said.push((await plan(path)).plan.profile.shells[0])
       said.push((await apply(path)).written, (await check(path)).current, (await remove(path)).written)
       said.push((await resolveCredentials(path, { env: { HOME: path } })).resolution.request)
       console.log(JSON.stringify(said))`,
    )
    expect({ stdout, stderr }).toEqual({ stdout: '["zsh",true,true,true,false]\n', stderr: '' })
    expect(readFileSync(join(path, 'CLAUDE.md'), 'utf8')).toBe('# Project\n')
  })

  it('is loaded with no more than its own start', () => {
    const { stdout } = node(
      'load.js',
      `import 'authmd'\nconsole.log(process.moduleLoadList.filter(name => / zlib$| child_process$/.test(name)).length)`,
    )
    expect(stdout).toBe('0\n')
  })

  it('names schemas that editors and validators can read', () => {
    const { stdout } = node(
      'schema.js',
      `import schema from 'authmd/schema/config.schema.json' with { type: 'json' }\nconsole.log(schema.title)`,
    )
    expect(stdout).toBe('authmd configuration\n')
  })

  it('gives types for the plugin that a strict unified pipeline accepts', () => {
    for (const name of ['unified', 'vfile', 'remark-parse', 'remark-stringify', '@types']) link(name)
    writeFileSync(
      join(project, 'pipeline.ts'),
      `import { authSection } from 'authmd/remark'
       import remarkParse from 'remark-parse'
       import remarkStringify from 'remark-stringify'
       import { unified } from 'unified'
       export const processor = unified().use(remarkParse).use(authSection, { shells: ['zsh'] }).use(remarkStringify)
       export const bare = unified().use(remarkParse).use(authSection).use(remarkStringify)
       export const text: Promise<string> = processor.process('# A').then(String)
       // @ts-expect-error there is no such option
       unified().use(authSection, { shell: ['zsh'] })
      `,
    )
    const tsc = [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--target', 'es2022']
    const modules = [
      '--module',
      'nodenext',
      '--moduleResolution',
      'nodenext',
      '--types',
      'node',
      'pipeline.ts',
    ]
    const { stdout } = spawnSync(process.execPath, [...tsc, ...modules], { cwd: project, encoding: 'utf8' })
    expect(stdout).toBe('')
  })
})

describe('authmd/remark in remark-cli', () => {
  it('is loaded by its name, writes with --output, and is quiet the second time', () => {
    link('remark-cli')
    writeFileSync(join(project, 'DOC.md'), '# Project\n')
    const cli = join(root, 'node_modules/remark-cli/cli.js')
    const run = () =>
      spawnSync(process.execPath, [cli, '--use', 'authmd/remark', '--output', '--no-color', 'DOC.md'], {
        cwd: project,
        env,
        encoding: 'utf8',
      })
    const first = run()
    expect(first.stderr).toContain('section-missing authmd')
    const text = readFileSync(join(project, 'DOC.md'), 'utf8')
    expect(text).toContain('<!-- authmd:start auth ')
    const second = run()
    expect(second).toMatchObject({ status: 0 })
    expect(second.stderr).toBe('DOC.md: written\n')
    expect(readFileSync(join(project, 'DOC.md'), 'utf8')).toBe(text)
  })

  it('ends with 1 for broken markers', () => {
    writeFileSync(join(project, 'BROKEN.md'), '# A\n\n<!-- authmd:start auth v=1 t=1 sum=abcdef -->\n')
    const cli = join(root, 'node_modules/remark-cli/cli.js')
    const args = [cli, '--use', 'authmd/remark', '--no-color', 'BROKEN.md']
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: project, env, encoding: 'utf8' })
    expect(stderr).toMatch(/3:1-.* error /)
    expect(status).toBe(1)
  })
})

function link(name: string): void {
  try {
    symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name))
  } catch {
    // It is there already.
  }
}
