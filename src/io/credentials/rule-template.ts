import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The text of one rule, of the package; only what is shown is read. Throws what `node:fs` throws. */
export function readRuleTemplate(packageRoot: string, id: string): string {
  return readFileSync(join(packageRoot, 'templates', 'explain', `${id}.md`), 'utf8')
}
