import { withSum } from '../../src/managed/markers/sum.ts'
import type { OptionKey } from '../../src/options/options.ts'
import {
  type Chosen,
  config,
  doc,
  optionKeys,
  planOf,
  rows,
  type Texts,
  valuesOf,
  withoutSample,
} from './choices.ts'

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
  const plain = await planOf({ 'CLAUDE.md': doc })
  const written = plain.edits.find(({ path }) => path === 'CLAUDE.md')?.after ?? ''
  const cases = repositories(written)
  const found: string[] = [...withoutSample()]
  // Where our part stands already, another record alone makes it outdated.
  const bare = cases.filter(texts => !Object.values(texts).join('').includes('authmd:start'))
  for (const key of optionKeys)
    found.push(...(await alike(key, valuesOf(key), rows[key].record === undefined ? cases : bare)))
  return found
}

async function alike(
  key: OptionKey,
  values: readonly unknown[],
  [first, ...others]: readonly Texts[],
): Promise<readonly string[]> {
  if (first === undefined) return [`${key} ${values.map(value => String(value)).join(' = ')}`]
  const groups = new Map<string, unknown[]>()
  for (const value of values) {
    const told = withoutRecord(await planText(first, { key, value }), rows[key].record)
    groups.set(told, [...(groups.get(told) ?? []), value])
  }
  const undecided = [...groups.values()].filter(group => group.length > 1)
  const found: string[] = []
  for (const group of undecided) found.push(...(await alike(key, group, others)))
  return found
}

/** That a marker records a choice is no way to go by it. */
function withoutRecord(plan: string, key: string | undefined): string {
  const words = new RegExp(`(?:\\s|\\\\n|#)+(?:${key ?? 'sum'}|sum)=[^\\s\\\\"]+`, 'g')
  return plan.replaceAll(words, '').replaceAll(/(?:\s|\\n|#)+/g, ' ')
}

async function planText(files: Texts, chosen: Chosen): Promise<string> {
  try {
    const { edits, findings, refusals, parts } = await planOf(files, chosen)
    return JSON.stringify({ edits, findings, refusals, parts })
  } catch (error) {
    return String(error)
  }
}
