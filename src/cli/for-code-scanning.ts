import { resolve } from 'node:path'
import { isFile } from '../io/is-file.ts'
import { repositoryRoot } from '../io/repository-root.ts'
import type { Format } from '../report/formats.ts'
import type { Report } from '../report/report.ts'
import type { World } from './world.ts'

/** What SARIF tells beyond the findings, whose files are named from `top` on, else from the top of the repository. */
export async function forCodeScanning(
  format: Format,
  world: World,
  top?: string,
): Promise<Pick<Report, 'pageOf' | 'hasFile'>> {
  if (format !== 'sarif') return {}
  const { rulePages } = await import('./rule-pages.ts')
  const base = top ?? repositoryRoot(world.cwd) ?? world.cwd
  return { pageOf: rulePages(world), hasFile: file => isFile(resolve(base, file)) }
}
