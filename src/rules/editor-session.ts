import type { Diagnosis, OtherPlace } from '../credentials/facts.ts'
import { providerNames } from '../credentials/provider-names.ts'
import { sentIn } from './in-use.ts'
import { diagnosisOf } from './other-place.ts'
import type { Found, Rule } from './rule.ts'

/** What an extension is started with is read by no terminal: where nothing is found here, that is why. */
export const editorSession: Rule = {
  id: 'editor-session',
  severity: 'warning',
  explains: ['silent'],
  check: d => (d.others ?? []).filter(({ kind }) => kind === 'editor').flatMap(one => ofSession(one, d)),
}

function ofSession(session: OtherPlace, d: Diagnosis): readonly Found[] {
  const { name, file } = session
  const there = diagnosisOf(session, d)
  const { resolution: r } = there
  const sent = [sentIn(there, 'xApiKey'), sentIn(there, 'authorization')].find(one => one?.where === file)
  const route = there.routes.find(
    one => one.where === file && `${one.layer}:${one.variable}` === r.baseUrl.source,
  )
  const isProvider = r.provider !== d.resolution.provider
  const key = there.credentials.find(one => one.where === file && one.variable === 'ANTHROPIC_API_KEY')
  const host =
    r.provider === 'anthropic'
      ? (r.baseUrl.host ?? 'an address that is not a URL')
      : providerNames[r.provider]
  const by = 'claudeCode.environmentVariables sets'
  const says =
    sent !== undefined
      ? `sends ${sent.variable} to ${host}: ${by} it, only for that session`
      : route !== undefined || isProvider
        ? `goes to ${host}: ${by} that, only for that session`
        : key !== undefined && key.kind !== 'empty' && key.approval !== 'approved'
          ? `ignores the key in claudeCode.environmentVariables, like every key that was not approved in a session`
          : undefined
  if (says === undefined) return []
  const at = sent ?? route ?? key
  return [
    {
      reason: `A session of ${name} ${says}`,
      file,
      ...(at?.line === undefined ? {} : { line: at.line }),
      ...(at === undefined ? {} : { variable: at.variable }),
      ...(d.resolution.request ? { severity: 'info' as const } : {}),
    },
  ]
}
