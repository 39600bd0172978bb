import dotenv from 'dotenv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { envExample } from '../../src/targets/env-example.ts'
import { openFile } from '../../src/targets/open-file.ts'
import { templateFences } from '../../src/targets/template-fences.ts'
import type { Provider } from '../../src/types.ts'
import { corpusFiles } from '../support/corpus.ts'
import { templateSources } from '../support/templates.ts'
import { type Options, planFor } from './line-targets.ts'

const plan = (texts: Readonly<Record<string, string>>, options: Options = {}) =>
  planFor(envExample, texts, options)
const providers: readonly Provider[] = ['anthropic', 'gateway', 'bedrock', 'vertex', 'foundry']

/** Of the same form and length as a key, and none: assembled here so that no scanner takes this file for a leak. */
const fakeKey = (kind: string) => `sk-ant-${kind}-${'aB3-dE7_gH1'.repeat(9)}AA`

describe('the example file', () => {
  it('is .env.example when there is none', () => {
    expect(plan({}).edits).toMatchObject([{ target: 'env-example', path: '.env.example', before: undefined }])
  })

  it.each([
    [['.env.dist'], '.env.dist'],
    [['.env.dist', '.env.template'], '.env.template'],
    [['.env.template', '.env.sample'], '.env.sample'],
    [['.env.sample', '.env.example', '.env'], '.env.example'],
  ])('of %j is %s', (names, chosen) => {
    const texts = Object.fromEntries(names.map(name => [name, 'A=1\n']))
    expect(plan(texts).edits.map(edit => edit.path)).toEqual([chosen])
  })

  it('is the one that holds our markers, whatever its name', () => {
    const first = plan({ '.env.dist': 'A=1\n' })
    const texts = { ...first.after, '.env.example': 'B=1\n' }
    expect(plan(texts)).toMatchObject({ edits: [], findings: [] })
    expect(plan(texts, { provider: 'bedrock' }).edits.map(edit => edit.path)).toEqual(['.env.dist'])
  })

  it('is named where two hold our markers, and remove cleans both', () => {
    const one = plan({ '.env.sample': 'A=1\n' }).after['.env.sample'] ?? ''
    const texts = { '.env.example': one, '.env.sample': one }
    expect(plan(texts).findings).toMatchObject([
      { ruleId: 'section-in-two-files', severity: 'warning', file: '.env.sample' },
    ])
    expect(plan(texts, { want: 'absent' }).after).toEqual({ '.env.example': 'A=1\n', '.env.sample': 'A=1\n' })
  })

  it('is skipped with a finding when git ignores it, unless the ignore rules are mended in the same plan', () => {
    const repository = { ignored: ['.env.example'] }
    const alone = plan(
      { '.env.example': 'A=1\n' },
      { repository: { ...repository }, targets: ['env-example'] },
    )
    expect(alone.edits).toEqual([])
    expect(alone.findings).toMatchObject([{ ruleId: 'target-ignored' }])
  })

  it('is refused when it can not be read safely', () => {
    const fault = { ruleId: 'not-utf8', reason: 'The file is UTF-16', fix: 'Save the file as UTF-8.' }
    const files = new Map([
      ['.env.sample', openFile({ path: '.env.sample', realPath: '.env.sample', text: undefined, fault })],
    ])
    expect(plan({}, { repository: { files } })).toMatchObject({
      edits: [],
      refusals: [{ ...fault, file: '.env.sample' }],
    })
  })

  it('that can not be written is refused only where something has to be written', () => {
    const writeFault = { ruleId: 'file-read-only', reason: 'The file is read-only', fix: 'Make it writable.' }
    const sight = (text: string) =>
      new Map([
        ['.env.example', openFile({ path: '.env.example', realPath: '.env.example', text, writeFault })],
      ])
    const current = plan({ '.env.example': 'A=1\n' }).after['.env.example'] ?? ''
    expect(plan({}, { repository: { files: sight(current) } }).refusals).toEqual([])
    expect(plan({}, { repository: { files: sight('A=1\n') } })).toMatchObject({
      edits: [],
      parts: [{ state: 'refused' }],
      refusals: [{ ...writeFault, file: '.env.example' }],
    })
  })

  it('never is .env', () => {
    for (const want of ['present', 'absent'] as const) {
      const { edits } = plan({ '.env': 'ANTHROPIC_API_KEY=x\n' }, { want })
      expect(edits.map(edit => edit.path)).not.toContain('.env')
    }
  })
})

