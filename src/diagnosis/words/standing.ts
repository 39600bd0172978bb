import { definitionsOf } from '../../credentials/effective.ts'
import type { Diagnosis } from '../../credentials/facts.ts'
import type { VariableName } from '../../credentials/sources.ts'
import type { Layer } from '../../credentials/types.ts'
import { cloudNames } from '../../places/known-names.ts'
import { decidingRoutes } from '../../rules/routes.ts'
import type { Target } from './take-out.ts'

/** Where the definition of a variable stands that counts, a blank one included, since it erases the weaker ones. */
export function standingOf(variable: string, d: Diagnosis): Target | undefined {
  const found =
    definitionsOf(variable as VariableName, d).at(-1) ??
    decidingRoutes(d, [variable])[0] ??
    ofCloud(variable, d) ??
    ofLogin(variable, d) ??
    ofExceptions(variable, d)
  if (found === undefined) return undefined
  return {
    variable,
    source: `${layerOf(found.where, d)}:${variable}`,
    where: found.where,
    ...(found.line === undefined ? {} : { line: found.line }),
  }
}

/** Where a variable that is nowhere belongs: what a provider needs, beside the switch of that provider. */
export function placeFor(variable: string, d: Diagnosis): Target | undefined {
  const { provider } = d
  if (provider === undefined || !cloudNames.includes(variable)) return undefined
  const beside = standingOf(provider.variable, d)
  if (beside === undefined || isOfShell(beside)) return undefined
  const { line: _, ...file } = beside
  return { ...file, variable }
}

export const isOfShell = ({ source = 'shell:' }: Target) => source.startsWith('shell:')

function ofCloud(variable: string, { surroundings: { cloud } }: Diagnosis) {
  const { set = [], switches = [], switchedOff = [] } = cloud
  const off = switchedOff.find(({ name }) => name === variable)?.off[0]
  return [...switches, ...set].find(({ name }) => name === variable) ?? off
}

function ofLogin(variable: string, { login: { movedBy } }: Diagnosis) {
  return movedBy?.variable === variable ? movedBy : undefined
}

function ofExceptions(variable: string, { surroundings: { notExempt } }: Diagnosis) {
  if (notExempt?.variable !== variable || notExempt.where === undefined) return undefined
  const { where, line } = notExempt
  return { where, ...(line === undefined ? {} : { line }) }
}

function layerOf(where: string, { settings }: Diagnosis): Layer {
  return settings.find(({ path }) => path === where)?.layer ?? 'shell'
}
