import { join } from 'node:path'
import { readTemplateFiles } from '../../io/template-files.ts'

/** The ids that `authmd explain` takes, sorted. */
export function pageNames(packageRoot: string): readonly string[] {
  return [...readTemplateFiles(join(packageRoot, 'templates', 'explain')).keys()].map(path =>
    path.replace(/\.md$/, ''),
  )
}
