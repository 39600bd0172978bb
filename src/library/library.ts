import type { RepositoryPlan } from '../core/plan-with.ts'
import type { ResolvedCredentials } from '../diagnosis/resolve-machine.ts'
import type { Options } from './options.ts'

// What reads and writes is loaded by the call: importing the package costs nothing, in a browser too.

/** What `plan`, `check`, `apply` and `remove` give. */
export interface Outcome {
  /** Edits with the text before and after, findings, refusals; states as they were before the call. */
  readonly plan: RepositoryPlan
  /**
   * Whether nothing of the plan is open: no edit that is not written, no conflict, no refusal. After `remove`: whether
   * nothing of ours is left that could be taken out.
   */
  readonly current: boolean
  /** Whether the edits of the plan are on the disk now. */
  readonly written: boolean
}

/**
 * All that `apply` would do to a repository, as data. Reads, and writes nothing. Rejects with an {@link InputError} for
 * an unknown name, a broken configuration, or a directory that is not there.
 *
 * ```js
 * import { plan } from 'authmd'
 *
 * const { plan: planned, written } = await plan('.', { shells: ['zsh'], os: ['macos'] })
 * console.log(planned.edits.map(({ path }) => path).join()) // CLAUDE.md,.gitignore
 * console.log(written) // false
 * ```
 */
export async function plan(directory: string, options: Options = {}): Promise<Outcome> {
  const { planDirectory } = await import('./plan-directory.ts')
  return outcomeOf({ plan: (await planDirectory(directory, options, 'present')).plan, written: false })
}

/**
 * Whether a repository is current: the same as {@link plan}, under the name of the command.
 *
 * ```js
 * import { check } from 'authmd'
 *
 * const { current, plan } = await check('.')
 * console.log(current, plan.refusals.length) // false 0
 * ```
 */
export async function check(directory: string, options: Options = {}): Promise<Outcome> {
  return plan(directory, options)
}

/**
 * Brings a repository up to date: every file of the plan, or none. Where the plan has refusals nothing is written,
 * and so it is when a file changed meanwhile or can't be written; then a refusal says which.
 *
 * ```js
 * import { apply } from 'authmd'
 *
 * console.log((await apply('.')).written) // true
 * console.log((await apply('.')).current) // true
 * ```
 */
export async function apply(directory: string, options: Options = {}): Promise<Outcome> {
  return write(directory, options, 'present')
}

/**
 * Takes our part out of a repository again: the original bytes come back, and what a person wrote into the section
 * stays, with a finding for each block.
 *
 * ```js
 * import { apply, remove } from 'authmd'
 *
 * await apply('.')
 * console.log((await remove('.')).written) // true
 * ```
 */
export async function remove(directory: string, options: Options = {}): Promise<Outcome> {
  return write(directory, options, 'absent')
}

/**
 * Which credential Claude Code sends from `directory`, and which others are there. Reads the environment, settings
 * files and the stored login; sends nothing, changes nothing, starts no program, and returns no value.
 *
 * ```js
 * import { resolveCredentials } from 'authmd'
 *
 * const { resolution, credentials } = await resolveCredentials('.', { env: { HOME: '/nowhere' } })
 * console.log(resolution.request, credentials.length) // false 0
 * ```
 */
export async function resolveCredentials(
  directory: string,
  options: Pick<Options, 'env'> = {},
): Promise<ResolvedCredentials> {
  const { resolveDirectory } = await import('./resolve-directory.ts')
  return resolveDirectory(directory, options)
}

async function write(directory: string, options: Options, want: 'present' | 'absent'): Promise<Outcome> {
  const { planDirectory } = await import('./plan-directory.ts')
  const { writePlan } = await import('../repository/write-plan.ts')
  const planned = await planDirectory(directory, options, want)
  return outcomeOf(writePlan(planned.root, planned.plan))
}

function outcomeOf({ plan, written }: Omit<Outcome, 'current'>): Outcome {
  const { edits, refusals, parts } = plan
  const conflict = parts.some(
    ({ state, also }) => state === 'conflict' || also?.includes('conflict') === true,
  )
  return { plan, current: (written || edits.length === 0) && refusals.length === 0 && !conflict, written }
}
