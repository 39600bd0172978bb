import type { Diagnosis, DoctorFacts, OtherPlace } from '../credentials/facts.ts'
import { resolveInteractive } from '../credentials/interactive.ts'
import { resolve } from '../credentials/order.ts'

/** The diagnosis of another place than this terminal. */
export function diagnosisOf(other: OtherPlace, d: Diagnosis): Diagnosis {
  const { provider: _, cloud: __, proof: ___, others: ____, ...rest } = d
  const around = aroundOf(other, d)
  const facts: DoctorFacts = {
    ...rest,
    ...around,
    ...other.situation,
    surroundings: { ...d.surroundings, ...around.surroundings, ...other.surroundings },
    other,
  }
  return { ...facts, resolution: resolve(facts), interactive: resolveInteractive(facts) }
}

type Around = Partial<Omit<DoctorFacts, 'surroundings'>> & {
  readonly surroundings?: Partial<DoctorFacts['surroundings']>
}

/** A unit and a container get nothing of a shell, and of the reader's home only where they run as the reader. */
function aroundOf({ kind, name }: OtherPlace, d: Diagnosis): Around {
  if (kind === 'editor') return {}
  const nothing = { lines: [], scopes: [], insideClaude: false }
  if (kind === 'unit') return { ...nothing, mentions: [], surroundings: { service: 'systemd' } }
  const { compose } = d.surroundings
  const own = compose.filter(one => one.name === name)
  return {
    ...nothing,
    container: true,
    mentions: d.mentions.filter(({ kindOfFile }) => kindOfFile === 'dotenv'),
    surroundings: { compose: [...own, ...compose.filter(one => one.name !== name)] },
  }
}
