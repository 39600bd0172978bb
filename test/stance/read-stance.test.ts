import { describe, expect, it } from 'vitest'
import { openDocument } from '../../src/managed/markdown/open-document.ts'
import { shells } from '../../src/shells/index.ts'
import { readStance as stanceIn } from '../../src/stance/read-stance.ts'
import { renderSection } from '../../src/templates/render-section.ts'
import { growth, linear, repeated } from '../support/growth.ts'
import { templateSources } from '../support/templates.ts'

const readStance = (text: string) => stanceIn(openDocument(text))
const stanceOf = (...lines: string[]) =>
  readStance(['# Shop', '', '## Claude Code: login', '', ...lines].join('\n'))

it('judges so many clauses, and no more of them', () => {
  const rules = (count: number) =>
    Array.from({ length: count }, () => 'Never use an API key with Claude Code.')
  const judged = (lines: readonly string[]) => readStance(lines.join('\n\n')).evidence.length
  expect(judged(rules(4999))).toBe(4999)
  expect(judged(rules(5500))).toBe(5000)
})

it('and so many of one paragraph', () => {
  const rule = 'Never use an API key with Claude Code.'
  const kept = (others: number) => readStance(`${'It is fine.\n'.repeat(others)}${rule}`).keys
  expect([kept(4999), kept(5000)]).toEqual(['forbidden', 'allowed'])
})

