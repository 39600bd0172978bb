import { inputs } from '../../credentials/inputs.ts'
import type { UnmodelledInput } from '../../credentials/types.ts'
import type { Layers } from './layers.ts'

/** The inputs that are set and whose effect is not known. */
export function readUnmodelled(layers: Layers): readonly UnmodelledInput[] {
  const found = inputs
    .filter(({ modelled }) => !modelled)
    .flatMap(({ name }) => {
      const set = layers.deciding(name)
      if (set === undefined || set.value.trim() === '') return []
      return [{ name, where: set.where, ...(set.line === undefined ? {} : { line: set.line }) }]
    })
  return [...found, ...layers.unmodelled]
}
