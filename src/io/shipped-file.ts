import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files of the package that a command prints as they are. */
const SHIPPED = {
  config: 'schema/config.schema.json',
  report: 'schema/report.schema.json',
  gitleaks: 'recipes/gitleaks/anthropic.toml',
} as const

/** The text of one of them. */
export function shippedFile(packageRoot: string, which: keyof typeof SHIPPED): string {
  return readFileSync(join(packageRoot, SHIPPED[which]), 'utf8')
}
