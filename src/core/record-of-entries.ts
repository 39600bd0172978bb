import { freshUnits } from '../managed/markdown/fresh-blocks.ts'
import type { MarkerEntry } from '../managed/markers/marker.ts'
import { recordedOf } from '../managed/markers/profile-record.ts'
import { type MarkerRecord, writeRecord } from '../managed/markers/record.ts'
import { oses } from '../names.ts'
import { shells } from '../shells/index.ts'
import type { Os, Profile, Provider, SectionBlock } from '../types.ts'

const systems: readonly (readonly Os[])[] = [[], ...oses.map(os => [os])]

/**
 * The record of a section whose start marker is lost. Provider, environments and systems stand in the ids of the
 * entries (`set-key/vertex`, `environment/tmux`, `os/macos.anthropic`). The shell stands in no id: its commands are
 * parts of the lines, so it is the one whose rendering has the most digests of the end marker.
 */
export function recordOfEntries(
  entries: readonly MarkerEntry[],
  render: (profile: Profile) => readonly SectionBlock[],
): MarkerRecord {
  const known = entries.map(({ id, digest }) => ({ id: id.replace(/^!/, ''), digest }))
  const namesOf = (slot: string) => [
    ...new Set(
      known
        .map(({ id }) => id.split('/'))
        .flatMap(([axis, name = '']) => (axis === slot ? [name.split('.')[0] ?? ''] : []))
        .filter(name => name !== '' && name !== 'default'),
    ),
  ]
  const [provider = 'anthropic'] = namesOf('set-key')
  const named = namesOf('os') as readonly Os[]
  const candidates = (named.length > 0 ? [named] : systems).flatMap(os =>
    [[], ...shells.map(({ id }) => [id])].map(
      (shellIds): Profile => ({
        os,
        shells: shellIds,
        environments: namesOf('environment'),
        provider: provider as Provider,
      }),
    ),
  )
  const digests = new Set(known.map(({ id, digest }) => `${id}:${digest}`))
  const matches = (profile: Profile) =>
    freshUnits(render(profile), 'block').filter(({ id, digest }) => digests.has(`${id}:${digest}`)).length
  const [best] = candidates
    .map(profile => ({ profile, count: matches(profile) }))
    .toSorted((a, b) => b.count - a.count)
  return writeRecord(best === undefined ? { os: named } : recordedOf(best.profile))
}
