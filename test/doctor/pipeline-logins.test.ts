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

describe('a job of a pipeline, in which nobody can log in', () => {
  it.each(readdirSync(folder))('%s tells it of no login with the tools of a cloud', name => {
    const parts = partsOf(readFileSync(join(folder, name), 'utf8'))
    for (const { tags, lines } of parts.filter(part => part.name === 'fix')) {
      if (!asksPerson.test(lines.join('\n')) || tags.includes('person')) continue
      const told = pick(parts, 'fix', tag => tag === 'ci' || tags.includes(tag)) ?? []
      expect(told.join('\n'), tags.join(' ')).not.toMatch(asksPerson)
    }
  })

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
})
