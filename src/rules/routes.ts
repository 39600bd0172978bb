import { layersInEffect } from '../credentials/effective.ts'
import type { Diagnosis } from '../credentials/facts.ts'
import type { Route } from '../credentials/types.ts'

/** For each of these variables the definition that counts. */
export function decidingRoutes(d: Diagnosis, variables: readonly string[]): readonly Route[] {
  const layers = layersInEffect(d)
  return variables.flatMap(variable => {
    const found = d.routes.filter(route => route.variable === variable)
    return layers.flatMap(layer => found.filter(route => route.layer === layer)).slice(-1)
  })
}
