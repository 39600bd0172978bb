import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { configChoices } from '../../src/config/config-choices.ts'
import { parseConfig } from '../../src/config/parse-config.ts'
import { configJsonSchema } from '../../src/config/schema.ts'
import { axes } from '../../src/options/axes.ts'
import { runs } from '../support/runs.ts'

const validate = new Ajv({ strict: true, strictTypes: false }).compile(configJsonSchema())

/** Whether the program takes it, with every check that it makes of a configuration alone. */
function isTaken(config: unknown): boolean {
  const parsed = parseConfig({ file: 'authmd.config.json', text: JSON.stringify(config) })
  if ('problems' in parsed) return false
  try {
    configChoices(parsed.config)
    return true
  } catch {
    return false
  }
}

const names = (values: readonly string[]) =>
  fc.array(fc.constantFrom(...values, 'nobody'), { maxLength: 3, size: 'max' })
const path = fc.constantFrom(
  ...[
    'docs/auth.md',
    './docs/auth.md',
    '../auth.md',
    '/auth.md',
    'docs\\auth.md',
    'docs/',
    'a b.md',
    '',
    '.md',
  ],
  ...['docs/templates', 'CLAUDE.md', 'AGENTS.md', '.env.example', '.env.sample'],
)
const configs = fc.record(
  {
    $schema: fc.oneof(fc.webUrl(), fc.constant(3)),
    os: names(axes.osOrAny),
    shells: names(axes.shellOrAny),
    environments: names(axes.environment),
    targets: names(axes.target),
    provider: fc.constantFrom(...axes.provider, 'any'),
    onEdit: fc.constantFrom(...axes.onEdit, 'ask'),
    nested: fc.constantFrom(...axes.nested, true),
    templates: path,
    help: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.constantFrom('', 'a\nb', 'a\u2028b', 'x'.repeat(201), '#help', '😀'.repeat(150)),
    ),
    paths: fc.record({ guide: path, 'claude-md': path, 'env-example': path }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)

describe('an editor that goes by the schema and authmd itself', () => {
  it('take and refuse the same configurations', () => {
    const seen = new Set<boolean>()
    fc.assert(
      fc.property(configs, config => {
        const taken = isTaken(config)
        seen.add(taken)
        expect(validate(config), JSON.stringify(config)).toBe(taken)
      }),
      runs(1000, 20_000),
    )
    expect(seen.size).toBe(2)
  })

  it.each(['os', 'shells'])('%s: any stands alone, told at its line', key => {
    const text = `{\n "${key}": ["any", "${key === 'os' ? 'linux' : 'zsh'}"]\n}`
    expect(parseConfig({ file: 'authmd.config.json', text })).toMatchObject({
      problems: [{ line: 2, reason: `${key}: any stands alone` }],
    })
  })
})
