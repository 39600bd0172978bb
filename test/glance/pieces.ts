import { lineTemplates } from 'virtual:line-templates'
import { templates } from 'virtual:templates'
import fc from 'fast-check'
import type { LineTemplates } from '../../src/core/glance/line-templates.ts'
import { createPlan } from '../../src/core/plan.ts'
import { planWith, type RepositoryPlan } from '../../src/core/plan-with.ts'
import type { KnownEntry } from '../../src/managed/lines/line-format.ts'
import { endLines, startLines } from '../../src/managed/lines/marker-lines.ts'
import { usualTraits } from '../../src/managed/markers/marker.ts'
import { withSum } from '../../src/managed/markers/sum.ts'
import type { Choices } from '../../src/options/options.ts'
import { neutralFacts } from '../../src/portable/neutral-facts.ts'
import { ignoreOracle } from '../../src/targets/gitignore/ignore-without-git.ts'
import type { OpenRepository } from '../../src/targets/open-file.ts'
import { templateVersion } from '../../src/templates/version.ts'
import { markdownLines } from '../support/markdown-lines.ts'
import { virtualRepository } from '../support/virtual-repository.ts'

/** What the planner says of a repository, with the engine only where it can't tell without. */
export function planned(repository: OpenRepository, choices: Choices = {}): RepositoryPlan {
  const input = {
    repository,
    facts: () => neutralFacts([...repository.files.keys()]),
    choices,
    sources: templates,
    onEdit: 'merge',
    want: 'present',
    oracle: ignoreOracle,
  } as const
  return planWith(undefined, input) ?? createPlan(input)
}

const choices: readonly Choices[] = [
  {},
  { shells: ['bash'], os: ['linux'] },
  { shells: ['zsh', 'fish'] },
  { shells: ['any'], os: ['any'] },
  { provider: 'bedrock' },
  { environments: ['vscode', 'github-actions'], shells: ['powershell'], os: ['windows'] },
]

/** Sections and blocks for example files as we write them, and some that need a closer look. */
export const written = choices.map(choice => {
  const plan = planned(
    virtualRepository({ 'CLAUDE.md': '# A\n', '.env.example': 'A=1\n', '.gitignore': 'a\n' }),
    choice,
  )
  const after = (path: string) => plan.edits.find(edit => edit.path === path)?.after ?? ''
  return { section: after('CLAUDE.md').slice(5).trimEnd(), example: after('.env.example').slice(5).trimEnd() }
})

const { ignore: patterns }: LineTemplates = lineTemplates

/** Our block of an ignore file for every choice of patterns. */
export const ignoreBlocks: readonly string[] = Array.from({ length: 2 ** patterns.length }, (_, bits) =>
  ignoreBlock(patterns.filter((_, at) => (bits >> at) % 2 === 1).map(({ entry }) => entry)),
).slice(1)

function ignoreBlock(entries: readonly KnownEntry[]): string {
  const start = {
    ...usualTraits,
    id: 'auth',
    version: 1,
    template: templateVersion,
    sum: '000000',
    record: {},
  }
  return withSum(
    [
      ...startLines(start),
      ...entries.flatMap(({ lines }) => lines),
      ...endLines({ id: 'auth', entries }),
    ].join('\n'),
  )
}

const agentLines = [
  ...markdownLines,
  '',
  '',
  'Use `make`.',
  '### Claude Code',
  '# Claude Code',
  '# Claude Code login',
  '   deeper',
  '> ```',
  '- ```',
  '```',
  '```js`x',
  '  ```',
  '  ```',
  '   ~~~',
  '    ```',
  '\t```',
  ' ```',
  '```  ',
  '  inside',
  '<!-- note -->',
  '<!-->',
  '<!--->',
  '<!-- a --> b',
  ' <!-- note -->',
  '- <div>',
  '> <!--',
  "[a]: /url 'title",
  '\uFEFF',
  'This file gives guidance to Claude Code (claude.ai/code).',
  'Use Claude Code with the team plan only.',
  'Team plan only.',
  'Never set ANTHROPIC_API_KEY.',
  'API keys are forbidden.',
  'Never use an API key for Claude Code.',
  'Claude',
  'Code',
  'Claude Code talks to Bedrock only.',
  'No API keys.',
  'Keep no key in .env, Claude Code',
  'The gateway is the only way in.',
  'Nur über den Team-Plan anmelden.',
  'Claude Code: только подписка',
  'Claude Code 禁止使用 API 密钥',
  '仅使用订阅',
  'Log in with /login only.',
  '<<<<<<< HEAD',
  '=======',
  '>>>>>>> other',
  '<!-- authmd:start other v=1 t=1 sum=aaaaaa -->',
  '<!-- authmd:end auth -->',
  '> <!-- authmd:start auth -->',
]

