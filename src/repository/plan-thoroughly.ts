import { planWith, type RepositoryPlan } from '../core/plan-with.ts'
import { settleAhead } from '../core/settings/settle-ahead.ts'
import { InputError } from '../options/input-error.ts'
import type { ChosenOptions } from '../options/options.ts'
import type { Facts, IgnoreOracle } from '../types.ts'
import type { Host } from './host.ts'
import { nestedInput } from './nested-input.ts'
import type { PlanRequest } from './plan-request.ts'
import { type Configured, readConfigured, underPolicy } from './read-configured.ts'
import { readRepository } from './read-repository.ts'
import { allSources, lineSources } from './template-sources.ts'

/**
 * Reads one repository and decides; nothing is written. First without the Markdown engine, which is enough where
 * everything is current; what costs is loaded only where something is to be done. Throws `InputError`.
 */
export async function planThoroughly(request: PlanRequest, host: Host): Promise<RepositoryPlan> {
  const configured = underPolicy(await readConfigured(request.root), request.policy)
  refuseLostGuide(request.asked, configured)
  return counted(
    (await planLightly(request, configured, host)) ?? (await planWhole(request, configured, host)),
  )
}

/** The plan where nothing has to be written; `undefined` where that can't be told without git or an engine. */
async function planLightly(
  { root, asked, want, mayReplace, given }: PlanRequest,
  configured: Configured | undefined,
  host: Host,
): Promise<RepositoryPlan | undefined> {
  const ahead = settleAhead(asked, configured?.options)
  if (want === 'absent' || asked.repair || asked.exact || mayReplace) return undefined
  if (ahead.looksBelow || configured?.templates !== undefined) return undefined
  let gitIsNeeded = false
  const oracle: IgnoreOracle = (_, paths) => {
    gitIsNeeded = true
    return paths.map(path => ({ path, ignored: false }))
  }
  const repository = readRepository({
    ...{ root, path: pathOf(host), guidePaths: ahead.guidePaths },
    ...{ oracle, forWriting: false, given },
  })
  const plan = planWith(undefined, {
    repository,
    facts: unseen,
    choices: asked,
    configured: configured?.options,
    sources: lineSources(host.packageRoot),
    onEdit: ahead.onEdit,
    want,
    oracle,
  })
  return gitIsNeeded || plan?.edits.length !== 0 || plan.refusals.length > 0 ? undefined : plan
}

async function planWhole(
  { root, asked, want, mayReplace, given }: PlanRequest,
  configured: Configured | undefined,
  host: Host,
): Promise<RepositoryPlan> {
  const { createIgnoreOracle } = await import('../io/git-ignore.ts')
  const { createPlan } = await import('../core/plan.ts')
  const { probeFacts } = await import('../io/probe-facts.ts')
  const { onEdit, looksBelow, guidePaths } = settleAhead(asked, configured?.options)
  const path = pathOf(host)
  const oracle = await createIgnoreOracle({ path, project: root })
  const repository = readRepository({ root, path, guidePaths, oracle, forWriting: true, given })
  const input = {
    repository,
    facts: () => probeFacts({ root, env: host.env, platform: host.platform, pid: host.pid }),
    choices: asked,
    nested: looksBelow ? await nestedInput(root, path) : undefined,
    sources: allSources(host.packageRoot, { files: repository.files, choices: [asked, configured?.options] }),
    onEdit,
    ways: { ...asked, replace: mayReplace },
    want,
    oracle,
  } as const
  if (configured === undefined) return createPlan(input)
  const { planConfigured } = await import('./plan-configured.ts')
  return planConfigured(input, configured)
}

/** On which git is looked for. */
function pathOf({ env }: Host): string | undefined {
  return env['PATH'] ?? env['Path']
}

/** Without the engine nothing is detected. */
function unseen(): Facts {
  throw new Error('The facts were asked for before there was an engine')
}

function refuseLostGuide(asked: ChosenOptions, configured: Configured | undefined): void {
  const { targets } = settleAhead(asked, configured?.options)
  if (asked.guidePath === undefined || targets === undefined) return
  if (asked.targets !== undefined && ![...asked.targets, ...(asked.addTargets ?? [])].includes('guide'))
    throw new InputError(
      'contradiction',
      'A place of the guide was given, and the targets leave the guide out; add the target guide',
    )
  if (targets.includes('claude-md')) return
  const where = asked.targets === undefined ? `; ${configured?.file} leaves it out` : ''
  throw new InputError(
    'contradiction',
    `A place of the guide needs the target claude-md too, whose section records where it is${where}`,
  )
}

/** What could not be recorded is refused: the next bare run would take back what it wrote. */
function counted(plan: RepositoryPlan): RepositoryPlan {
  if (plan.unrecorded === true)
    throw new InputError(
      'contradiction',
      'Git ignores the file that would record what was asked for, so the next run would know nothing of it; take that file out of the ignore rules, or leave the option out',
    )
  if (plan.overruled !== true) return plan
  throw new InputError(
    'contradiction',
    'What was asked for contradicts what the section records, and the chosen targets leave its file out; add the target claude-md',
  )
}
