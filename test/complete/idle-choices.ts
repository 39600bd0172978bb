import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { withSum } from '../../src/managed/markers/sum.ts'
import { type Axes, axes } from '../../src/options/axes.ts'
import type { Option } from '../../src/options/option.ts'
import { type OptionKey, options } from '../../src/options/options.ts'
import { planThoroughly } from '../../src/repository/plan-thoroughly.ts'

type Texts = Readonly<Record<string, string>>

const rows: Readonly<Record<OptionKey, Option>> = options

/** What a person may give for an option whose values no list names. */
const samples: Readonly<Partial<Record<OptionKey, string>>> = {
  guidePath: 'docs/login.md',
  templates: 'team',
  help: 'Ask in #claude.',
}

/** Axes whose members are asked for their parts one by one; here two of them tell that the option counts. */
const askedElsewhere: readonly (keyof Axes | undefined)[] = ['shell', 'shellOrAny', 'environment']

const doc = '# App\n\nRun `make`.\n'
const config = (content: object): Texts => ({ 'authmd.config.json': JSON.stringify(content) })

/** Repositories in which a choice can show: the ordinary one first, because it is asked first. */
function repositories(written: string): readonly Texts[] {
  const from = written.indexOf('<!-- authmd:start')
  const section = written.slice(from).trimEnd()
  const change = (text: string) => text.replace('Never commit', 'Always commit')
  // As if an older template had said something else: every digest differs from today's.
  const older = section.replaceAll(/(?<=:)[0-9a-f](?=[0-9a-f]{5}\b)/g, digit => (digit === '0' ? '1' : '0'))
  const byHand =
    '# App\n\n## Claude Code authentication\n\nRun `claude setup-token` and set `CLAUDE_CODE_OAUTH_TOKEN`.\n'
  const team = '---\nsource: https://example.com/\nverified: 2026-01-01\n---\n\nAsk in the channel first.\n'
  const withSection = (text: string) => `${written.slice(0, from)}${text}\n`
  return [
    { 'CLAUDE.md': doc, 'team/claude-md/help/default.md': team },
    { 'CLAUDE.md': doc, ...config({ targets: ['env-example'] }) },
    { 'CLAUDE.md': doc, ...config({ targets: ['claude-md', 'env-example', 'guide'] }) },
    { 'CLAUDE.md': change(written) },
    { 'CLAUDE.md': withSection(change(older)) },
    { 'CLAUDE.md': withSection(withSum(change(section))) },
    { 'CLAUDE.md': doc, 'packages/a/CLAUDE.md': withSection(change(section)) },
    { 'CLAUDE.md': byHand },
    { 'CLAUDE.md': written.slice(0, written.indexOf('<!-- authmd:end')) },
    { 'CLAUDE.md': `${written}\n${section}\n` },
  ]
}

/**
 * Choices by which nothing goes: two values of one option, or an option and its absence, that give the same plan in every
 * repository. A new row or a new name is here until something is done with it.
 */
export async function idleChoices(): Promise<readonly string[]> {
  const plain = await planOf({ 'CLAUDE.md': doc }, undefined)
  const written = plain.edits.find(({ path }) => path === 'CLAUDE.md')?.after ?? ''
  const cases = repositories(written)
  const keys = Object.keys(rows) as OptionKey[]
  const found: string[] = []
  for (const key of keys) {
    const isFree = rows[key].axis === undefined && rows[key].kind !== 'switch'
    if (isFree && samples[key] === undefined) found.push(`${key} has no sample here`)
    else found.push(...(await alike(key, valuesOf(key), cases)))
  }
  return found
}

/** Each value, and none where an option has but one. */
function valuesOf(key: OptionKey): readonly unknown[] {
  const { kind, axis } = rows[key]
  if (kind === 'switch') return [undefined, true]
  if (axis === undefined) return [undefined, samples[key]]
  const names = askedElsewhere.includes(axis) ? axes[axis].slice(0, 2) : axes[axis]
  return kind === 'list' ? names.map(name => [name]) : names
}

async function alike(
  key: OptionKey,
  values: readonly unknown[],
  [first, ...others]: readonly Texts[],
): Promise<readonly string[]> {
  if (first === undefined) return [`${key} ${values.map(value => String(value)).join(' = ')}`]
  const groups = new Map<string, unknown[]>()
  for (const value of values) {
    const told = await planText(first, { key, value })
    groups.set(told, [...(groups.get(told) ?? []), value])
  }
  const undecided = [...groups.values()].filter(group => group.length > 1)
  const found: string[] = []
  for (const group of undecided) found.push(...(await alike(key, group, others)))
  return found
}

interface Chosen {
  readonly key: OptionKey
  readonly value: unknown
}

async function planText(files: Texts, chosen: Chosen): Promise<string> {
  try {
    const { edits, findings, refusals, parts } = await planOf(files, chosen)
    return JSON.stringify({ edits, findings, refusals, parts })
  } catch (error) {
    return String(error)
  }
}

async function planOf(files: Texts, chosen: Chosen | undefined) {
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

/** An option without a flag stands in the configuration. */
function configured({ key, value }: Chosen, files: Texts): Texts {
  const [head = '', tail] = (rows[key].config ?? key).split('.')
  const present = JSON.parse(files['authmd.config.json'] ?? '{}') as object
  return config({ ...present, [head]: tail === undefined ? value : { [tail]: value } })
}