const ignoreLines = [
  '',
  'node_modules/',
  'dist/',
  '*.log',
  '*.local',
  '*.md',
  '*.env',
  '.env',
  '.env*',
  '.env.*',
  '!.env.example',
  '.env.local',
  '/.env',
  '.env/',
  '**/.env',
  '.env.*.local',
  '.env.?ocal',
  '[.]env',
  '\\.env',
  '.claude',
  '.claude/',
  '/.claude/*',
  '.claude/settings.local.json',
  '!.claude',
  'CLAUDE.local.md',
  'CLAUDE*',
  'CLAUDE.md',
  '/CLAUDE.md',
  'AGENTS.md',
  '*',
  '/*',
  '!*.md',
  '# .env',
  '#',
  ' .env',
  '.env ',
  '.env\r',
  'a//b',
  '/',
  '//',
  '*.local.json',
  'settings.local.json',
  '.env\0',
  'claude.md',
  'ünï',
  '<<<<<<< HEAD',
  '=======',
  '>>>>>>> x',
  '# authmd:end auth',
  '# authmd:start auth v=1',
  'local',
  '.[a-z]*',
  '*.example',
  'docs/',
  '!CLAUDE.local.md',
  '.env.production.local',
]

const exampleLines = [
  '',
  'A=1',
  'B="x y"',
  "C='",
  'D="open',
  'close"',
  'E=`',
  '# comment',
  'export F=1',
  'ANTHROPIC_API_KEY=',
  '# ANTHROPIC_API_KEY=',
  'G="a" # b',
  'H="a"b',
  'ANTHROPIC_AUTH_TOKEN=x',
  '<<<<<<< HEAD',
  'AWS_REGION=',
  'I="\\""',
  "J='a\"'",
  '# authmd:end auth',
  'ünï=1',
  'K =\u00a0"',
]

/** Mostly harmless lines, so that many texts stay current. */
const lines = (pool: readonly string[], maxLength: number) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.array(fc.constantFrom(...pool), { maxLength: Math.min(maxLength, 3) }) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...pool), { maxLength }) },
  )
const eol = fc.constantFrom('\n', '\n', '\n', '\n', '\n', '\n', '\n', '\r\n', '\r\n', '\r')
const rarely = fc.nat({ max: 11 }).map(one => one === 0)

/** A text around something of ours, seldom with a byte changed in that. */
function around(pool: readonly string[], parts: readonly string[], maxLength: number): fc.Arbitrary<string> {
  return fc
    .record({
      ours: fc.constantFrom(...parts),
      head: lines(pool, maxLength),
      tail: lines(pool, 3),
      glued: rarely,
      changed: fc.oneof(
        { weight: 9, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.tuple(fc.nat(), fc.constantFrom('', ' ', 'x', '\r', '`', '-')) },
      ),
      eol,
      bom: rarely,
      last: fc.constantFrom('\n', '\n', '\n', '', '\n\n'),
    })
    .map(({ ours, head, tail, glued, changed, eol, bom, last }) => {
      const at = changed === null ? 0 : changed[0] % ours.length
      const mine = changed === null ? ours : ours.slice(0, at) + changed[1] + ours.slice(at + 1)
      const above = head.length === 0 ? '' : `${head.join('\n')}\n${glued ? '' : '\n'}`
      const text = `${above}${mine}${tail.length === 0 ? '' : `\n\n${tail.join('\n')}`}${last}`
      return (bom ? '\uFEFF' : '') + text.replaceAll('\n', eol)
    })
}

const sections = written.map(({ section }) => section)
const examples = written.map(({ example }) => example)
const whole = ignoreBlocks.at(-1) ?? ''

/** Which of the files are hostile: where all were, hardly one repository would be current. */
const hostile = fc.constantFrom('agent', 'agent', 'ignore', 'example', 'all')

/** The texts of a repository that may be current and may be anything. */
export const repositoryTexts: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .record({
    hostile,
    profile: fc.nat({ max: written.length - 1 }),
    agent: around(agentLines, sections, 9),
    isAgents: fc.nat({ max: 3 }).map(one => one === 0),
    other: fc.constantFrom(
      undefined,
      '',
      '# B\n',
      '@AGENTS.md\n',
      '<!-- a -->\n',
      '---\n',
      '# A\n<!-- authmd:end auth -->\n',
    ),
    local: fc.constantFrom(undefined, undefined, '', 'text\n'),
    ignore: fc.oneof(
      around(ignoreLines, [whole], 5),
      around(ignoreLines, ignoreBlocks, 5),
      lines(ignoreLines, 8).map(all => all.join('\n')),
    ),
    example: fc.option(around(exampleLines, examples, 4), { nil: undefined }),
    hasExample: fc.boolean(),
    exampleName: fc.constantFrom('.env.example', '.env.example', '.env.sample', '.env.dist'),
  })
  .map(({ hostile, profile, agent, isAgents, other, local, ignore, example, hasExample, exampleName }) => {
    const here = (part: string) => hostile === part || hostile === 'all'
    const name = isAgents ? 'AGENTS.md' : 'CLAUDE.md'
    const text = here('example') ? example : hasExample ? `A=1\n\n${examples[profile]}\n` : undefined
    return {
      [name]: here('agent') ? agent : `# A\n\n${sections[profile]}\n`,
      ...(here('all') && other !== undefined ? { [isAgents ? 'CLAUDE.md' : 'AGENTS.md']: other } : {}),
      ...(here('all') && local !== undefined ? { 'CLAUDE.local.md': local } : {}),
      '.gitignore': here('ignore') ? ignore : `dist/\n\n${whole}\n`,
      ...(text === undefined ? {} : { [exampleName]: text }),
    }
  })
