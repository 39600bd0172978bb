import { join } from 'node:path'
import type { Choices } from '../../core/choose-profile.ts'
import { createPlan, type RepositoryPlan } from '../../core/plan.ts'
import { createIgnoreOracle } from '../../io/git-ignore.ts'
import { probeFacts } from '../../io/probe-facts.ts'
import { readRepository } from '../../io/read-repository.ts'
import { readTemplateFiles } from '../../io/template-files.ts'
import type { OnEdit } from '../../merge/three-way.ts'
import type { TemplateSources } from '../../templates/sources.ts'
import type { World } from '../world.ts'

export interface PlanRequest {
  /** A real path. */
  readonly root: string
  readonly choices: Choices
  readonly onEdit: OnEdit
  readonly want: 'present' | 'absent'
}

/** Reads one repository and decides; nothing is written. */
export async function planRepository(request: PlanRequest, world: World): Promise<RepositoryPlan> {
  const { root, choices, onEdit, want } = request
  const path = world.env['PATH'] ?? world.env['Path']
  const oracle = await createIgnoreOracle({ path, project: root })
  const repository = readRepository({ root, path, guidePath: choices.guidePath, oracle })
  const facts = () => probeFacts({ root, env: world.env, platform: world.platform, pid: world.pid })
  const sources = templateSources(world)
  return createPlan({ repository, facts, choices, sources, onEdit, want, oracle })
}

const read = new Map<string, TemplateSources>()

/** Templates are read once for a run over many repositories. */
function templateSources({ packageRoot }: World): TemplateSources {
  const folder = join(packageRoot, 'templates')
  const sources = read.get(folder) ?? readTemplateFiles(folder)
  read.set(folder, sources)
  return sources
}
