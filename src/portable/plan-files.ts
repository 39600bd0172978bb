import { templates } from 'virtual:templates'
import { createPlan } from '../core/plan.ts'
import type { RepositoryPlan } from '../core/plan-with.ts'
import { settleAhead } from '../core/settings/settle-ahead.ts'
import { askedBy } from '../options/asked-by.ts'
import type { ChosenOptions, FlagKey } from '../options/options.ts'
import { ignoreOracle } from '../targets/gitignore/ignore-without-git.ts'
import { neutralFacts } from './neutral-facts.ts'
import { repositoryOf } from './repository-of.ts'

/** What to write; the same as the flags of the command line, above the record in the markers. */
export type PlanOptions = Omit<Pick<ChosenOptions, FlagKey>, 'recursive'>

/** What `planFiles` is asked. */
export interface FilesToPlan {
  /** The texts by repository path with forward slashes: `CLAUDE.md`, `.env.example`. A BOM is the first character. */
  readonly files: Readonly<Record<string, string>>
  readonly options?: PlanOptions | undefined
  /** `absent` takes our part out; usually `present`. */
  readonly want?: 'present' | 'absent' | undefined
}

/**
 * All that `apply` would do to a repository that holds these files and no other, as data. Nothing is detected but what
 * the names of the files tell. Throws `InputError` for an unknown name in the options.
 *
 * ```js
 * import { planFiles } from 'authmd/core'
 *
 * const { edits } = planFiles({ files: { 'CLAUDE.md': '# Shop\n', '.gitignore': '.env\n' } })
 * console.log(edits.map(({ path }) => path).join()) // CLAUDE.md,.gitignore
 * ```
 */
export function planFiles({ files, options = {}, want = 'present' }: FilesToPlan): RepositoryPlan {
  const asked = askedBy(options)
  return createPlan({
    repository: repositoryOf(files),
    facts: () => neutralFacts(Object.keys(files)),
    choices: asked,
    sources: templates,
    onEdit: settleAhead(asked, undefined).onEdit,
    ways: asked,
    want,
    oracle: ignoreOracle,
  })
}
