import { join } from 'node:path'
import { readTemplateFiles } from '../io/template-files.ts'
import type { RulePage } from '../report/report.ts'
import { renderExplain } from '../templates/render-explain.ts'
import type { World } from './world.ts'

/** The pages of `authmd explain` for a report that many people read: neutral, for no shell and no system. */
export function rulePages({ packageRoot }: World): (ruleId: string) => RulePage | undefined {
  const sources = readTemplateFiles(join(packageRoot, 'templates'))
  return id => {
    if (!sources.has(`explain/${id}.md`)) return undefined
    const { title, cause, fix, security } = renderExplain({ shell: undefined, os: [], sources, id })
    return { title, cause, fix, ...(security === undefined ? {} : { security }) }
  }
}
