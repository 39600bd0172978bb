import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** The JSON Schema that ships, as a validator. */
export function reportSchema(): z.ZodType {
  const url = new URL('../../schema/report.schema.json', import.meta.url)
  return z.fromJSONSchema(JSON.parse(readFileSync(url, 'utf8')))
}
