import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeOrAdopt } from '../../../../src/managed/markdown/adopt/merge-or-adopt.ts'
import type { Ways } from '../../../../src/managed/merge/ways.ts'
import type { OnEdit } from '../../../../src/names.ts'
import { renderSection } from '../../../../src/templates/render-section.ts'
import type { Profile } from '../../../../src/types.ts'
import { hostileDocument } from '../../../support/documents.ts'
import { opened } from '../../../support/opened.ts'
import { runs } from '../../../support/runs.ts'
import { templateSources as sources } from '../../../support/templates.ts'

const zsh: Profile = { os: [], shells: ['zsh'], environments: [], provider: 'anthropic' }
const fish: Profile = { ...zsh, shells: ['fish'], environments: ['github-actions'] }

function merge(before: string, profile: Profile | undefined, ways: Ways = {}, onEdit: OnEdit = 'merge') {
  const blocks = profile === undefined ? undefined : renderSection({ sources, target: 'claude-md', profile })
  const record = { shell: profile?.shells.join() ?? '' }
  const document = { path: 'CLAUDE.md', before: opened(before), id: 'auth', template: 1, record, onEdit }
  return mergeOrAdopt({ ...document, blocks, ways, sources })
}
const rulesOf = ({ findings }: { readonly findings: readonly { readonly ruleId: string }[] }) =>
  findings.map(({ ruleId }) => ruleId)

const section = [
  '## Claude Code login',
  'Log in with `/login`, and leave `ANTHROPIC_API_KEY` unset: it is used before the plan.',
  '### Troubleshooting',
  '- If the 401 stays after that: it is in `~/.zshrc`.\n- Test it with the model claude-sonnet-4-20250514.',
  '### Keys',
  '- Never commit a key.',
].join('\n\n')
const document = `# Project\n\nWords.\n\n${section}\n\n## Other\n\n- \`npm test\`\n`

