import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { asNobody, authmd, folder, put, read, repository } from '../repository/repository.ts'
import { FAKE_KINDS, type FakeKind, fake, fakeBody, leaks } from '../secrets/fake.ts'
import { git } from '../support/fixture.ts'

const kinds = Object.keys(FAKE_KINDS) as FakeKind[]
const keys = kinds.flatMap(kind => [fake(kind, 11), fake(kind, 12)])
/** What makes a credential one: all behind the prefix that tells its kind. */
const bodies = [...keys.map(key => key.slice(`sk-ant-`.length).replace(/^[a-z0-9]+-/, '')), fakeBody(40, 77)]
const bearer = fakeBody(40, 77)

const example = [
  ...keys.map((key, at) => `KEY_${at}=${key}`),
  `MY_KEY="${keys[0]}"`,
  `export ANTHROPIC_AUTH_TOKEN='${bearer}'`,
  `# OLD_KEY=${keys[1]}`,
  `ANTHROPIC_CUSTOM_HEADERS=x-api-key: ${keys[2]}`,
  '',
].join('\n')

const document = [
  '# Secrets',
  '',
  ...keys.map(key => `- use \`${key}\``),
  '',
  '```sh',
  `export ANTHROPIC_API_KEY=${keys[0]}`,
  `curl -H "Authorization: Bearer ${bearer}" -H 'x-api-key: ${keys[1]}' https://api.anthropic.com`,
  '```',
  '',
].join('\n')

function expectNoLeak({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): void {
  for (const text of [stdout, stderr, stdout.replace(/\n */g, ''), stdout.replace(/\\n[-+ ]?/g, '')]) {
    const leaked = bodies.filter(body => leaks(body, text))
    expect(leaked.length).toBe(0)
  }
}

const forms = [[], ['--json'], ['--format', 'sarif'], ['--format', 'github'], ['--quiet']]

it('prints no six characters of any credential, whatever the command and the form', async () => {
  const root = repository({
    'CLAUDE.md': document,
    '.env.example': example,
    '.gitignore': `# ${keys[0]}\n*.log\n`,
    '.env': example,
  })
  const debug = { AUTHMD_DEBUG: '1', ANTHROPIC_API_KEY: keys[0] ?? '', ANTHROPIC_AUTH_TOKEN: bearer }
  for (const form of forms) {
    for (const command of [['apply', '-n'], ['check']]) {
      const run = await authmd(root, [...command, ...form], debug)
      expectNoLeak(run)
      expect(run.code).toBe(1)
    }
  }
  // The keys are named, by line and kind, and their lines stand in the diffs.
  const { stdout } = await authmd(root, ['check'])
  expect(stdout).toContain('.env.example:1 ')
  expect(stdout).toContain('(key-in-example)')
  expect(stdout).toContain('+++ b/.env.example')
  expectNoLeak(await authmd(root, ['apply'], debug))
  expectNoLeak(await authmd(root, ['check', '--json'], debug))
  expectNoLeak(await authmd(root, ['remove', '-n'], debug))
  expectNoLeak(await authmd(root, ['remove'], debug))
})

it('prints none of a section that holds keys and was edited, conflicts, or is kept', async () => {
  const root = repository({ 'CLAUDE.md': '# A\n', '.env.example': 'A=1\n' })
  await authmd(root)
  const withKeys = (path: string, change: (text: string) => string) =>
    put(root, { [path]: change(read(root, path)) })
  withKeys('CLAUDE.md', text =>
    text.replace('- Lasting variables', `- Use ${keys[3]} here\n- Lasting ${keys[4]} variables`),
  )
  withKeys('.env.example', text => text.replace('# ANTHROPIC_API_KEY=', `ANTHROPIC_API_KEY=${keys[5]}`))
  for (const args of [
    ['check'],
    ['check', '--json'],
    ['apply', '-n', '--add-shell', 'fish'],
    ['apply', '-n', '--on-edit', 'overwrite', '--yes'],
    ['apply', '--on-edit', 'fail'],
    ['apply', '--add-environment', 'direnv', '--json'],
    ['remove', '-n'],
    ['remove', '--json'],
  ])
    expectNoLeak(await authmd(root, args, { AUTHMD_DEBUG: '1' }))
})

it('prints none on any path that ends in an error', async () => {
  const [key = ''] = keys
  const root = repository({
    'CLAUDE.md': `# A\n\n<<<<<<< ${key}\n${key}\n=======\n${key}\n>>>>>>> b\n`,
    '.env.example': `# authmd:start auth v=1 t=1 sum=${key}\nANTHROPIC_API_KEY=${key}\n`,
    '.gitignore': `# authmd:end ${key}\n`,
  })
  const marker = repository({
    'CLAUDE.md': `# A\n\n<!-- authmd:start auth v=1 t=1 sum=${key} -->\n\n<!-- authmd:start ${key} -->\n\n<!-- authmd:end auth x:${key} -->\n`,
  })
  const open = repository({ 'CLAUDE.md': `# A\n\n~~~${key}\n\n<!-- authmd:start auth v=1 -->\n` })
  const link = repository({ 'CLAUDE.md': { link: `${key}.md` } })
  const stub = repository({ 'CLAUDE.md': `${key}.md`, [`${key}.md`]: 'x\n' })
  const parent = folder()
  mkdirSync(join(parent, key))
  put(parent, { [`${key}/CLAUDE.md`]: '# A\n', 'x/CLAUDE.md': '# B\n' })
  git(join(parent, key), 'init', '-q')
  const debug = { AUTHMD_DEBUG: '1' }
  for (const one of [root, marker, open, link, stub])
    for (const form of forms)
      for (const command of ['apply', 'check']) expectNoLeak(await authmd(one, [command, ...form], debug))
  for (const [cwd, args] of [
    [root, [key]],
    [root, ['apply', key]],
    [root, [`--${key}`]],
    [root, ['--shell', key]],
    [root, ['--guide-path', `../${key}.md`]],
    [root, ['--on-edit', key]],
    [root, ['check', '--fail-on', key]],
    [root, ['--cwd', key]],
    [parent, ['check', key, 'x']],
    [parent, ['check', key, 'x', '--json']],
  ] as const)
    expectNoLeak(await authmd(cwd, args, debug))
  chmodSync(parent, 0o755)
  chmodSync(join(parent, key), 0)
  const { stdout, stderr } = asNobody(parent, ['check', join(parent, key)])
  chmodSync(join(parent, key), 0o755)
  expectNoLeak({ stdout, stderr })
})
