import { freshUnits } from '../managed/markdown/fresh-blocks.ts'
import type { MarkerEntry } from '../managed/markers/marker.ts'
import { recordedOf } from '../managed/markers/profile-record.ts'
import { type MarkerRecord, writeRecord } from '../managed/markers/record.ts'
import { oses } from '../names.ts'
import { shells } from '../shells/index.ts'
import { forbiddenWords } from '../stance/forbidden-words.ts'
import type { Stance } from '../templates/section-lines.ts'
import type { Os, Profile, Provider, SectionBlock } from '../types.ts'

const systems: readonly (readonly Os[])[] = [[], ...oses.map(os => [os])]

interface Rendering {
  readonly render: (profile: Profile, stance: Stance) => readonly SectionBlock[]
  /** What the document may have said when it was rendered. */
  readonly stances: readonly Required<Stance>[]
}

/**
 * The record of a section whose start marker is lost. Provider, environments and systems stand in the ids of the
 * entries (`way-in/vertex`, `environment/tmux`, `os/macos.anthropic`). The shell stands in no id: its commands are
 * parts of the lines, so it is the one whose rendering has the most digests of the end marker; and so it is with what
 * the document forbids.
 */
export function recordOfEntries(
  entries: readonly MarkerEntry[],
  { render, stances }: Rendering,
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
  const [provider = 'anthropic'] = namesOf('way-in')
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
  const matches = (profile: Profile, stance: Stance) =>
    freshUnits(render(profile, stance), 'block').filter(({ id, digest }) => digests.has(`${id}:${digest}`))
      .length
  const [best] = stances
    .flatMap(stance => candidates.map(profile => ({ profile, stance, count: matches(profile, stance) })))
    .toSorted((a, b) => b.count - a.count)
  if (best === undefined) return writeRecord({ os: named })
  return writeRecord({ ...recordedOf(best.profile), forbids: forbiddenWords(best.stance) })
}
