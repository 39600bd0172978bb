import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { detectProfile } from '../src/core/detect.ts'
import { environments } from '../src/environments/index.ts'
import { wholePages } from '../src/explanation/read-text.ts'
import { scanLines } from '../src/io/credentials/scan-lines.ts'
import { wordings } from '../src/messages/wordings/index.ts'
import { answerRules } from '../src/rules/families/answers.ts'
import { printedRules } from '../src/rules/families/printed.ts'
import { valueRules } from '../src/rules/families/values.ts'
import { rules } from '../src/rules/index.ts'
import { shells } from '../src/shells/index.ts'
import { renderGuideBlocks } from '../src/templates/render-guide.ts'
import { sectionLines } from '../src/templates/section-lines.ts'
import type { Facts, Provider } from '../src/types.ts'
import { idleChoices } from './complete/idle-choices.ts'
import { idleKeys, lostChoices } from './complete/lost-choices.ts'
import { unmeasuredSources, unsentSources } from './complete/silent-sources.ts'
import { ruleIdsIn } from './support/rule-ids.ts'
import { templateSources } from './support/templates.ts'

/** The providers of `src/types.ts`; the compiler asks for each of them here. */
const providers: Readonly<Record<Provider, true>> = {
  anthropic: true,
  bedrock: true,
  vertex: true,
  foundry: true,
  gateway: true,
}

/** Files of an axis that are no member of it. */
const notMembers = {
  rules: [
    ...[
      'diagnose',
      'families',
      'folder',
      'handed-over',
      'explained-by-variable',
      'foreign-text',
      'in-use',
      'index',
      'key-judged',
      'on-purpose',
      'other-place',
      'outcomes',
      'routes',
      'rule',
      'say',
      'start-up',
    ],
  ],
  shells: [
    'client-files',
    'detect-shell',
    'index',
    'shell',
    'startup-paths',
    'status-of-key',
    'line-language',
    'posix-lines',
    'posix-word',
    'unix-words',
    'user-variables',
    'windows-files',
    'with-file',
    'words-of',
  ],
  environments: ['index', 'environment', 'is-on'],
}
const members = (axis: keyof typeof notMembers) =>
  readdirSync(`src/${axis}`)
    .map(name => name.replace(/\.ts$/, ''))
    .filter(name => !notMembers[axis].includes(name))
const missing = (paths: readonly string[]) => paths.filter(path => !existsSync(path))

describe.each([
  ['shells', shells.map(({ id }) => id)],
  ['environments', environments.map(({ id }) => id)],
] as const)('src/%s/index.ts', (axis, ids) => {
  it('lists every file of its folder once, and nothing that has no file', () => {
    expect([...ids].sort()).toEqual(members(axis).sort())
  })
})

/** Environments whose line is about the secret of a pipeline. */
const ci = ['github-actions', 'gitlab-ci']

describe('what belongs to a member', () => {
  it('is all there for every shell', () => {
    expect(
      missing(
        shells.flatMap(({ id }) => [
          `src/shells/${id}.ts`,
          `templates/guide/shell/${id}.md`,
          `fixtures/shell-${id}/env.json`,
          `fixtures/shell-${id}/input`,
        ]),
      ),
    ).toEqual([])
  })
  it.each(shells.filter(({ startupFiles }) => startupFiles.length > 0))(
    'reads in the start-up files of $id what its own words set and take out',
    ({ lines, words }) => {
      const variable = 'ANTHROPIC_BASE_URL'
      const said = `${words.switchOn}\n${words.drop}`.replaceAll('NAME', variable)
      expect(scanLines(said, lines, [variable])).toMatchObject([
        { action: 'set', exported: true, line: 1 },
        { action: 'unset', line: 2 },
      ])
    },
  )
  it('is all there for every environment; one that is a provider has the template of the provider', () => {
    expect(
      missing(
        environments.flatMap(({ id, provider }) => [
          `src/environments/${id}.ts`,
          provider !== undefined
            ? `templates/claude-md/way-in/${id}.md`
            : ci.includes(id)
              ? `templates/claude-md/ci/${id}.md`
              : `templates/claude-md/environment/${id}.md`,
          provider !== undefined
            ? `templates/guide/way-in/${id}.md`
            : ci.includes(id)
              ? `templates/guide/ci/${id}.md`
              : `templates/guide/environment/${id}.md`,
          // The guide of a cloud provider has commands, messages and pipelines of its own.
          ...(provider !== undefined && provider !== 'gateway'
            ? ['commands', 'symptoms', 'pipeline'].map(part => `templates/guide/${part}/${id}.md`)
            : []),
          `fixtures/environment-${id}/env.json`,
          `fixtures/environment-${id}/input`,
        ]),
      ),
    ).toEqual([])
  })
  it('is all there for every provider', () => {
    const paths = Object.keys(providers).flatMap(id =>
      sectionLines
        .filter(line => line.providers.includes(id as Provider) && !['ci', 'help'].includes(line.id))
        .map(line => {
          const own = `templates/claude-md/${line.id}/${id}.md`
          return existsSync(own) ? own : `templates/claude-md/${line.id}/default.md`
        }),
    )
    expect(missing(paths)).toEqual([])
  })
  it('stands in no folder whose member is gone', () => {
    const known = [
      ...shells.map(({ id }) => `shell-${id}`),
      ...environments.map(({ id }) => `environment-${id}`),
    ]
    const folders = readdirSync('fixtures').filter(name => /^(shell|environment)-/.test(name))
    expect(folders.filter(name => !known.includes(name))).toEqual([])
    const templates = [
      ...['environment', 'ci'].flatMap(slot =>
        readdirSync(`templates/claude-md/${slot}`).map(
          name => [name, environments.map(({ id }): string => id)] as const,
        ),
      ),
    ]
    expect(
      templates.filter(([name, ids]) => !ids.includes(name.split('.')[0] ?? '')).map(([name]) => name),
    ).toEqual([])
  })
})

