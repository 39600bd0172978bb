import { inputs } from '../../credentials/inputs.ts'
import type { UnmodelledInput, VersionInput } from '../../credentials/types.ts'
import { isOlder } from '../../credentials/version.ts'
import type { Layers } from './layers.ts'

/** The inputs that are set and whose effect is not known. A demand on the client's version that is met is none of them. */
export function readUnmodelled(layers: Layers, version: string | undefined): readonly UnmodelledInput[] {
  const found = inputs
    .filter(({ modelled }) => !modelled)
    .flatMap(({ name, matters = value => value.trim() !== '' }) => {
      const set = layers.deciding(name)
      if (set === undefined || !matters(set.value)) return []
      return [{ name, where: set.where, ...(set.line === undefined ? {} : { line: set.line }) }]
    })
  const open = layers.unmodelled.filter(input => version === undefined || !meets(version, input))
  return [...found, ...open.map(({ from: _, to: __, ...input }) => input)]
}

function meets(version: string, { from, to }: VersionInput): boolean {
  if (from === undefined && to === undefined) return false
  return !(from !== undefined && isOlder(version, from)) && !(to !== undefined && isOlder(to, version))
}
