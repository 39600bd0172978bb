import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { configJsonSchema, configSchema } from '../../src/config/schema.ts'

const file = fileURLToPath(new URL('../../schema/config.schema.json', import.meta.url))

describe('schema/config.schema.json', () => {
  it('is the schema that authmd reads by (AUTHMD_UPDATE=1 writes it)', () => {
    const text = `${JSON.stringify(configJsonSchema(), undefined, 2)}\n`
    if (process.env['AUTHMD_UPDATE'] === '1') writeFileSync(file, text)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it('describes every key, for editors and for the reference', () => {
    const bare = Object.entries({ ...configSchema.shape, ...configSchema.shape.paths.unwrap().shape })
      .filter(([, schema]) => (z.globalRegistry.get(schema.unwrap())?.description ?? '') === '')
      .map(([key]) => key)
    expect(bare).toEqual([])
  })

  it('names itself: a configuration may hold $schema', () => {
    expect(
      configSchema.safeParse({ $schema: './node_modules/authmd/schema/config.schema.json' }).success,
    ).toBe(true)
  })
})
