import { describe, expect, it } from 'vitest'
import { type Expected, expectations } from '../../src/credentials/facts.ts'
import { follow } from './follow-fix.ts'
import { key, login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

const settings = '.claude/settings.json'
const inSettings = (env: Readonly<Record<string, string>>) => ({ home: { [settings]: { env } } })

/** What can be set, one each; two of them together are what a person forgot. */
const parts: Readonly<Record<string, Given>> = {
  'a key': { env: { ANTHROPIC_API_KEY: key } },
  'a token': { env: { ANTHROPIC_AUTH_TOKEN: 'made-up-value' } },
  'a token of setup-token': { env: { CLAUDE_CODE_OAUTH_TOKEN: `sk-ant-oat01-${'Qz7'.repeat(31)}AA` } },
  'a login': { home: login },
  'a saved key': { home: { '.claude.json': { primaryApiKey: key } } },
  'a helper': { home: { [settings]: { apiKeyHelper: '$(true) x' } } },
  'a key in settings': inSettings({ ANTHROPIC_API_KEY: key }),
  'a token in settings': inSettings({ ANTHROPIC_AUTH_TOKEN: 'made-up-value' }),
  'a gateway': { env: { ANTHROPIC_BASE_URL: 'https://llm.example.com' } },
  'a gateway in settings': inSettings({ ANTHROPIC_BASE_URL: 'https://llm.example.com' }),
  Bedrock: { env: { CLAUDE_CODE_USE_BEDROCK: '1' } },
  'Bedrock in settings': inSettings({ CLAUDE_CODE_USE_BEDROCK: '1' }),
  Foundry: { env: { CLAUDE_CODE_USE_FOUNDRY: '1' } },
  Vertex: { env: { CLAUDE_CODE_USE_VERTEX: '1' } },
  Mantle: { env: { CLAUDE_CODE_USE_MANTLE: '1' } },
  'bare mode': { env: { CLAUDE_CODE_SIMPLE: '1' } },
  'bare mode in settings': inSettings({ CLAUDE_CODE_SIMPLE: '1' }),
  'a header': { env: { ANTHROPIC_CUSTOM_HEADERS: `x-api-key: ${key}` } },
  'the switch of a gateway': { env: { CLAUDE_CODE_USE_GATEWAY: '1' } },
}

type Files = Record<string, Record<string, unknown>>

function together(all: readonly string[]): Pick<Given, 'env' | 'home'> {
  const home: Files = {}
  for (const name of all) {
    for (const [file, value] of Object.entries((parts[name]?.home ?? {}) as Files)) {
      const before = home[file] ?? {}
      const env = { ...(before['env'] as object | undefined), ...(value['env'] as object | undefined) }
      home[file] = { ...before, ...value, ...(Object.keys(env).length > 0 ? { env } : {}) }
    }
  }
  return { env: Object.assign({}, ...all.map(name => parts[name]?.env ?? {})), home }
}

async function ask(kind: Expected, given: Pick<Given, 'env' | 'home'>) {
  const { exitCode, stdout } = await runDoctor({
    ...given,
    flags: { json: true, expect: kind, shell: 'bash' },
  })
  return { exitCode, fix: (JSON.parse(stdout) as { answer: { fix: string[] } }).answer.fix }
}

const names = Object.keys(parts)
const sets = [
  [],
  ...names.map(name => [name]),
  ...names.flatMap((one, at) => names.slice(at + 1).map(other => [one, other])),
]

describe('whoever follows the fix word by word has what was expected', () => {
  it.each(expectations)('%s, with each two things that can be set', async kind => {
    const failed: string[] = []
    for (const set of sets) {
      const given = together(set)
      const first = await ask(kind, given)
      if (first.exitCode === 0) continue
      const then = await ask(kind, follow(first.fix, given))
      if (then.exitCode !== 0) failed.push(set.join(' + '))
    }
    expect(failed).toEqual([])
  })
})