describe('readStance', () => {
  it.each([
    ['English', 'Plan only: never create an API key here.'],
    ['English, by name', 'Nobody sets `ANTHROPIC_API_KEY`.'],
    ['English, no verb of ban', '`ANTHROPIC_API_KEY` must stay unset, it would win over the plan.'],
    ['German', 'Niemals einen API-Schlüssel anlegen.'],
    ['German, by name', '`ANTHROPIC_API_KEY` wird nicht gesetzt.'],
    ['French', 'Ne jamais créer de clé API.'],
    ['Spanish', 'Nunca crees una clave de API.'],
    ['Portuguese', 'Nunca crie uma chave de API.'],
    ['Italian', 'Mai creare una chiave API.'],
    ['Dutch', 'Maak nooit een API-sleutel.'],
    ['Polish', 'Nigdy nie twórz klucza API.'],
    ['Russian', 'Никогда не создавайте ключ API.'],
    ['Chinese', '禁止创建 API 密钥。'],
    ['Japanese', 'API キーは作成しないでください。'],
    ['Korean', 'API 키를 만들지 마세요.'],
  ])('sees a ban on API keys in %s', (_, line) => {
    expect(stanceOf('Ours is a team plan.', '', line)).toMatchObject({ keys: 'forbidden', places: [] })
    expect(stanceOf('Ours is a team plan.', '', line).evidence.map(one => one.line)).toEqual([7])
  })

  it.each([
    'API keys of one person are against our policy.',
    'Console keys are off limits.',
    'API-Schlüssel sind untersagt.',
    "Les clés d'API sont interdites.",
    'Las claves de API están prohibidas.',
    'Ключи API запрещены.',
    'API 密钥一律禁止。',
  ])('sees a ban that names nothing to be done: %j', line => {
    expect(stanceOf(line).keys).toBe('forbidden')
  })

  it.each(['No API keys.', "Aucune clé d'API : `/login`.", '- **Keine API-Schlüssel**'])(
    'names a line that may be a ban or the name of a case, and decides nothing by it: %j',
    line => {
      const { keys, evidence } = stanceOf(line)
      expect([keys, evidence]).toEqual(['allowed', [{ about: 'keys', line: 5, certain: false }]])
    },
  )

  it.each([
    'No API key? Use `/login`.',
    'API keys in logs are forbidden.',
    'API keys in Slack are forbidden.',
    'Reading API keys is forbidden.',
    'It is forbidden to send API keys to a third party.',
    'Le stockage de clés API est interdit.',
    'Forbidden answers (403) come with a wrong API key.',
    'Calls without an API key are forbidden.',
    'No API keys in the repository.',
    'Never commit an API key.',
    'Never print `ANTHROPIC_API_KEY`, and do not log it.',
    'The team plan only covers seats, so automation pays by use.',
    'No API key is needed with a plan.',
    'If you have a plan, do not set `ANTHROPIC_API_KEY`.',
    'Put `ANTHROPIC_API_KEY` into your shell profile.',
    'Den API-Schlüssel nie einchecken.',
    'Ein API-Schlüssel ist nicht nötig.',
    'N’affichez jamais la clé API.',
    '不要提交 API 密钥。',
    'API キーをコミットしないでください。',
  ])('sees none in %j', line => {
    expect(stanceOf(line).evidence).toEqual([])
  })

  it.each([
    'Do not set `ANTHROPIC_API_KEY` in `.claude/settings.json`; export it from your shell.',
    'Do not put `ANTHROPIC_API_KEY` into the Dockerfile.',
    'Do not set `ANTHROPIC_API_KEY` in `.envrc`; use the keychain.',
    'Never add `ANTHROPIC_API_KEY` to the compose file.',
    'In the Dockerfile, never set `ANTHROPIC_API_KEY`.',
    'Leave `ANTHROPIC_API_KEY` empty in `settings.json`.',
    "Never set `ANTHROPIC_API_KEY` in Claude Code's `settings.json`.",
    'Den API-Schlüssel nie im Dockerfile setzen.',
    'API-Schlüssel nicht in `.envrc` setzen.',
  ])('sees no ban on keys in a line about a file that shall hold none: %j', line => {
    const { keys, evidence } = stanceOf(line)
    expect([keys, evidence.filter(({ about }) => about !== 'settings')]).toEqual(['allowed', []])
  })

  it.each([
    "Don't use the production API key on a laptop; create one of your own.",
    'Never set both `ANTHROPIC_API_KEY` and `ANTHROPIC_AUTH_TOKEN`.',
    'Never set `ANTHROPIC_API_KEY` and `ANTHROPIC_AUTH_TOKEN` at the same time.',
    'Do not use the production API key.',
    "Never use someone else's API key.",
    'Do not use a personal API key.',
    'Never use API keys of others.',
    'Do not create an API key without asking.',
    'Do not set `ANTHROPIC_API_KEY` on a laptop.',
    'On CI, never set `ANTHROPIC_API_KEY`.',
    'Do not set `ANTHROPIC_API_KEY` by hand; keep it in the keychain.',
    'Nie den produktiven API-Schlüssel verwenden.',
    'Setze `ANTHROPIC_API_KEY` und `ANTHROPIC_AUTH_TOKEN` nie gleichzeitig.',
    'No uses la clave de API de producción.',
  ])('names a ban on some keys, and decides nothing by it: %j', line => {
    const { keys, evidence } = stanceOf(line)
    expect([keys, evidence]).toEqual(['allowed', [{ about: 'keys', line: 5, certain: false, ofSome: true }]])
  })

  it.each([
    'Do not create API keys; use `/login`.',
    'Never create an API key; use the team plan, it pays for all.',
    'Do not use an API key to sign in.',
    '`ANTHROPIC_API_KEY` must never be set in this project.',
    'In this repository, never set `ANTHROPIC_API_KEY`.',
    'Never create an API key in the Console.',
    'Do not set `ANTHROPIC_API_KEY` in any environment.',
    'Never create an API key or use one.',
    'Neither `ANTHROPIC_API_KEY` nor `ANTHROPIC_AUTH_TOKEN` may be set.',
    'In diesem Projekt nie einen API-Schlüssel anlegen.',
    'Auf keinen Fall einen API-Schlüssel anlegen.',
    'En este proyecto nunca crees una clave de API.',
    '在此项目中禁止创建 API 密钥。',
  ])('sees a ban on all keys with a whole place, or another way in: %j', line => {
    expect(stanceOf(line).keys).toBe('forbidden')
  })

  it.each([
    'API keys are not an option here.',
    'We do not hand out Console keys.',
    'API keys are out of bounds.',
    'Stay away from API keys.',
    'Avoid API keys altogether.',
    'Claude Code may not be run with an API key.',
    'Refrain from creating API keys.',
  ])('sees a ban in other words: %j', line => {
    expect(stanceOf(line).keys).toBe('forbidden')
  })

  it.each([
    'To avoid API keys, sign in with `/login`.',
    'Avoid API key errors: `unset` it.',
    'Avoid API keys in Slack.',
    'Avoid long-lived API keys.',
    'You cannot avoid API keys.',
    'We hand out Console keys.',
    'Claude Code may be run with an API key.',
  ])('sees no ban on all keys in %j', line => {
    expect(stanceOf(line).keys).toBe('allowed')
  })

  it.each([
    [
      'gateway',
      'Everybody goes through the company gateway (`ANTHROPIC_BASE_URL`); direct access is blocked.',
    ],
    ['gateway', 'Claude Code must use the LLM gateway.'],
    ['bedrock', 'Claude Code must use Bedrock.'],
    ['vertex', '`CLAUDE_CODE_USE_VERTEX=1` is mandatory for everybody.'],
    ['gateway', 'Our gateway is always between: `ANTHROPIC_BASE_URL=https://llm.example.com`.'],
  ] as const)('sees that %s is mandatory: %j', (provider, line) => {
    expect(stanceOf(line)).toMatchObject({ provider })
  })

  it.each([
    'Claude Code must not use Bedrock.',
    'Claude Code must use Bedrock or Vertex.',
    'Claude Code must use the gateway token.',
    'With Vertex, `CLAUDE_CODE_USE_VERTEX=1` is mandatory for Vertex users.',
    'If you are in the EU, Claude Code must use Bedrock.',
    'The shop must use Bedrock.',
  ])('sees no only provider in %j', line => {
    expect(stanceOf(line).provider).toBeUndefined()
  })

  it('sees a ban that is wrapped and stands in a tag, and the one on env files', () => {
    const stance = stanceOf(
      '<rule>',
      'No job may set',
      'ANTHROPIC_API_KEY, and .env',
      'must not hold it.',
      '</rule>',
    )
    expect(stance).toMatchObject({ keys: 'forbidden', places: ['dotenv'] })
    expect(stance.evidence.map(({ about, line }) => [about, line])).toEqual([
      ['keys', 6],
      ['dotenv', 7],
    ])
  })

  it.each([
    ['bedrock', 'Claude Code runs only through Amazon Bedrock.'],
    ['vertex', 'Claude Code nur über Vertex AI.'],
    ['gateway', 'Claude Code uniquement via la passerelle LiteLLM.'],
  ] as const)('sees that %s is the only provider', (provider, line) => {
    expect(stanceOf(line)).toMatchObject({ provider })
  })

  it('decides nothing by a ban that may be about another program', () => {
    const stance = readStance('# Shop for Claude Code\n\nThe tests must not use `ANTHROPIC_API_KEY`.\n')
    expect(stance.keys).toBe('allowed')
    expect(stance.evidence).toEqual([{ about: 'keys', line: 3, certain: false }])
  })

  it('reads no code, no comment and no other subject', () => {
    const code = '```sh\n# never set ANTHROPIC_API_KEY for Claude Code\n```'
    expect(stanceOf(code, '', '<!-- Never set ANTHROPIC_API_KEY. -->').evidence).toEqual([])
    expect(
      readStance('# Claude\n\n## Keys of the shop\n\nNever create API keys for guests.\n').evidence,
    ).toEqual([])
  })
})