describe('the variables', () => {
  const added = (text: string, provider: Provider = 'anthropic') =>
    (plan({ '.env.example': text }, { provider }).after['.env.example'] ?? '')
      .slice(text.length)
      .split('\n')
      .flatMap(line => /^# ([A-Z_]+)=$/.exec(line)?.[1] ?? [])

  it.each([
    ['anthropic', ['ANTHROPIC_API_KEY']],
    ['gateway', ['ANTHROPIC_BASE_URL', 'ANTHROPIC_AUTH_TOKEN']],
    ['bedrock', ['CLAUDE_CODE_USE_BEDROCK', 'AWS_REGION']],
    ['vertex', ['CLAUDE_CODE_USE_VERTEX', 'CLOUD_ML_REGION', 'ANTHROPIC_VERTEX_PROJECT_ID']],
    ['foundry', ['CLAUDE_CODE_USE_FOUNDRY', 'ANTHROPIC_FOUNDRY_RESOURCE']],
  ] as const)('of %s are %j', (provider, names) => {
    expect(added('', provider)).toEqual(names)
  })

  it('are commented out and without value: loading the file sets nothing', () => {
    for (const provider of providers) {
      expect(dotenv.parse(plan({}, { provider }).after['.env.example'] ?? '')).toEqual({})
    }
  })

  it('come with a comment that is true of a plan, of .env and of loaders', () => {
    const text = plan({}).after['.env.example'] ?? ''
    expect(text).toContain('not needed with a Claude plan (/login)')
    expect(text).toContain('does not load .env itself')
    expect(text).toContain('overrides the plan')
  })

  it('have templates that hold no quote, which could close a value of the person that is still open', () => {
    for (const provider of providers) {
      for (const lines of templateFences(templateSources, `env-example/${provider}.md`)) {
        expect(lines.join('\n')).not.toMatch(/["'`\\$]/)
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(112)
      }
    }
  })

  it.each([
    'ANTHROPIC_API_KEY=your-api-key-here\n',
    'export ANTHROPIC_API_KEY=""\n',
    '#ANTHROPIC_API_KEY=\n',
    '# export ANTHROPIC_API_KEY=…\r\n',
    '  # ANTHROPIC_API_KEY = x',
    '\uFEFFANTHROPIC_API_KEY=\n',
  ])('that are there already are not added again: %j', text => {
    expect(plan({ '.env.example': text }).edits).toEqual([])
  })

  it.each([
    'MY_ANTHROPIC_API_KEY=\n',
    'ANTHROPIC_API_KEY_OLD=\n',
    '# set ANTHROPIC_API_KEY in your shell\n',
    'TEXT="\nANTHROPIC_API_KEY=inside a value\n"\n',
    "TEXT='\n# ANTHROPIC_API_KEY=\n'\n",
  ])('that are only mentioned are added: %j', text => {
    expect(added(text)).toEqual(['ANTHROPIC_API_KEY'])
  })

  it('that a person writes beside our block later are no drift', () => {
    const text = `${plan({ '.env.example': 'A=1\n' }).after['.env.example']}ANTHROPIC_API_KEY=\n`
    expect(plan({ '.env.example': text })).toMatchObject({ edits: [], parts: [{ state: 'current' }] })
  })

  it('that a person wrote into our block are not added a second time', () => {
    const first = plan({ '.env.example': '' }, { provider: 'gateway' }).after['.env.example'] ?? ''
    const text = first.replace('# authmd:end', 'ANTHROPIC_API_KEY=\n# authmd:end')
    const after = plan({ '.env.example': text }).after['.env.example'] ?? ''
    expect(after.match(/ANTHROPIC_API_KEY=/g)).toHaveLength(1)
    expect(after).not.toContain('ANTHROPIC_BASE_URL')
  })

  it('follow the provider, and the provider is recorded', () => {
    const first = plan({ '.env.example': 'A=1\n' }).after
    const second = plan(first, { provider: 'bedrock' }).after
    expect(second).toEqual(plan({ '.env.example': 'A=1\n' }, { provider: 'bedrock' }).after)
    expect(second['.env.example']).toContain(' provider=bedrock')
  })
})

describe('a key in an example file', () => {
  it.each(['api03', 'admin01', 'api01', 'oat01', 'ort01', 'sid01'])(
    'of kind %s is an error with its line',
    kind => {
      const key = fakeKey(kind)
      const text = `A=1\r\n# old: ANTHROPIC_API_KEY=${key}\r\n`
      const result = plan({ '.env.sample': text })
      expect(result.findings).toMatchObject([
        { ruleId: 'key-in-example', severity: 'error', file: '.env.sample', line: 2 },
      ])
      expect(result.after['.env.sample']?.startsWith(text)).toBe(true)
      const body = key.slice(`sk-ant-${kind}-`.length)
      const report = JSON.stringify(result.findings)
      for (let at = 0; at + 6 <= body.length; at++) expect(report).not.toContain(body.slice(at, at + 6))
    },
  )

  it('is found in each of the example files, also in one that is not ours to write, and on remove', () => {
    const texts = { '.env.example': 'A=1\n', '.env.dist': `K=${fakeKey('api03')}` }
    expect(plan(texts).findings).toMatchObject([{ file: '.env.dist', line: 1 }])
    expect(plan(texts, { want: 'absent' }).findings).toMatchObject([{ file: '.env.dist', line: 1 }])
  })

  it.each([
    'sk-ant-your-key-here',
    'sk-ant-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'sk-ant-api03-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'sk-ant-api03-your-anthropic-api-key-goes-in-this-place',
    'sk-ant-api03-Your_Key_1234_replace_me_please_now_X',
    'sk-ant-api03-...',
    'sk-ant-api03-abcdefghijklmnopqrstuvwxyz0123456789ABCD',
  ])('is not %j', value => {
    const { findings } = plan({ '.env.example': `ANTHROPIC_API_KEY=${value}\n` })
    expect(findings.filter(({ ruleId }) => ruleId === 'key-in-example')).toEqual([])
  })

  it.each([
    ['empty', 'A=1\nANTHROPIC_API_KEY=\n', [2]],
    ['empty in quotes', 'export ANTHROPIC_AUTH_TOKEN="" # later\n', [1]],
    ['commented out', '# ANTHROPIC_API_KEY=\n', []],
    ['set to a placeholder', 'A=1\nANTHROPIC_API_KEY=sk-ant-your-key-here\n', [2]],
    ['set to a placeholder in quotes', 'ANTHROPIC_API_KEY="your-api-key" # from the console\n', [1]],
    ['left out with dots', 'ANTHROPIC_API_KEY=sk-ant-...\n', [1]],
    ['taken from elsewhere', 'ANTHROPIC_API_KEY=${VAULT_KEY}\n', []],
    ['a placeholder of another program', 'OPENAI_API_KEY=your-key\nMY_ANTHROPIC_API_KEY=\n', []],
    ['of another program', 'OPENAI_API_KEY=\n', []],
  ])('a line that is %s replaces the key of the shell where it is loaded: it is named', (_, text, lines) => {
    const { findings } = plan({ '.env.example': text })
    expect(findings.map(({ ruleId, line }) => [ruleId, line])).toEqual(
      lines.map(line => ['live-line-in-example', line]),
    )
  })

  it('is none of the values in the corpus, which are all placeholders', () => {
    for (const { name, bytes } of corpusFiles('env')) {
      const { findings } = plan({ '.env.example': bytes.toString('utf8') })
      expect([name, findings.filter(one => one.ruleId === 'key-in-example')]).toEqual([name, []])
    }
  })
})

describe('the laws, on every env file of the corpus', () => {
  for (const provider of providers) {
    it(`outside untouched, idempotent, undo, no variable changed: ${provider}`, () => {
      for (const { name, bytes } of corpusFiles('env')) {
        const before = bytes.toString('utf8')
        const once = plan({ '.env.example': before }, { provider })
        expect([name, once.refusals]).toEqual([name, []])
        const text = once.after['.env.example'] ?? ''
        expect([name, text.startsWith(before)]).toEqual([name, true])
        expect([name, plan(once.after, { provider }).edits]).toEqual([name, []])
        expect([name, plan(once.after, { want: 'absent' }).after['.env.example'] === before]).toEqual([
          name,
          true,
        ])
        expect([name, dotenv.parse(text)]).toEqual([name, dotenv.parse(before)])
        if (/\r\n/.test(before) && !/[^\r]\n/.test(before)) expect(text).not.toMatch(/[^\r]\n/)
      }
    })
  }

  it('and from one provider to another is the other at once', () => {
    const provider = fc.constantFrom(...providers)
    const files = corpusFiles('env')
    if (files.length === 0) return
    fc.assert(
      fc.property(fc.constantFrom(...files), provider, provider, ({ bytes }, first, second) => {
        const texts = { '.env.example': bytes.toString('utf8') }
        const updated = plan(plan(texts, { provider: first }).after, { provider: second }).after
        expect(updated).toEqual(plan(texts, { provider: second }).after)
      }),
      { numRuns: 300 },
    )
  })
})
