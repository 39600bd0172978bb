import { planWith, type RepositoryPlan } from '../core/plan-with.ts'
import { settleAhead } from '../core/settings/settle-ahead.ts'
import type { OpenRepository } from '../targets/open-file.ts'
import type { Facts, IgnoreOracle } from '../types.ts'
import type { Host } from './host.ts'
import { nestedInput, pointersBelow } from './nested-input.ts'
import type { PlanRequest } from './plan-request.ts'
import { type Configured, readConfigured, underPolicy } from './read-configured.ts'
import { readRepository } from './read-repository.ts'
import { refuseLostGuide, refuseUncounted } from './refuse-uncounted.ts'
import { allSources, lineSources } from './template-sources.ts'

/**
 * Reads one repository and decides; nothing is written. First without the Markdown engine, which is enough where
 * everything is current; what costs is loaded only where something is to be done. Throws `InputError`.
 */
export async function planThoroughly(request: PlanRequest, host: Host): Promise<RepositoryPlan> {
  const configured = underPolicy(await readConfigured(request.root), request.policy)
  refuseLostGuide(request.asked, configured)
  const look = { request, configured, host }
  const { plan, files } = mayBeLight(look) ? planLightly(look) : {}
  return refuseUncounted(plan ?? (await planWhole({ ...look, known: files })))
}

interface Look {
  readonly request: PlanRequest
  readonly configured: Configured | undefined
  readonly host: Host
}

/** Whether what is asked for can be nothing at all. */
function mayBeLight({ request, configured }: Look): boolean {
  const { asked, want, mayReplace } = request
  if (want === 'absent' || asked.repair || asked.exact || mayReplace) return false
  return !settleAhead(asked, configured?.options).looksBelow && configured?.templates === undefined
}

/** What was read, with the plan where nothing has to be written and that can be told without git or an engine. */
function planLightly({ request, configured, host }: Look): {
  readonly plan?: RepositoryPlan | undefined
  readonly files: OpenRepository['files']
} {
  const { root, asked, want, given } = request
  const { onEdit, guidePaths } = settleAhead(asked, configured?.options)
  let gitIsNeeded = false
  const oracle: IgnoreOracle = (_, paths) => {
    gitIsNeeded = true
    return paths.map(path => ({ path, ignored: false }))
  }
  const path = pathOf(host)
  const repository = readRepository({ root, path, guidePaths, oracle, forWriting: false, given })
  const plan = planWith(undefined, {
    repository,
    facts: unseen,
    choices: asked,
    configured: configured?.options,
    sources: lineSources(host.packageRoot),
    onEdit,
    want,
    oracle,
  })
  const isUnsure = gitIsNeeded || plan?.edits.length !== 0 || plan.refusals.length > 0
  return { files: repository.files, ...(isUnsure ? {} : { plan }) }
}

async function planWhole({
  request,
  configured,
  host,
  known,
}: Look & { readonly known: OpenRepository['files'] | undefined }): Promise<RepositoryPlan> {
  const { root, asked, want, mayReplace, given } = request
  const { createIgnoreOracle } = await import('./create-ignore-oracle.ts')
  const { createPlan } = await import('../core/plan.ts')
  const { probeFacts } = await import('../io/probe-facts.ts')
  const { thisMachine } = await import('../io/machine/this-machine.ts')
  const { onEdit, looksBelow, guidePaths } = settleAhead(asked, configured?.options)
  const path = pathOf(host)
  const below = looksBelow ? nestedInput : want === 'absent' ? pointersBelow : () => undefined
  const oracle = await createIgnoreOracle({ path, project: root })
  const repository = readRepository({ root, path, guidePaths, oracle, forWriting: true, given, known })
  const input = {
    repository,
    facts: () => probeFacts(root, thisMachine({ ...host, cwd: root })),
    choices: asked,
    nested: await below(root, path),
    sources: allSources(host.packageRoot, {
      files: repository.files,
      choices: [asked, configured?.options],
      own: configured?.templates?.texts,
    }),
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
