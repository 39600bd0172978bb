import { environments } from '../environments/index.ts'
import type { Template } from './read-template.ts'
import type { Variant } from './select-variants.ts'

export interface ReadVariant extends Variant {
  readonly template: Template
}

export interface SharedVariant extends ReadVariant {
  /** The environments for which it speaks, where the template has the word `{{name}}`. */
  readonly names: readonly string[]
}

/** Variants of one slot that say the same of different environments are drawn together: "VS Code, JetBrains: …". */
export function sharedVariants(variants: readonly ReadVariant[]): readonly SharedVariant[] {
  const shared: SharedVariant[] = []
  for (const variant of variants) {
    const name = nameOf(variant)
    const same =
      name === undefined
        ? -1
        : shared.findIndex(({ names, template }) => names.length > 0 && says(template, variant.template))
    const earlier = shared[same]
    if (earlier === undefined || name === undefined)
      shared.push({ ...variant, names: name === undefined ? [] : [name] })
    else shared[same] = { ...earlier, names: [...earlier.names, name] }
  }
  return shared
}

function nameOf({ stem, template }: ReadVariant): string | undefined {
  const id = stem.split('/').at(-1)?.split('.')[0]
  const environment = environments.find(one => one.id === id)
  return environment !== undefined && JSON.stringify(template.parts).includes('{{name}}')
    ? environment.name
    : undefined
}

function says(one: Template, other: Template): boolean {
  const text = ({ parts }: Template) =>
    JSON.stringify(
      parts.map(part => (part.kind === 'block' ? part.node : part)),
      (key, value) => (key === 'position' ? undefined : value),
    )
  return text(one) === text(other)
}
