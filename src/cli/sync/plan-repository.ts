import { join } from 'node:path'
import type { Choices } from '../../core/choose-profile.ts'
import type { RepositoryPlan } from '../../core/plan.ts'
import { createQuickPlan } from '../../core/quick-plan.ts'
import { type ReadRepository, readRepository } from '../../io/read-repository.ts'
import { readTemplateFiles } from '../../io/template-files.ts'
import type { OnEdit } from '../../managed/merge/decision.ts'
import type { Ways } from '../../managed/merge/ways.ts'
import { currentLines } from '../../targets/current-lines.ts'
import type { TemplateSources } from '../../templates/sources.ts'
import type { IgnoreOracle, Repository } from '../../types.ts'
import { UsageError } from '../command.ts'
import type { World } from '../world.ts'
import { type Configured, readConfigured } from './read-configured.ts'

export interface PlanRequest {
  /** A real path. */
  readonly root: string
  /** `undefined`: nothing was asked for. */
  readonly choices: Choices | undefined
  /** `undefined`: as configured, which is `merge` where nothing is. */
  readonly onEdit: OnEdit | undefined
  readonly ways?: Ways
  readonly want: 'present' | 'absent'
  /** Look at the agent files below the root too; where their form is configured they always are. */
  readonly recursive?: boolean
}

/** What planning asks of the process. */
export type PlanWorld = Pick<World, 'env' | 'platform' | 'pid' | 'packageRoot'>

/** Reads one repository and decides; nothing is written. What costs is loaded only where something is to be done. */
export async function planRepository(request: PlanRequest, world: PlanWorld): Promise<RepositoryPlan> {
  const { root, choices, want } = request
  const configured = await readConfigured(root)
  const onEdit = request.onEdit ?? configured?.onEdit ?? 'merge'
  const path = world.env['PATH'] ?? world.env['Path']
  const seen = { root, path, guidePaths: guidePaths(choices, configured) }
  const bare =
    choices === undefined &&
    configured === undefined &&
    onEdit === 'merge' &&
    want === 'present' &&
    request.recursive !== true
  const quick = bare ? await quickPlan(seen, world) : undefined
  if (quick !== undefined) return quick
  const { createIgnoreOracle } = await import('../../io/git-ignore.ts')
  const oracle = await createIgnoreOracle({ path, project: root })
  const common = {
    repository: readRepository({ ...seen, oracle, forWriting: true }),
    onEdit,
    ways: request.ways,
    want,
    oracle,
  }
  const { createPlan } = await import('../../core/plan.ts')
  const { probeFacts } = await import('../../io/probe-facts.ts')
  const facts = () => probeFacts({ root, env: world.env, platform: world.platform, pid: world.pid })
  const nested = await nestedInput(request, configured, path)
  const input = {
    ...common,
    facts,
    choices: choices ?? {},
    sources: allSources(world, common.repository, [choices, configured?.choices]),
    nested,
  }
  if (configured === undefined) return counted(createPlan(input))
  const { planConfigured } = await import('./plan-configured.ts')
  return counted(planConfigured(input, configured))
}

/** Throws `UsageError` where a flag could not be recorded: the next bare run would take back what it wrote. */
function counted(plan: RepositoryPlan): RepositoryPlan {
  if (plan.overruled !== true) return plan
  throw new UsageError(
    'these flags contradict what the section records, and --target leaves its file out; add claude-md to --target',
  )
}

async function nestedInput(
  { root, recursive }: PlanRequest,
  configured: Configured | undefined,
  path: string | undefined,
) {
  if (recursive !== true && configured?.choices.nested === undefined) return undefined
  const { nestedFiles } = await import('../../io/nested-files.ts')
  const { packageNames } = await import('../../io/workspaces.ts')
  const files = nestedFiles(root, { path })
  return {
    files,
    names: await packageNames(
      root,
      files.map(file => file.path),
    ),
  }
}

/** The plan where nothing is to be done; `undefined` where that can't be told without git or a Markdown parser. */
async function quickPlan(
  seen: Omit<ReadRepository, 'oracle' | 'forWriting'>,
  world: PlanWorld,
): Promise<RepositoryPlan | undefined> {
  let asked = false
  const oracle: IgnoreOracle = (_, paths) => {
    asked = true
    return paths.map(path => ({ path, ignored: false }))
  }
  const repository = readRepository({ ...seen, oracle, forWriting: false })
  const input = { repository, onEdit: 'merge', want: 'present', oracle, sources: lineSources(world) } as const
  const glance = createQuickPlan(input, currentLines)
  if (asked || glance !== undefined) return asked ? undefined : glance
  const { planLines } = await import('../../targets/plan-lines.ts')
  const plan = createQuickPlan(input, planLines)
  return asked ? undefined : plan
}

function guidePaths(asked: Choices | undefined, configured: Configured | undefined): readonly string[] {
  return [asked?.guidePath, configured?.choices.guidePath].filter(path => path !== undefined)
}

const read = new Map<string, TemplateSources>()

/** Templates are read once for a run over many repositories; those of the guide only where there is a guide. */
function allSources(
  { packageRoot }: PlanWorld,
  { files }: Repository,
  choices: readonly (Choices | undefined)[],
): TemplateSources {
  const chosen = choices.some(one => one?.targets?.includes('guide') === true)
  const recorded = [...files.values()].some(
    ({ text }) => text !== undefined && /[ \n]target=\S*guide/.test(text),
  )
  return remembered(join(packageRoot, 'templates'), '', chosen || recorded ? [] : ['guide', 'explain'])
}

/** The few templates that the line targets need. */
function lineSources({ packageRoot }: PlanWorld): TemplateSources {
  const folders = ['env-example/', 'gitignore/']
  return new Map(folders.flatMap(folder => [...remembered(join(packageRoot, 'templates', folder), folder)]))
}

function remembered(folder: string, prefix: string, without: readonly string[] = []): TemplateSources {
  const key = [folder, ...without].join('\0')
  const known = read.get(key)
  if (known !== undefined) return known
  const sources = new Map(
    [...readTemplateFiles(folder, without)].map(([path, text]) => [prefix + path, text]),
  )
  read.set(key, sources)
  return sources
}
