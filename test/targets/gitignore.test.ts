import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gitignore } from '../../src/targets/gitignore.ts'
import { openFile } from '../../src/targets/open-file.ts'
import type { IgnoreOracle } from '../../src/types.ts'
import { corpusFiles } from '../support/corpus.ts'
import { type Options, oracle, planFor } from './line-targets.ts'

const plan = (texts: Readonly<Record<string, string>>, options: Options = {}) =>
  planFor(gitignore, texts, { targets: ['gitignore'], ...options })
const patternsOf = (text = '') =>
  text.split(/\r?\n/).slice(
    text.split(/\r?\n/).findIndex(line => line.startsWith('# Kept up to date by authmd')) + 1,
    text.split(/\r?\n/).findIndex(line => line.startsWith('# authmd:end')),
  )
const written = (text: string, options: Options = {}, more: Readonly<Record<string, string>> = {}) => {
  const { edits, after } = plan({ '.gitignore': text, ...more }, options)
  return edits.length === 0 ? [] : patternsOf(after['.gitignore'])
}
const all = ['.env', '.env.local', '.env.*.local', '.claude/settings.local.json', 'CLAUDE.local.md']
const probes = [
  '.env',
  '.env.local',
  '.env.development.local',
  '.claude/settings.local.json',
  'CLAUDE.local.md',
]

describe('only patterns whose effect is missing are written', () => {
  it.each([
    ['', all],
    ['node_modules\n', all],
    ['.env\n', all.slice(1)],
    ['.env*\n', all.slice(3)],
    ['.env.*.local\r\n', ['.env', '.env.local', '.claude/settings.local.json', 'CLAUDE.local.md']],
    ['.env.production.local\n', all],
    ['.claude/\n', [...all.slice(0, 3), 'CLAUDE.local.md']],
    ['*.local.*\n', all.slice(0, 3)],
    ['**/.claude/settings.local.json\n', [...all.slice(0, 3), 'CLAUDE.local.md']],
    ['*\n!src\n', []],
    [`${all.join('\n')}\n`, []],
  ])('%j needs %j', (text, patterns) => {
    expect(written(text)).toEqual(patterns)
  })

  it.each([
    ['a comment', '# .env\n'],
    ['another case', '.ENV\n'],
    ['a longer name', 'my.env\n.environment\n.env.local.bak\n'],
    ['a folder', '.env/\n'],
    ['another place', 'config/.env\n'],
  ])('%s is no effect', (_, text) => {
    expect(written(text)).toContain('.env')
  })

  it('a deeper ignore file counts, and what is ignored needs no line', () => {
    expect(written('', {}, { '.claude/.gitignore': '*\n' })).not.toContain('.claude/settings.local.json')
    expect(written('', {}, { '.claude/.gitignore': '!x\n' })).toContain('.claude/settings.local.json')
  })

  it('and the lines that decide already are named, by their number in the file as it is', () => {
    const text = `${plan({ '.gitignore': 'a\n' }).after['.gitignore']}.env*\nCLAUDE.local.md\n`
    const line = text.split('\n').indexOf('.env*') + 1
    const [part] = plan({ '.gitignore': text }).parts
    expect(part?.note).toContain(`\`.env\` is covered by .gitignore:${line}`)
    expect(part?.note).toContain(`\`CLAUDE.local.md\` is covered by .gitignore:${line + 1}`)
    expect(part?.note).not.toContain('settings.local.json')
  })

  it('what became redundant later is no drift', () => {
    const first = plan({ '.gitignore': 'a\n' }).after['.gitignore'] ?? ''
    const text = `.env*\n${first}`
    expect(plan({ '.gitignore': text })).toMatchObject({ edits: [], parts: [{ state: 'current' }] })
  })

  it('what was deleted from our block by hand stays deleted, without a finding', () => {
    const text = (plan({ '.gitignore': 'a\n' }).after['.gitignore'] ?? '').replace('CLAUDE.local.md\n', '')
    expect(plan({ '.gitignore': text })).toMatchObject({
      edits: [],
      findings: [],
      parts: [{ state: 'edited' }],
    })
  })

  it('what a person wrote into our block is not written a second time', () => {
    const start = plan({ '.gitignore': '.env\n' }).after['.gitignore'] ?? ''
    const text = start.replace(/^\.env\n/, '').replace('.env.local\n', '.env\n.env.local\n')
    const { after } = plan({ '.gitignore': text })
    expect(after['.gitignore']?.split('\n').filter(line => line === '.env')).toHaveLength(1)
  })
})

