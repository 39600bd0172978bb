import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { asNobody, authmd, folder, put, read, repository } from '../repository/repository.ts'
import { filesBelow } from '../support/fixture.ts'

const doc = '# Lock\n\n- one\n'
const start = '<!-- authmd:start auth v=1 t=1 sum=aaaaaa -->'
const end = '<!-- authmd:end auth\n-->'

describe('a wrong command line', () => {
  it.each([
    ['an unknown flag', ['--shel', 'zsh'], /--shel\b.*--shell/s],
    ['an unknown flag of check', ['check', '--dryrun'], /--dryrun/],
    ['an unknown shell', ['--shell', 'zhs'], /--shell does not know `zhs`: did you mean `zsh`\?/],
    ['an unknown environment', ['--environment', 'narnia'], /--environment does not know `narnia`/],
    ['an unknown target', ['--target', 'readme'], /--target does not know `readme`: one of claude-md,/],
    ['an unknown way', ['--on-edit', 'destroy'], /--on-edit does not know `destroy`/],
    ['an unknown format', ['check', '--format', 'xml'], /xml/],
    ['an unknown reason', ['check', '--fail-on', 'mondays'], /--fail-on does not know `mondays`/],
    ['an unknown command', ['aply'], /aply.*apply/s],
    ['a directory without a command', ['some-dir'], /authmd apply some-dir/],
    ['a missing directory', ['apply', 'nowhere'], /nowhere does not exist/],
    ['a file as directory', ['apply', 'CLAUDE.md'], /CLAUDE\.md is not a directory/],
    ['a missing --cwd', ['--cwd', 'nowhere'], /nowhere/],
    ['a guide outside', ['--guide-path', '../x.md'], /--guide-path wants a path inside the repository/],
    ['a flag without its value', ['--shell'], /--shell/],
  ])('%s: one message on stderr, exit code 2, nothing written', async (_, args, message) => {
    const root = repository({ 'CLAUDE.md': doc })
    put(root, { 'some-dir/CLAUDE.md': doc })
    const before = filesBelow(root)
    const { code, stdout, stderr } = await authmd(root, args)
    expect(stderr).toMatch(message)
    expect(stderr).toMatch(/^authmd: /)
    expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(2)
    expect(stderr).not.toMatch(/\n {4}at |node:internal|\.cjs/)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(filesBelow(root)).toEqual(before)
  })
})

describe('a file that is in no state to be written', () => {
  it.each([
    ['CLAUDE.md', 5, `# A\n\ntext\n\n${start}\n\nmore\n`],
    ['CLAUDE.md', 3, `# A\n\n${end}\n\nmore\n`],
    ['CLAUDE.md', 10, `# A\n\n${start}\n\nx\n\n${end}\n\n${start}\n\ny\n\n${end}\n`],
    ['CLAUDE.md', 3, `# A\n\n${start.replace('sum=aaaaaa', 'sum=a')}\n\n${end}\n`],
    ['CLAUDE.md', 3, '# A\n\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> topic\n'],
    ['CLAUDE.md', 3, `# A\n\n~~~\nnever closed\n\n${start}\n\n${end}\n`],
    ['.env.example', 2, 'A=1\n# authmd:start auth v=1 t=1 sum=aaaaaa\nB=2\n'],
    ['.env.example', 1, '<<<<<<< HEAD\nA=1\n=======\nA=2\n>>>>>>> topic\n'],
    ['.gitignore', 2, 'dist\n# authmd:end auth\n'],
    ['.gitignore', 1, '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> topic\n'],
  ])(
    '%s: names line %i and the cure, in every form of output, and writes no other file',
    async (path, line, text) => {
      const root = repository({ 'CLAUDE.md': doc, [path]: text })
      const before = filesBelow(root)
      // Where nothing of ours is, there is nothing to take out, and nothing to refuse.
      const commands = text.includes('authmd:') ? ['apply', 'check', 'remove'] : ['apply', 'check']
      for (const command of commands) {
        const { code, stdout, stderr } = await authmd(root, [command])
        expect(stdout).toContain(`${path}:${line} `)
        expect(stdout).toContain('fix: ')
        expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
      }
      const json = JSON.parse((await authmd(root, ['check', '--json'])).stdout)
      expect(json).toMatchObject({ ok: false, exitCode: 2, edits: [] })
      expect(json.refusals[0]).toMatchObject({ file: path, line, fix: expect.stringMatching(/\w/) })
      const github = (await authmd(root, ['check', '--format', 'github'])).stdout
      expect(github).toContain(`::error file=${path},line=${line}`)
      const sarif = JSON.parse((await authmd(root, ['check', '--format', 'sarif'])).stdout)
      expect(JSON.stringify(sarif)).toContain(`"startLine":${line}`)
      expect(filesBelow(root)).toEqual(before)
    },
  )

  it('leaves a section of a newer template alone, and check is content', async () => {
    const root = repository({ 'CLAUDE.md': doc })
    await authmd(root)
    const newer = read(root, 'CLAUDE.md').replace(/ t=\d+ /, ' t=2000 ')
    put(root, { 'CLAUDE.md': newer })
    for (const args of [['check'], ['apply'], ['apply', '--add-shell', 'fish']]) {
      const { code, stdout } = await authmd(root, args)
      expect(stdout).toContain('Update authmd.')
      expect(code).toBe(0)
      expect(read(root, 'CLAUDE.md')).toBe(newer)
    }
  })

  it('leaves a section of a newer format alone, and refuses to take it out', async () => {
    const root = repository({
      'CLAUDE.md': `${doc}\n${start.replace('v=1', 'v=2 new=thing')}\n\nx\n\n${end}\n`,
    })
    const before = read(root, 'CLAUDE.md')
    expect((await authmd(root, ['check'])).code).toBe(0)
    expect((await authmd(root)).code).toBe(0)
    expect(await authmd(root, ['remove'])).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('Update authmd'),
    })
    expect(read(root, 'CLAUDE.md')).toBe(before)
  })

  it('names a part of a path that is a file, and a folder that it may not enter', async () => {
    const root = put(folder(), { 'inner/CLAUDE.md': doc, 'closed/in/CLAUDE.md': doc })
    expect(await authmd(root, ['apply', 'inner/CLAUDE.md/deeper'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^authmd: .*inner\/CLAUDE\.md\/deeper: .*Check the path\n$/),
    })
    chmodSync(root, 0o755)
    chmodSync(join(root, 'closed'), 0)
    const { status, stdout, stderr } = asNobody(root, ['apply', 'closed/in'])
    chmodSync(join(root, 'closed'), 0o755)
    expect(stderr).toMatch(/^authmd: .*closed\/in.*permission.*\n$/)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })
})
