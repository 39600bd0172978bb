import { isOlder } from '../credentials/version.ts'
import type { Rule } from './rule.ts'

export const clientVulnerable: Rule = {
  id: 'client-vulnerable',
  severity: 'error',
  explains: [],
  check: d => {
    const { client } = d
    const hole =
      client === undefined ? undefined : holes.findLast(({ fixed }) => isOlder(client.version, fixed))
    return client === undefined || hole === undefined
      ? []
      : [{ reason: `Claude Code ${client.version} has ${hole.id}, fixed in ${hole.fixed}: ${hole.what}` }]
  },
}

/** Advisories in which a repository gets at credentials; the newest first, so that the last that applies is the gravest. */
const holes = [
  { id: 'CVE-2026-33068', fixed: '2.1.53', what: 'a project can skip the trust dialog' },
  {
    id: 'CVE-2026-21852',
    fixed: '2.0.65',
    what: 'a project can send the key to its own server before the trust dialog',
  },
  { id: 'CVE-2025-59536', fixed: '1.0.111', what: 'a project can run code before the trust dialog' },
] as const
