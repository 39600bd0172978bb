import { expect, it } from 'vitest'
import { leaks } from '../secrets/fake.ts'
import { authmd, repository } from './ground.ts'

const name = 'a\u001b[31m\n::add-mask::x\r##[group]`@octocat` <img src=x>|b'
const workflow = `on: push
jobs:
  ${JSON.stringify(name)}:
    steps:
      - uses: anthropics/claude-code-action@v1
        with:
          anthropic_api_kye: x
          ${JSON.stringify(name)}: x
`
const files = {
  'CLAUDE.md': '# A\n',
  [`${name}/CLAUDE.md`]: '# B\n<!-- authmd:start auth -->\n',
  [`.github/workflows/${name}.yml`]: workflow,
  'compose.yaml': `services:\n  ${JSON.stringify(name)}:\n    environment:\n      ANTHROPIC_APIKEY: x\n`,
  '.claude/settings.json': JSON.stringify({
    [name]: 1,
    [`apiKey${name}`]: 1,
    env: { [`ANTHROPIC_API_KEY${name}`]: 'x' },
  }),
}
const forms = [[], ['--json'], ['--markdown'], ['--format', 'github'], ['--format', 'sarif']] as const

it.each([
  ...forms.map(form => ['doctor', ...form]),
  ...forms.map(form => ['check', '--recursive', ...form]),
  ['scan'],
  ['apply', '--dry-run', '--recursive'],
])(
  'names of a repository steer no terminal and no runner: %s %s %s %s',
  async (...args: readonly string[]) => {
    const env = { GITHUB_ACTIONS: 'true', CI: 'true' }
    const { out, err } = await authmd(repository(files), args, { env })
    const said = out + err
    expect(said).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/)
    const lines = said.split('\n').map(line => line.trim())
    expect(lines.filter(line => line.startsWith('##['))).toEqual([])
    const allowed = args.includes('github') ? /^::(?:error|warning|notice) / : /(?!)/
    expect(lines.filter(line => line.startsWith('::') && !allowed.test(line))).toEqual([])
  },
)

it('an address in place of a path shows no password', async () => {
  const password = ['Qx7Zt9Lm', 'P4ss', 'w0rdAb1'].join('')
  const address = ['https://u:', password, '@host.test/x'].join('')
  const { code, err } = await authmd(repository({ 'a.txt': 'x\n' }), ['scan', address])
  expect(code).toBe(2)
  expect(err).toContain("can't be read")
  expect(leaks(password, err)).toBe(false)
})