describe('a hand-written section about Claude Code', () => {
  it('stays byte for byte between our markers, and gets the points that it lacks where they belong', () => {
    const { after = '', state } = merge(document, zsh)
    expect(state).toBe('missing')
    for (const block of section.split('\n\n')) expect(after).toContain(block)
    const at = (text: string) => after.indexOf(text)
    expect(at('authmd:start')).toBeLessThan(at('## Claude Code login'))
    expect(at('`/status` shows')).toBeGreaterThan(at('claude-sonnet-4-20250514'))
    expect(at('`/status` shows')).toBeLessThan(at('### Keys'))
    expect(at('Use separate keys for development')).toBeGreaterThan(at('- Never commit a key.'))
    expect(at('authmd:end')).toBeLessThan(at('## Other'))
  })
  it('is told nothing twice: points whose subject it names are withheld, in whatever words', () => {
    const { after = '' } = merge(document, zsh)
    expect(after).not.toContain('For good:')
    expect(after).not.toContain('Claude plan:')
    expect(after).not.toContain('Never commit a key, not even')
    // The section has no part on setup, so ours comes with its heading, for the check of a key.
    expect(after.match(/^#+ .*/gm)).toEqual([
      '# Project',
      '## Claude Code login',
      '### Troubleshooting',
      '### Keys',
      '### Authentication setup',
      '## Other',
    ])
  })
  it('gives the original bytes back, also after a change of profile', () => {
    const adopted = merge(document, zsh).after ?? ''
    expect(merge(adopted, undefined).after).toBe(document)
    const changed = merge(adopted, fish).after ?? ''
    expect(changed).toContain('GitHub Actions')
    expect(merge(changed, undefined).after).toBe(document)
    expect(merge(merge(changed, zsh).after ?? '', undefined).after).toBe(document)
  })
  it('is adopted once', () => {
    const adopted = merge(document, zsh).after ?? ''
    const again = merge(adopted, zsh)
    expect(again).toMatchObject({ after: adopted, state: 'edited' })
    expect(rulesOf(again)).toEqual(['misleading-advice'])
  })
  it.each([
    ['without blank lines', (text: string) => text.replaceAll('\n\n', '\n')],
    ['with two blank lines', (text: string) => text.replaceAll('\n\n', '\n\n\n')],
    ['with loose lists', (text: string) => text.replace('zshrc`.\n- ', 'zshrc`.\n\n- ')],
    ['with indented bullets', (text: string) => text.replaceAll('\n- ', '\n  - ')],
    ['with spaces at the ends of lines', (text: string) => text.replaceAll('\n', '  \n')],
  ])('may be written %s: it is adopted, and its bytes come back', (_, write) => {
    const text = `# Project\n\n${write(`${section}\n`)}\n## Other\n`
    const adopted = merge(text, zsh)
    expect(rulesOf(adopted)).toContain('section-adopted')
    expect(merge(adopted.after ?? '', undefined).after).toBe(text)
    expect(merge(merge(adopted.after ?? '', fish).after ?? '', undefined).after).toBe(text)
  })
  it('may have an underlined heading', () => {
    const text = document.replace('## Claude Code login', 'Claude Code login\n-----------------')
    const adopted = merge(text, zsh)
    expect(rulesOf(adopted)).toContain('section-adopted')
    expect(merge(adopted.after ?? '', undefined).after).toBe(text)
  })
  it('is left alone with --no-adopt, and ours is appended', () => {
    const { after = '' } = merge(document, zsh, { noAdopt: true })
    expect(after.startsWith(document)).toBe(true)
    expect(after.slice(document.length)).toContain('## Claude Code authentication')
    expect(merge(after, zsh).after).toBe(after)
  })
  it('keeps a misleading sentence and names it with its line, the right fact and the source', () => {
    const { findings } = merge(document, zsh)
    expect(findings).toMatchObject([
      { ruleId: 'section-adopted', severity: 'info', line: 5 },
      {
        ruleId: 'misleading-advice',
        severity: 'warning',
        line: 15,
        actual: 'claude-sonnet-4-20250514',
        expected: expect.stringContaining('GET /v1/models'),
        url: expect.stringContaining('model-deprecations'),
      },
    ])
  })
  it('loses a misleading sentence only to overwrite with a yes, at once or later, and ours stands in its place', () => {
    const adopted = merge(document, zsh).after ?? ''
    for (const before of [document, adopted]) {
      const { after = '', findings } = merge(before, zsh, { replace: true }, 'overwrite')
      expect(after).not.toContain('claude-sonnet-4-20250514')
      expect(after).toContain('`/status` shows')
      expect(after).toContain('it is in `~/.zshrc`.')
      expect(after.match(/^#+ /gm)).toHaveLength(6)
      expect(findings.map(({ ruleId }) => ruleId)).not.toContain('misleading-advice')
      expect(merge(before, zsh, {}, 'overwrite').after).toContain('claude-sonnet-4-20250514')
    }
  })
  it('is found and given back in documents of every kind', () => {
    let adoptions = 0
    fc.assert(
      fc.property(hostileDocument, hostileDocument, (above, below) => {
        const eol = /\r\n|\r|\n/.exec(above)?.[0] ?? '\n'
        const text = `${above}${eol}${eol}${section.replaceAll('\n', () => eol)}${eol}${eol}## Next${eol}${below}`
        const { after = '', refusals, findings } = merge(text, zsh)
        fc.pre(refusals.length === 0)
        if (findings.some(({ ruleId }) => ruleId === 'section-adopted')) adoptions++
        const undone = merge(after, undefined)
        expect(undone.after).toBe(text)
        expect(merge(after, zsh).after).toBe(after)
      }),
      runs(100, 5_000),
    )
    expect(adoptions).toBeGreaterThan(30)
  })
})

describe('what is not ours', () => {
  it.each([
    ['an application', '## Authentication\n\nBuilt with Claude Code. The app reads `ANTHROPIC_API_KEY`.'],
    [
      'a call of the API',
      '## API keys\n\nClaude Code wrote it. `new Anthropic({ apiKey: process.env.ANTHROPIC_API_KEY })`',
    ],
    ['other keys', '## API keys\n\nFor Claude Code and the tests: `ANTHROPIC_API_KEY`, `STRIPE_API_KEY`.'],
    ['another subject', '## Tests\n\nClaude Code runs them for you with `ANTHROPIC_API_KEY` unset.'],
    [
      'a code block',
      '## Authentication\n\n```md\nClaude Code reads ANTHROPIC_API_KEY, it is in the shell.\n```',
    ],
    [
      'a heading in a code block',
      '```md\n## Claude Code login\n\nLeave `ANTHROPIC_API_KEY` unset, it is in the way.\n```',
    ],
    [
      'a heading in a quote',
      '> ## Claude Code login\n>\n> Leave `ANTHROPIC_API_KEY` unset, it is in the way.',
    ],
  ])('%s is left alone', (_, text) => {
    const result = merge(`# Project\n\n${text}\n`, zsh)
    expect(rulesOf(result)).not.toContain('section-adopted')
    expect(result.after?.startsWith(`# Project\n\n${text}\n`)).toBe(true)
  })
})

describe('a heading decides what the same names are there for', () => {
  const tokens = '`CLAUDE_CODE_OAUTH_TOKEN` comes from `claude setup-token`, then `/login` is not needed.'
  const login = 'Run `/login`; on a 401 `unset ANTHROPIC_API_KEY`.'
  const adopts = (text: string) =>
    rulesOf(merge(`# Project\n\n${text}\n\n## Build\n\nmake\n`, zsh)).includes('section-adopted')

  it.each([
    ['## Inputs', tokens],
    ['## Options', '- `--token`: from `claude setup-token`\n- `--helper`: the `apiKeyHelper` of Claude Code'],
    ['## Login options', '- `--token`: from `claude setup-token`\n- `--helper`: as `apiKeyHelper`'],
    ['## What the stub prints', '- `Not logged in · Please run /login`\n- the line of `claude auth status`'],
    ['## Parsing of messages', '`Please run /login` and `claude auth status` are told apart.'],
    ['## Parsing of login messages', '`Please run /login` and `claude auth status` are told apart.'],
    ['## Environment', tokens],
    ['## Lesson 3: Claude Code authentication', login],
    ['## Exercise: Claude Code login', login],
    ['## Modul 4: Anmeldung in Claude Code', login],
    ['## Kurs: Anmeldung in Claude Code', login],
    ['## Leçon 2 : connexion à Claude Code', login],
    ['## Curso: inicio de sesión en Claude Code', login],
    ['## Claude Code login tickets', login],
    ['## Macro for Claude Code login', login],
    ['## Claude Code login, explained in 5 minutes', login],
    ['## Claude Code login', `${login}\n\nSpeaker: Ana. Abstract: how a sign-in works.`],
    ['## Talk: Claude Code authentication', login],
    ['## TODO: Claude Code auth', login],
    ['## Claude Code login outputs', login],
    ['## Claude Code login stub', login],
  ])('%s is not adopted', (heading, body) => {
    expect(adopts(`${heading}\n\n${body}`)).toBe(false)
  })

  it.each([
    ['## Sign-in', tokens],
    ['## Headless machines', tokens],
    ['## Auf dem Server', tokens],
    ['**Tokens**', tokens],
    ['## Getting Claude Code to talk to Anthropic', login],
    ['## Claude Code login options', login],
    ['## Todo sobre el inicio de sesión en Claude Code', login],
    ['## Claude Code login', `${login}\n\nOf course a ticket helps where nothing else does.`],
    ['## Claude Code login', `${login}\n\n### Open a ticket\n\nWhere \`/login\` fails for a day.`],
    ['## Connexion à Claude Code en cours de projet', login],
  ])('%s is adopted', (heading, body) => {
    expect(adopts(`${heading}\n\n${body}`)).toBe(true)
  })
})
