import { gitOracle } from '../../src/io/git-ignore.ts'
import { findProgram } from '../../src/io/program.ts'
import type { OpenRepository } from '../../src/targets/open-file.ts'
import type { Target, TargetInput } from '../../src/targets/target.ts'
import type { Provider } from '../../src/types.ts'
import { templateSources } from '../support/templates.ts'
import { textsOf, virtualRepository, withEdits } from '../support/virtual-repository.ts'

export const oracle = gitOracle(findProgram('git', { path: process.env['PATH'], project: '/nowhere' }) ?? '')

export type Options = Partial<Omit<TargetInput, 'repository'>> & {
  readonly provider?: Provider
  readonly repository?: Partial<OpenRepository>
}

/** Plans one target for files in memory. */
export function planFor(target: Target, texts: Readonly<Record<string, string>>, options: Options = {}) {
  const { provider = 'anthropic', repository: more, ...rest } = options
  const repository = { ...virtualRepository(texts), ...more }
  const plan = target.plan({
    repository,
    profile: { os: [], shells: [], environments: [], provider },
    targets: ['env-example', 'gitignore'],
    choices: {},
    isChosen: false,
    holdsRecord: () => false,
    record: part =>
      part === 'env-example' && provider !== 'anthropic'
        ? { provider }
        : ({} as Readonly<Record<string, string>>),
    guidePath: 'docs/claude-code-auth.md',
    sources: templateSources,
    onEdit: 'merge',
    want: 'present',
    oracle,
    engine: undefined,
    ...rest,
  })
  const after = textsOf(withEdits(virtualRepository(texts), plan.edits))
  return { ...plan, after: after as Readonly<Record<string, string>> }
}