/** Rules that are rows of a table have no file of their own. */
const rows = [...valueRules, ...answerRules, ...printedRules].map(({ id }) => id)
const ruleIds = rules.map(({ id }) => id)

describe('a rule of doctor', () => {
  it('stands in the list of src/rules/index.ts, where its file or its row is', () => {
    const written = [...members('rules'), ...rows]
    expect({
      'not in the list': written.filter(id => !ruleIds.includes(id)),
      'neither a file nor a row': ruleIds.filter(id => !written.includes(id)),
      twice: ruleIds.filter((id, index) => ruleIds.indexOf(id) !== index),
    }).toEqual({ 'not in the list': [], 'neither a file nor a row': [], twice: [] })
  })
  it('has its page, a case that fires and one that stays silent', () => {
    const parts = (id: string) => [
      `templates/explain/${id}.md`,
      `fixtures/rules/${id}/fires.json`,
      `fixtures/rules/${id}/silent.json`,
    ]
    expect(missing(ruleIds.flatMap(parts))).toEqual([])
    expect(readdirSync('fixtures/rules').filter(id => !ruleIds.includes(id))).toEqual([])
  })
})

describe('a source of a credential', () => {
  it('has a place in the order: src/credentials/candidates.ts and order.ts, or providers.ts for a cloud', () => {
    expect(unsentSources()).toEqual([])
  })
  it('has a row of what Claude Code did with it, in test/credentials/', () => {
    expect(unmeasuredSources()).toEqual([])
  })
})

describe('a choice', () => {
  it('is gone by: no two values of an option, nor an option and its absence, give the same plan everywhere', async () => {
    expect(await idleChoices()).toEqual([])
  }, 120_000)
  it('outlasts its run where a flag can say it: `record` in its row of the table of options', async () => {
    expect(await lostChoices()).toEqual([])
  }, 120_000)
  it('stands for each key of the record, or something in the repository fills that key', () => {
    expect(idleKeys()).toEqual([])
  })
})

describe('the facts of a fixture', () => {
  const read = (name: string): Facts => JSON.parse(readFileSync(`fixtures/${name}/env.json`, 'utf8')) as Facts
  const chosen = (name: string): readonly string[] => {
    const path = `fixtures/${name}/choices.json`
    if (!existsSync(path)) return []
    return (JSON.parse(readFileSync(path, 'utf8')) as { environments?: readonly string[] }).environments ?? []
  }
  it.each(shells.map(({ id }) => id))('of shell %s lead to this shell', id => {
    expect(detectProfile(read(`shell-${id}`)).shells).toEqual([id])
  })
  it.each(environments.map(({ id }) => id))('of environment %s lead to it, or it is chosen by hand', id => {
    const name = `environment-${id}`
    expect([...detectProfile(read(name)).environments, ...chosen(name)]).toContain(id)
  })
  it.each(environments.map(({ id }) => id))('of environment %s name files that its input holds', id => {
    const input = `fixtures/environment-${id}/input`
    const files = read(`environment-${id}`).files.filter(file => !file.startsWith('/'))
    expect(missing(files.map(file => `${input}/${file.replaceAll(/(^|\/)\./g, '$1dot-')}`))).toEqual([])
  })
})

describe('the page of a rule id', () => {
  const { said, unread } = ruleIdsIn('src')
  const raised = new Set([...said.map(({ id }) => id), ...rules.map(({ id }) => id)])
  const pointed = [
    ...wordings.flatMap(({ causes }) => causes.map(([id]): string => id)),
    ...Object.values(wholePages),
  ]
  const pageOf = (id: string) => `templates/explain/${id}.md`

  it('can be asked of every id: each is a literal, but those that the list of rules holds', () => {
    expect(said.length).toBeGreaterThan(50)
    expect(unread.map(place => place.replace(/:\d+/, ''))).toEqual(['src/diagnosis/diagnosis.ts rule.id'])
  })
  it('is there for every finding and refusal, and for every cause that a printed text points to', () => {
    expect(missing([...new Set([...raised, ...pointed])].map(pageOf))).toEqual([])
  })
  it('is raised somewhere, stands in the guide, or is what a printed text points to', () => {
    const profile = { os: [], shells: [], environments: [], provider: 'anthropic' } as const
    const blocks = renderGuideBlocks({ sources: templateSources, profile }).map(({ id }) => id)
    const serves = (id: string) =>
      blocks.some(block => block.endsWith(`.${id}`)) ||
      /^guide: (?:table|text)$/m.test(templateSources.get(`explain/${id}.md`) ?? '')
    const idle = readdirSync('templates/explain')
      .map(name => name.replace(/\.md$/, ''))
      .filter(id => !raised.has(id) && !pointed.includes(id) && !serves(id))
    expect(idle.map(pageOf)).toEqual([])
  })
  it('says that it is about a repository, and so no cause of a 401, where doctor does not raise it', () => {
    const causes = new Set(rules.map(({ id }) => id))
    const found = [...new Set(said.map(({ id }) => id))].filter(id => !causes.has(id)).map(pageOf)
    const isAbout = (path: string) => /^about: /m.test(readFileSync(path, 'utf8'))
    expect(found.filter(path => existsSync(path) && !isAbout(path))).toEqual([])
  })
})
