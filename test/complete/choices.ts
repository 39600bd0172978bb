import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Axes, axes } from '../../src/options/axes.ts'
import type { Option } from '../../src/options/option.ts'
import { type OptionKey, options } from '../../src/options/options.ts'
import { planThoroughly } from '../../src/repository/plan-thoroughly.ts'

export type Texts = Readonly<Record<string, string>>

export interface Chosen {
  readonly key: OptionKey
  readonly value: unknown
}

export const rows: Readonly<Record<OptionKey, Option>> = options

export const optionKeys = Object.keys(rows) as readonly OptionKey[]

/** What a person may give for an option whose values no list names. */
const samples: Readonly<Partial<Record<OptionKey, string>>> = {
  guidePath: 'docs/login.md',
  templates: 'team',
  help: 'Ask in #claude.',
}

/** Axes whose members are asked for their parts one by one; here two of them tell that the option counts. */
const askedElsewhere: readonly (keyof Axes | undefined)[] = ['shell', 'shellOrAny', 'environment']

export const doc = '# App\n\nRun `make`.\n'
export const config = (content: object): Texts => ({ 'authmd.config.json': JSON.stringify(content) })

/** Options whose values no list names, and for which no sample stands here. */
export function withoutSample(): readonly string[] {
  const isFree = (key: OptionKey) => rows[key].axis === undefined && rows[key].kind !== 'switch'
  return optionKeys
    .filter(key => isFree(key) && samples[key] === undefined)
    .map(key => `${key} has no sample here`)
}

/** Each value, and none where an option has but one. */
export function valuesOf(key: OptionKey): readonly unknown[] {
  const { kind, axis } = rows[key]
  if (kind === 'switch') return [undefined, true]
  if (axis === undefined) return [undefined, samples[key]]
  const names = askedElsewhere.includes(axis) ? axes[axis].slice(0, 2) : axes[axis]
  return kind === 'list' ? names.map(name => [name]) : names
}

/** The plan of a repository with these files; an option without a flag stands in the configuration. */
export async function planOf(files: Texts, chosen?: Chosen) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-choice-')))
  const flag = chosen === undefined ? undefined : rows[chosen.key].flag
  const asked = chosen === undefined || flag === undefined ? {} : { [chosen.key]: chosen.value }
  const more = chosen === undefined || flag !== undefined ? {} : configured(chosen, files)
  try {
    for (const [path, text] of Object.entries({ ...files, ...more })) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    const host = { env: {}, platform: 'linux', pid: 0, packageRoot: process.cwd() }
    return await planThoroughly({ root, asked, want: 'present' }, host)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function configured({ key, value }: Chosen, files: Texts): Texts {
  const [head = '', tail] = (rows[key].config ?? key).split('.')
  const present = JSON.parse(files['authmd.config.json'] ?? '{}') as object
  return config({ ...present, [head]: tail === undefined ? value : { [tail]: value } })
}
