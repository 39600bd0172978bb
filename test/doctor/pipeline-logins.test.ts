import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Expected } from '../../src/credentials/facts.ts'
import { partsOf, pick } from '../../src/diagnosis/parts-of.ts'
import { key } from './plan-login.ts'
import { runDoctor } from './run-doctor.ts'

/** What asks a person, in a browser. */
const asksPerson = /aws sso login|gcloud auth application-default login|\baz login\b/
const folder = 'templates/doctor'

/** A job of a pipeline; a container or a service. */
const places = ['ci', 'unattended']

describe('a job of a pipeline, in which nobody can log in', () => {
  it.each(readdirSync(folder))(
    '%s tells it, a container and a service of no login with the tools of a cloud',
    name => {
      const parts = partsOf(readFileSync(join(folder, name), 'utf8'))
      for (const { tags, lines } of parts.filter(part => part.name === 'fix')) {
        if (!asksPerson.test(lines.join('\n')) || tags.includes('person')) continue
        for (const place of places) {
          const told = pick(parts, 'fix', tag => tag === place || tags.includes(tag)) ?? []
          expect(told.join('\n'), `${place} ${tags.join(' ')}`).not.toMatch(asksPerson)
        }
      }
    },
  )

  const runner = { CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'o/r' }
  const other = { CI: 'true', GITLAB_CI: 'true' }
  async function told(expected: Expected | undefined, env: Readonly<Record<string, string>>) {
    const flags = { json: true, ...(expected === undefined ? {} : { expect: expected }) }
    const { answer } = JSON.parse((await runDoctor({ env, flags })).stdout)
    return { fix: (answer.fix as string[]).join('\n'), check: answer.check as string }
  }

  const wanted: readonly (readonly [Expected, string, RegExp])[] = [
    ['bedrock', "CLAUDE_CODE_USE_BEDROCK: '1'", /id-token: write.*aws-actions\/configure-aws-credentials/],
    ['vertex', "CLAUDE_CODE_USE_VERTEX: '1'", /id-token: write.*google-github-actions\/auth/],
    ['foundry', "CLAUDE_CODE_USE_FOUNDRY: '1'", /id-token: write.*azure\/login/],
    ['gateway', 'ANTHROPIC_BASE_URL: https://', /^ {4}ANTHROPIC_AUTH_TOKEN: \$\{\{ secrets\./m],
  ]
  it.each(wanted)(
    'is told the env: block of %s, where it was expected on GitHub',
    async (kind, line, way) => {
      for (const env of [runner, { ...runner, ANTHROPIC_API_KEY: key }]) {
        const { fix } = await told(kind, env)
        expect(fix).toMatch(/^ {2}env:\n {4}/m)
        expect(fix).toContain(`\n    ${line}`)
        expect(fix).toMatch(way)
        expect(fix).not.toMatch(/^ *[A-Z_]+=/m)
      }
    },
  )

  it.each(wanted)('is told no command of a laptop for %s elsewhere', async kind => {
    expect((await told(kind, other)).fix).not.toMatch(asksPerson)
  })

  it.each([
    ['CLAUDE_CODE_USE_BEDROCK', /id-token: write.*aws-actions\/configure-aws-credentials/],
    ['CLAUDE_CODE_USE_VERTEX', /id-token: write.*google-github-actions\/auth/],
  ])(
    'with %s and no login of it, is told which step gives one, and to run the job again',
    async (name, way) => {
      const env = { ...runner, [name]: '1', AWS_REGION: 'us-east-1', ANTHROPIC_VERTEX_PROJECT_ID: 'project' }
      const { fix, check } = await told(undefined, env)
      expect(fix).toMatch(way)
      expect(fix).not.toMatch(/check below|authmd/)
      expect(check).toMatch(/^Run the job again/)
    },
  )

  const credits = 'Credit balance is too low'
  const given = { ...runner, ANTHROPIC_API_KEY: key }
  const step = (lines: string) => ({
    '.github/workflows/c.yml': `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${lines}`,
  })
  const action =
    '      - uses: anthropics/claude-code-action@v1\n        with:\n          anthropic_api_key: ${{ secrets.ANTHROPIC_API_KEY }}\n'
  const command =
    '      - run: claude -p hi\n        env:\n          ANTHROPIC_API_KEY: ${{ secrets.ANTHROPIC_API_KEY }}\n'
  it.each<readonly [string, Parameters<typeof runDoctor>[0], RegExp]>([
    [
      'a variable of GitLab',
      { env: { ...other, ANTHROPIC_API_KEY: key } },
      /^Delete the variable ANTHROPIC_API_KEY /m,
    ],
    ['a workflow that is not here', { env: given }, /^Remove ANTHROPIC_API_KEY from the workflow /m],
    ['a step', { env: given, proj: step(command) }, /^Remove ANTHROPIC_API_KEY from `env:` in \S+c\.yml:8,/m],
    [
      'an input of the action',
      { env: given, proj: step(action) },
      /^Remove anthropic_api_key from `with:` in \S+c\.yml:8,/m,
    ],
    [
      'settings of the repository',
      { env: runner, proj: { '.claude/settings.json': { env: { ANTHROPIC_API_KEY: key } } } },
      /^Delete ANTHROPIC_API_KEY from "env" in \.claude\/settings\.json:3\.$/m,
    ],
  ])('that is to use a plan has its key taken away where it stands: %s', async (_, set, away) => {
    const { stdout } = await runDoctor({ ...set, flags: { json: true, error: '-' }, stdin: credits })
    const fix = (JSON.parse(stdout).answer.fix as string[]).join('\n')
    expect(fix).toMatch(away)
    expect(fix.indexOf('setup-token')).toBeGreaterThan(fix.search(away))
    expect(fix).not.toContain('`unset`')
  })
})
