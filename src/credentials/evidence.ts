import type { Own, Unproven } from './finish.ts'
import { wasRun } from './measured-systems.ts'
import { measuredVersion } from './measured-version.ts'
import type { Resolution, Situation, UnmodelledInput } from './types.ts'
import { unreadSettings } from './unread-settings.ts'

/** How the answer is known, and what stands in the way of knowing more. */
export function withEvidence(situation: Situation, found: Unproven, own: Own): Resolution {
  const { unmodelled = [] } = situation
  const unread = unreadSettings(situation)
    .filter(({ path }) => !unmodelled.some(({ where }) => where === path))
    .map(({ path }) => ({ name: 'settings', where: path }))
  const unknownInputs = [...unmodelled, ...unread, ...unseen(situation, found, own)]
  if (unknownInputs.length > 0) return { ...found, evidence: 'unknown', unknownInputs }
  const evidence = measurable(situation, found) ? 'measured' : 'documented'
  return { ...found, evidence, ...(evidence === 'measured' ? { measuredOn: measuredVersion } : {}) }
}

/** What the answer depends on and could not be looked at. */
function unseen(situation: Situation, found: Unproven, own: Own): readonly UnmodelledInput[] {
  if (found.blocked === 'managed-organization-unchecked') {
    const rule = 'forceLoginOrgUUID'
    const file = situation.settings.find(({ forces }) => forces?.includes(rule))
    return [{ name: rule, where: file?.path ?? 'managed settings' }]
  }
  const unseenValues = [own.x, own.bearer].flatMap(one =>
    one?.usable === 'unseen' ? [{ name: one.variable, where: one.where }] : [],
  )
  return [...unseenValues, ...fetched(situation, found)]
}

/** Measured: settings are fetched where the API of Anthropic itself is asked, and nowhere else. */
function fetched({ serverSettings }: Situation, { provider, baseUrl }: Unproven): readonly UnmodelledInput[] {
  const asks = provider === 'anthropic' && baseUrl.host === 'api.anthropic.com'
  return serverSettings !== undefined && asks ? [serverSettings] : []
}

/** What only a cloud can tell was never part of a measurement, nor what a system has on which the client was not run. */
function measurable(situation: Situation, found: Unproven): boolean {
  const { cloud } = situation
  if (!wasRun('print', situation)) return false
  if (found.provider !== 'anthropic') {
    const own = (found.xApiKey ?? found.authorization) !== null || cloud?.skipsAuth === true
    return own || cloud?.chain === 'absent' || (cloud?.missing.length ?? 0) > 0
  }
  return found.authorization !== 'login:keychain'
}
