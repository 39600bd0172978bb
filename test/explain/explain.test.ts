import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/explain/run.ts'
import { pagesForText } from '../../src/explanation/find-pages.ts'
import { pageIndex } from '../../src/templates/page-index.ts'
import { templateSources as sources } from '../support/templates.ts'
import { fakeWorld, type WorldOptions } from '../support/world.ts'

const index = pageIndex(sources)

const explain = async (
  text: string | undefined,
  flags: Readonly<Record<string, boolean | string | readonly string[]>> = {},
  options: WorldOptions = {},
) => {
  const world = fakeWorld(options)
  const exitCode = await run({ flags, positionals: text === undefined ? [] : [text] }, world)
  return { exitCode, ...world.printed }
}

describe('authmd explain', () => {
  it.each([...index.keys()])('explains %s: title, cause, what to do, source', async id => {
    const { exitCode, stdout } = await explain(id)
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^[A-Z`].*\n=+\n/)
    expect(stdout).toContain('\nWhat to do\n----------\n')
    expect(stdout).toMatch(/\n {2}Source:\s/)
    expect(stdout).not.toMatch(/\{\{(?!\s)|<!--/)
  })
  it('knows every text that its pages quote, and names their page among the first four', async () => {
    for (const [id, { symptoms }] of index) {
      for (const symptom of symptoms) {
        expect(pagesForText(index, `some log\n${symptom}\nrc 1`).ids.slice(0, 12), symptom).toContain(id)
      }
    }
  })
  it('gives the commands of the shell that --shell names', async () => {
    expect((await explain('not-exported', { shell: 'fish' })).stdout).toContain('exec fish')
    expect((await explain('not-exported', { shell: 'tcsh' })).stdout).toContain('exec tcsh')
  })
  it('reads standard input where nothing is named, wrapped by a terminal or not', async () => {
    const stdin = 'Failed to authenticate. API Error: 401\n  Invalid bearer token\n'
    const { stdout } = await explain(undefined, {}, { stdin })
    expect(stdout).toContain('What to do')
    expect((await explain('-', {}, { stdin })).stdout).toBe(stdout)
  })
  it('prints nothing of a credential that stands in the pasted text', async () => {
    const body = 'Zq8Kx2Lm9Rt4Vw7Pb3Nc6Hd1'
    for (const flags of [{}, { json: true }, { markdown: true }]) {
      const text = `Failed to authenticate. API Error: 401 invalid x-api-key sk-ant-${'api03'}-${body}`
      const { stdout, stderr } = await explain(text, flags)
      for (let at = 0; at + 6 <= body.length; at += 1)
        expect(stdout + stderr).not.toContain(body.slice(at, at + 6))
    }
    const secret = `sk-ant-${'oat01'}-${body}`
    const unknown = await explain(secret)
    expect(unknown.exitCode).toBe(1)
    expect(unknown.stdout + unknown.stderr).not.toContain(body.slice(0, 6))
  })
  it.each([
    [{ CI: 'true', GITHUB_ACTIONS: 'true' }, 'gh secret set NAME'],
    [{ CI: 'true', GITLAB_CI: 'true' }, 'Settings > CI/CD > Variables'],
    [{ CI: 'true', CIRCLECI: 'true' }, 'a secret of the pipeline'],
  ])('says in a pipeline what stands there for a shell: %j', async (env, words) => {
    const { stdout } = await explain('API Error: 401 invalid x-api-key', {}, { env })
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(words)
    expect((await explain('API Error: 401 invalid x-api-key')).stdout).not.toContain(
      'This runs in a pipeline',
    )
  })
  it('says so where it did not read the begin of a long text', async () => {
    const { stdout } = await explain(`${'my cat walks '.repeat(80_000)}\nAPI Error: 401 invalid x-api-key`)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('the last 1,000,000 characters were read')
    expect(stdout).toContain('The API rejects the key')
  })
  it('keeps every command whole in JSON, as the page has it', async () => {
    const { stdout } = await explain('not-exported', { json: true, shell: 'bash' })
    const { ok, explanations } = JSON.parse(stdout)
    expect(ok).toBe(true)
    expect(explanations[0]).toMatchObject({ id: 'not-exported', verified: expect.stringMatching(/^\d{4}-/) })
    expect(explanations[0].fix).not.toContain('…(')
  })
  it('names the nearest id for one that it does not know', async () => {
    await expect(explain('two-credential')).rejects.toThrow(
      'explain knows no id `two-credential`: did you mean `two-credentials`?',
    )
    await expect(explain('nothing-like-this-at-all')).rejects.toThrow('--list')
  })
  it('says so when a text holds nothing known, or when there is none', async () => {
    const { exitCode, stdout } = await explain('my cat walks')
    expect(exitCode).toBe(1)
    expect(stdout).toContain('This text is not known')
    expect(stdout).toContain('doctor --error')
    expect(stdout).not.toContain('cat walks')
    const { ok, findings } = JSON.parse((await explain('my cat walks', { json: true })).stdout)
    expect({ ok, ids: findings.map(({ ruleId }: { ruleId: string }) => ruleId) }).toEqual({
      ok: false,
      ids: ['text-unknown'],
    })
    await expect(explain(undefined, {}, { isTTY: true })).rejects.toThrow('--list')
  })
  it('lists them as one JSON document with --json', async () => {
    const { stdout } = await explain(undefined, { list: true, json: true })
    const { explanations } = JSON.parse(stdout)
    expect(explanations.map(({ id }: { id: string }) => id)).toContain('not-exported')
  })
  it('lists every id with its title', async () => {
    const { stdout } = await explain(undefined, { list: true })
    for (const id of index.keys()) expect(stdout).toContain(`${id}\n    `)
  })
})

describe('with another server in use', () => {
  const env = { ANTHROPIC_BASE_URL: 'http://127.0.0.1:8787' }

  it.each([
    ['Invalid API key · Fix external API key', 'The gateway, not Anthropic, rejects the key'],
    [
      'Failed to authenticate. API Error: 401 Invalid bearer token',
      'The gateway, not Anthropic, rejects the key',
    ],
    ['Not logged in · Please run /login', 'An address without a key or token'],
  ])('the page of that server comes first, and none leads a login there: %s', async (text, title) => {
    const { stdout } = await explain(text, {}, { env })
    expect(stdout).toContain(title)
    expect(stdout).not.toMatch(/^\s*claude (?:auth login|setup-token)\s*$/m)
  })
})
