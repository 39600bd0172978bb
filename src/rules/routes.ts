import { definitionsOf, layersInEffect } from '../credentials/effective.ts'
import type { Diagnosis } from '../credentials/facts.ts'
import type { VariableName } from '../credentials/sources.ts'
import type { Route } from '../credentials/types.ts'

/** A settings file gives the variable its value, whatever the shell has. */
export function isSetInFile(d: Diagnosis, variable: string): boolean {
  const { set = [], switches = [] } = d.surroundings.cloud
  const isOfSettings = (where: string) => d.settings.some(({ path }) => path === where)
  return (
    decidingRoutes(d, [variable]).some(({ layer }) => layer !== 'shell') ||
    [...switches, ...set].some(({ name, where }) => name === variable && isOfSettings(where)) ||
    isOfSettings(definitionsOf(variable as VariableName, d).at(-1)?.where ?? '')
  )
}

/** For each of these variables the definition that counts. */
export function decidingRoutes(d: Diagnosis, variables: readonly string[]): readonly Route[] {
  const layers = layersInEffect(d)
  return variables.flatMap(variable => {
    const found = d.routes.filter(route => route.variable === variable)
    return layers.flatMap(layer => found.filter(route => route.layer === layer)).slice(-1)
  })
}
