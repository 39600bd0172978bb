import type { DoctorFacts } from '../../src/credentials/facts.ts'
import { noSurroundings } from '../../src/credentials/surroundings.ts'

/** A Linux machine on which nothing is set. Fixtures name what differs. */
export const nothingSet: DoctorFacts = {
  credentials: [],
  settings: [],
  routes: [],
  invocation: { bare: false, restricted: false, hosted: false },
  trusted: true,
  configCorrupted: false,
  os: 'linux',
  insideClaude: false,
  login: { path: '~/.claude/.credentials.json', state: 'absent' },
  mentions: [],
  dotenvLoaders: [],
  dotenvWithBom: [],
  scopes: [],
  switches: [],
  lines: [],
  surroundings: noSurroundings,
  pasted: false,
  ssh: false,
  container: false,
  userUnset: false,
  homeUnset: false,
  configDirMoved: false,
  projectServers: false,
  printed: [],
}
