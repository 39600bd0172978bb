import { recordFor } from '../../src/core/settings/record-for.ts'
import { recordKeys, recordRows } from '../../src/managed/markers/record.ts'
import { targetIds } from '../../src/names.ts'
import { recordedOptions } from '../../src/options/recorded-options.ts'
import { config, doc, optionKeys, planOf, rows, type Texts, valuesOf } from './choices.ts'

/** All that is kept is in it, so that each marker can say what it has to. */
const repository: Texts = {
  'CLAUDE.md': doc,
  '.env.example': 'PORT=\n',
  ...config({ targets: ['claude-md', 'env-example', 'gitignore', 'guide'] }),
}

/**
 * Choices that a flag can say and a bare run takes back: no marker records them, or what it records is not what they
 * were.
 */
export async function lostChoices(): Promise<readonly string[]> {
  const lost: string[] = []
  for (const key of optionKeys.filter(option => rows[option].flag !== undefined))
    for (const value of valuesOf(key)) {
      const { edits } = await planOf(repository, { key, value })
      const written = Object.fromEntries(edits.map(({ path, after = '' }) => [path, after]))
      // A section with its checksum and its record is taken for current unseen: what was lost shows in a fresh one.
      const later = await planOf({ ...repository, ...written }, { key: 'exact', value: true })
      const taken = later.edits.map(({ path }) => path)
      if (taken.length > 0) lost.push(`${key} ${String(value)}: ${taken.join()}`)
    }
  return lost
}

/** Keys of the record that no option names, and that nothing in a repository fills either. */
export function idleKeys(): readonly string[] {
  const settled = {
    ...{ targets: targetIds, recorded: {}, guidePath: 'docs/login.md', usualGuidePath: 'docs/login.md' },
    ...{ forbids: 'api-key', own: { texts: new Map(), help: 'Ask in #claude.' } },
  }
  const parts = [...new Set(recordKeys.flatMap(key => recordRows[key].parts))]
  const filled = parts.flatMap(part => Object.keys(recordFor(part, settled)))
  const named = recordedOptions.map(({ key }): string => key)
  return recordKeys.filter(key => !named.includes(key) && !filled.includes(key))
}