describe('the example file stays visible', () => {
  const example = { '.env.example': 'A=1\n' }
  it.each([
    ['.env*\n', ['.claude/settings.local.json', 'CLAUDE.local.md', '!.env.example']],
    ['.env.*\n', ['.env', '.claude/settings.local.json', 'CLAUDE.local.md', '!.env.example']],
    ['.env*\n!.env.example\n', ['.claude/settings.local.json', 'CLAUDE.local.md']],
    ['.env\n', all.slice(1)],
    ['*\n', ['!.env.example']],
    ['*\n!src/\n!src/**\n', []],
  ])('%j needs %j', (text, patterns) => {
    expect(written(text, {}, example)).toEqual(patterns)
  })

  it('also the one that the same plan creates, and one with another name', () => {
    expect(written('.env*\n', { targets: ['env-example', 'gitignore'] })).toContain('!.env.example')
    expect(written('.env*\n', {}, { '.env.sample': 'A=1\n' })).toContain('!.env.sample')
    expect(written('.env*\n')).not.toContain('!.env.example')
  })

  it('and git agrees after the merge', () => {
    const { after } = plan({ '.gitignore': '.env*\n', ...example })
    const answers = oracle(new Map([['.gitignore', after['.gitignore'] ?? '']]), ['.env.example', ...probes])
    expect(answers.map(one => one.ignored)).toEqual([false, true, true, true, true, true])
  })
})

describe('what defeats us is named', () => {
  it('a later line that hides the example', () => {
    const first = plan({ '.gitignore': '.env*\n', '.env.example': '' }).after
    const texts = { ...first, '.gitignore': `${first['.gitignore']}.env.*\n` }
    const { findings } = plan(texts)
    expect(findings).toMatchObject([{ ruleId: 'ignore-defeated' }])
    expect(findings[0]?.reason).toContain('`.env.*` ignores `.env.example`')
  })
})

describe('what a person decided stays, and is told', () => {
  it.each([
    ['an exception', '.env*\n!.env\n', '.env', ['.claude/settings.local.json', 'CLAUDE.local.md']],
    ['an exception alone', '!CLAUDE.local.md\n', 'CLAUDE.local.md', all.slice(0, 4)],
    ['an exception by pattern', '*.local.*\n!CLAUDE.*\n', 'CLAUDE.local.md', all.slice(0, 3)],
    ['everything but exceptions', '/*\n!/.claude/\n!/.env\n', '.env', ['.claude/settings.local.json']],
  ])('%s', (_, text, path, patterns) => {
    expect(written(text)).toEqual(patterns)
    const { findings, after } = plan({ '.gitignore': text })
    expect(findings).toMatchObject([{ ruleId: 'ignore-decided', severity: 'info', file: '.gitignore' }])
    expect(text.split('\n')[(findings[0]?.line ?? 0) - 1]).toMatch(/^!/)
    const [answer] = oracle(new Map([['.gitignore', after['.gitignore'] ?? '']]), [path])
    expect(answer?.ignored).toBe(false)
  })

  it('also where it was written later, and then our pattern goes', () => {
    const text = `${plan({ '.gitignore': 'a\n' }).after['.gitignore']}\n!.env\n`
    const { after, findings } = plan({ '.gitignore': text })
    expect(findings).toMatchObject([{ ruleId: 'ignore-decided', file: '.gitignore' }])
    expect(patternsOf(after['.gitignore'])).toEqual(all.slice(1))
    expect(plan(after).edits).toEqual([])
  })

  it('and in a deeper ignore file', () => {
    const texts = { '.gitignore': 'a\n', '.claude/.gitignore': '# x\n!settings.local.json\n' }
    expect(plan(texts).findings).toMatchObject([
      { ruleId: 'ignore-decided', file: '.claude/.gitignore', line: 2 },
    ])
  })

  it('a pattern for everything with exceptions keeps the example out, and the line is named', () => {
    const { edits, findings } = plan({ '.gitignore': '*\n!src/\n', '.env.example': '' })
    expect(edits).toEqual([])
    expect(findings).toMatchObject([{ ruleId: 'ignore-decided', line: 1 }])
  })
})

