import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from '../../src/credentials/order.ts'
import { cloudProviders } from '../../src/credentials/providers.ts'
import { sources } from '../../src/credentials/sources.ts'
import type { Credential, Situation, SourceId } from '../../src/credentials/types.ts'
import { nothingSet } from '../rules/facts.ts'

const rows: readonly Source[] = sources

interface Source {
  readonly name: string
  readonly places: readonly string[]
  readonly ignoredIn?: readonly string[]
}

/** Sources of the table that nothing sends, wherever requests go: each usable, in the place that it has, alone or beside a key. */
export function unsentSources(): readonly string[] {
  return rows.flatMap(({ name, places, ignoredIn = [] }) =>
    places
      .filter(place => !ignoredIn.includes(place))
      .map(place => `${place}:${name}` as SourceId)
      .filter(source => !situationsOf(source, name).some(situation => sends(situation, source))),
  )
}

/** Rows are recorded on Linux, which has no Keychain. */
const unseen = ['keychain']

/** Sources of the table of which no recorded run of Claude Code is told: their names behind a colon, in any test. */
export function unmeasuredSources(): readonly string[] {
  const told = readdirSync('test/credentials')
    .map(file => readFileSync(`test/credentials/${file}`, 'utf8'))
    .join('\n')
  const names = rows.map(({ name }) => name).filter(name => !unseen.includes(name))
  return names.filter(name => !told.includes(`:${name}`))
}

function situationsOf(source: SourceId, name: string): readonly Situation[] {
  const credential: Credential = {
    source,
    variable: name,
    where: 'a place',
    kind: 'unknown',
    length: 40,
    defects: [],
    header: 'x-api-key',
    usable: 'yes',
  }
  const key: Credential = { ...credential, source: 'shell:ANTHROPIC_API_KEY', variable: 'ANTHROPIC_API_KEY' }
  const alone: Situation = { ...nothingSet, credentials: [credential] }
  return [
    alone,
    { ...alone, credentials: [key, credential] },
    ...cloudProviders.map(
      ({ id, on }): Situation => ({
        ...alone,
        provider: { variable: on, layer: 'shell', provider: id },
        cloud: { skipsAuth: false, missing: [], chain: 'absent' },
      }),
    ),
  ]
}

function sends(situation: Situation, source: SourceId): boolean {
  const { request, xApiKey, authorization } = resolve(situation)
  return request && (xApiKey === source || authorization === source)
}
