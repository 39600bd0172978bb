import { z } from 'zod'
import { address } from '../address.ts'
import { any } from '../names.ts'
import { axes } from '../options/axes.ts'
import type { Option } from '../options/option.ts'
import type { Config } from './config.ts'
import { type ConfigKey, configKeys } from './config-keys.ts'

const paths = configKeys.filter(({ path }) => path.length > 1)
const top = configKeys.filter(({ path }) => path.length === 1)

/** Each key once: what it holds, and the sentence that editors and the reference show. */
export const configSchema = z
  .strictObject({
    $schema: z.string().describe('The JSON Schema of this file, for editors').optional(),
    paths: z.strictObject(shapeOf(paths)).describe('Where each target goes').optional(),
    ...shapeOf(top),
  })
  .meta({
    title: 'authmd configuration',
    description:
      'authmd.config.json, .authmdrc.json, or the key authmd of package.json. A flag wins over it, it wins over what the markers record, and that wins over detection.',
  })

/** What the schema lets through is a {@link Config}: both are made from the same rows. */
export function asConfig(data: object): Config {
  return data
}

function shapeOf(keys: readonly ConfigKey[]) {
  return Object.fromEntries(
    keys.map(({ path, option }) => [path.at(-1) ?? '', typeOf(option).describe(option.sentence).optional()]),
  )
}

function typeOf({ kind, axis, pattern, wants, isNeverEmpty }: Option) {
  const values: readonly string[] = axis === undefined ? [] : axes[axis]
  if (kind === 'list') {
    const list = z.array(z.enum(values))
    return isNeverEmpty ? list.min(1) : values.includes(any) ? aloneIn(list) : list
  }
  if (kind === 'one') return z.enum(values)
  return pattern === undefined ? z.string() : z.string().regex(pattern, `wants ${wants}`)
}

/** `any` beside another name would be ours to guess. A check of Zod has no form in JSON Schema, so it is said twice. */
function aloneIn(list: z.ZodArray<z.ZodEnum<Record<string, string>>>) {
  return list
    .refine(names => names.length < 2 || !names.includes(any), `${any} stands alone`)
    .meta({ anyOf: [{ maxItems: 1 }, { not: { contains: { const: any } } }] })
}

/** The JSON Schema that is shipped as `schema/config.schema.json`; draft 7, as SchemaStore and most editors want it. */
export function configJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(configSchema, { io: 'input', target: 'draft-7' })
  const id = address === undefined ? {} : { $id: `${address}/raw/HEAD/schema/config.schema.json` }
  return { $schema, ...id, ...schema }
}