describe('a file that is not there', () => {
  it('is created under git, and where a folder is set up from nothing; nowhere else', () => {
    expect(plan({}).after['.gitignore']).toMatch(/^# authmd:start/)
    expect(plan({ '.env.example': '' }, { repository: { git: false } }).edits).toEqual([])
    expect(
      plan({}, { repository: { git: false }, targets: ['env-example', 'gitignore'] }).edits,
    ).toHaveLength(1)
    expect(plan({}, { repository: { git: false } }).edits).toEqual([])
    expect(plan({}, { want: 'absent' })).toMatchObject({ edits: [], parts: [] })
  })

  it('goes again with our block, if we created it', () => {
    expect(plan(plan({}).after, { want: 'absent' }).edits).toMatchObject([{ after: undefined }])
    expect(plan(plan({ '.gitignore': '' }).after, { want: 'absent' }).after).toEqual({ '.gitignore': '' })
  })

  it('is not written through a link, which git does not read', () => {
    const link = openFile({ path: '.gitignore', realPath: 'config/ignore', text: 'a\n' })
    const result = plan({}, { repository: { files: new Map([['.gitignore', link]]) } })
    expect(result).toMatchObject({ edits: [], parts: [{ state: 'skipped' }] })
    expect(result.findings).toMatchObject([{ ruleId: 'gitignore-link' }])
  })
})

it('a tracked env file with a credential is an error with both steps of the cure, and does not stop the write', () => {
  const trackedEnvFiles = ['.env', "a b/'.env.local"]
  const result = plan(
    { '.gitignore': 'a\n' },
    { repository: { trackedEnvFiles, envFilesWithCredential: trackedEnvFiles } },
  )
  expect(patternsOf(result.after['.gitignore'])).toEqual(all)
  expect(result.findings).toMatchObject([
    { ruleId: 'env-file-tracked', severity: 'error', file: '.env' },
    { ruleId: 'env-file-tracked', severity: 'error', file: "a b/'.env.local" },
  ])
  expect(result.findings[0]?.fix).toMatch(/^Run `git rm --cached \.env`, .*rotate or revoke/)
  expect(result.findings[1]?.fix).toContain("git rm --cached 'a b/'\\''.env.local'")
})

it('a tracked env file without one is a warning, and no pattern says that git should ignore it', () => {
  const result = plan({ '.gitignore': 'a\n' }, { repository: { trackedEnvFiles: ['.env'] } })
  expect(patternsOf(result.after['.gitignore'])).toEqual(all.slice(1))
  expect(result.findings).toMatchObject([{ ruleId: 'env-file-tracked', severity: 'warning', file: '.env' }])
})

it('git is not started for plain ignore files', () => {
  const never: IgnoreOracle = () => {
    throw new Error('git was asked')
  }
  const text = 'node_modules/\n*.log\n.env*\n!.env.example\n*.py[cod]\n**/dist\n/coverage\n'
  const first = plan({ '.gitignore': text }, { oracle: never })
  expect(first.edits).toHaveLength(1)
  expect(plan(first.after, { oracle: never }).edits).toEqual([])
})

describe('the laws, on every ignore file of the corpus', () => {
  const files = corpusFiles('gitignore')
  /** One answer for many questions would hide nothing here, and a start of git for each of them takes minutes. */
  const answered = new Map<string, ReturnType<IgnoreOracle>>()
  const remembering: IgnoreOracle = (texts, paths) => {
    const key = JSON.stringify([[...texts], paths])
    const answer = answered.get(key) ?? oracle(texts, paths)
    answered.set(key, answer)
    return answer
  }

  it('outside untouched, idempotent, undo, and the effect is there', () => {
    for (const { name, bytes } of files) {
      const before = bytes.toString('utf8')
      const options = { oracle: remembering }
      const once = plan({ '.gitignore': before, '.env.example': '' }, options)
      expect([name, once.refusals]).toEqual([name, []])
      const text = once.after['.gitignore'] ?? ''
      expect([name, text.startsWith(before)]).toEqual([name, true])
      expect([name, plan(once.after, options).edits]).toEqual([name, []])
      const gone = plan(once.after, { ...options, want: 'absent' }).after['.gitignore']
      expect([name, gone === before]).toEqual([name, true])
      expect([name, once.findings.filter(({ ruleId }) => ruleId !== 'ignore-decided')]).toEqual([name, []])
      if (/\r\n/.test(before) && !/[^\r]\n/.test(before)) expect(text).not.toMatch(/[^\r]\n/)
    }
  })

  it('and git itself says so, for all of them', () => {
    const named = new Set<string>()
    const texts = files.map(({ bytes }, at) => {
      const { after, findings } = plan(
        { '.gitignore': bytes.toString('utf8'), '.env.example': '' },
        { oracle: remembering },
      )
      for (const { reason } of findings) named.add(`r${at}/${reason.split('`')[3]}`)
      return [`r${at}/.gitignore`, after['.gitignore'] ?? ''] as const
    })
    const paths = files.flatMap((_, at) => [...probes, '.env.example'].map(path => `r${at}/${path}`))
    const wrong = oracle(new Map(texts), paths).filter(
      ({ path, ignored }) => ignored === path.endsWith('.env.example'),
    )
    expect(wrong.map(({ path }) => path).filter(path => !named.has(path))).toEqual([])
    expect(named.size).toBeLessThanOrEqual(files.length / 20)
  })
})

it('hostile ignore files keep the laws, too', () => {
  const line = fc.constantFrom(
    ...['.env', '.env*', '!.env', '*', '!*', '\\', '[', '\0', '.env\\ ', '', '# x', '/', '!.env.example'],
  )
  const end = fc.constantFrom('\n', '\r\n', '\r')
  const document = fc
    .tuple(fc.array(fc.tuple(line, end), { maxLength: 6 }), line)
    .map(([lines, last]) => lines.map(parts => parts.join('')).join('') + last)
  fc.assert(
    fc.property(document, before => {
      const once = plan({ '.gitignore': before, '.env.example': '' })
      expect(once.after['.gitignore']?.startsWith(before)).toBe(true)
      expect(plan(once.after).edits).toEqual([])
      expect(plan(once.after, { want: 'absent' }).after['.gitignore']).toBe(before)
      expect(once.findings.filter(({ ruleId }) => ruleId !== 'ignore-decided')).toEqual([])
    }),
    { numRuns: 150, examples: [['.env\r\n*\r']] },
  )
})
