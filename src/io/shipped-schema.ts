import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The text of one of the JSON Schemas that the package ships. */
export function shippedSchema(packageRoot: string, which: 'config' | 'report'): string {
  return readFileSync(join(packageRoot, 'schema', `${which}.schema.json`), 'utf8')
}