describe('our own section, edited by a person, so that it is read as theirs', () => {
  const providers = ['anthropic', 'bedrock', 'vertex', 'foundry', 'gateway'] as const
  const environments = [[], ['github-actions', 'devcontainer'], ['proxy', 'ssh', 'direnv']]
  const open = { keys: 'allowed', places: [], evidence: [] } as const

  it.each(providers.flatMap(provider => environments.map(list => [provider, list] as const)))(
    'says nothing that would change the next one: %s, %j',
    (provider, list) => {
      const places = ['startup', 'keychain'] as const
      for (const stance of [open, { ...open, keys: 'forbidden' as const }, { ...open, places }]) {
        const profile = { os: [], shells: shells.map(({ id }) => id), environments: list, provider }
        const blocks = renderSection({ sources: templateSources, target: 'claude-md', profile, stance })
        const seen = readStance(`# Shop\n\n${blocks.map(({ markdown }) => markdown).join('\n\n')}\n`)
        expect(seen).toEqual(open)
      }
    },
  )
})

describe('time grows with the text', () => {
  const ban = 'Do not use an API key here. '
  it.each([
    ['clauses of one paragraph', repeated(ban)],
    ['clauses that name the tool', repeated('Do not use an API key with Claude Code. ')],
    ['lines of one paragraph', repeated('Do not use an API key with Claude Code.\n')],
    ['paragraphs', repeated(`${ban}\n\n`)],
    [
      'paragraphs below a long title',
      (size: number) => `# A\n\n## ${'a '.repeat(size / 4)}\n\n${repeated(`${ban}\n\n`)(size / 2)}`,
    ],
    ['items', repeated(`- ${ban}\n`)],
    ['headings', repeated(`## ${ban}\n\n`)],
  ])('of many %s', (_, build) => {
    expect(growth(size => `${build(size)}\n\nclaude\n`, readStance, 16_384)).toBeLessThan(linear)
  })
})
