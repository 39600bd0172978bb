import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The page of one rule, of the package; only what is shown is read. Throws what `node:fs` throws. */
export function readRuleTemplate(packageRoot: string, id: string): string {
  return readFileSync(join(packageRoot, 'templates', 'explain', `${id}.md`), 'utf8')
}

/** What doctor says about one rule; `undefined` where its page says it all. */
export function readAnswerTemplate(packageRoot: string, id: string): string | undefined {
  const path = join(packageRoot, 'templates', 'doctor', `${id}.md`)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
