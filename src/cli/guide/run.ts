import { findPager, showInPager } from '../../io/pager.ts'
import { repositoryRoot } from '../../io/repository-root.ts'
import { readOptions } from '../../options/read-options.ts'
import { terminalMarkdown } from '../../report/terminal-markdown.ts'
import { planRepository } from '../../repository/plan-repository.ts'
import { guideSources } from '../../repository/template-sources.ts'
import { guideBlocks, type RenderGuide, renderGuide } from '../../templates/render-guide.ts'
import type { Run } from '../command.ts'
import { paintOf } from '../paint-of.ts'
import { applyAsked } from '../sync/apply-asked.ts'
import { optionsFrom } from '../sync/options-from.ts'
import type { World } from '../world.ts'
import type { GuideFlags } from './flags.ts'
import { givePage } from './give-page.ts'

/** `authmd guide`: prints it, or hands `--output` to what apply does, so that there is one way to write a file. */
export const run: Run<GuideFlags> = async (args, world) => {
  const { flags } = args
  if (flags.html === true) return givePage(args, world)
  if (flags.output !== undefined) {
    const place = readOptions({ guidePath: flags.output }, () => '--output')
    // The section links to the guide and records where it is, so the two are written together.
    const asked = { ...(await optionsFrom(flags)), ...place, addTargets: ['guide'] as const }
    return applyAsked({ asked }, args, world)
  }
  const root = repositoryRoot(world.cwd) ?? world.cwd
  const guide = await guideFor(flags, world, root)
  const frontMatter = flags['front-matter'] === true
  if (flags.markdown === true || frontMatter) {
    world.stdout.write(renderGuide({ ...guide, frontMatter }))
    return 0
  }
  const { isTTY, columns } = world.stdout
  const text = terminalMarkdown(guideBlocks(guide), { columns, paint: paintOf(args, world) })
  const pager =
    isTTY && !world.env['CI'] && flags['no-pager'] !== true
      ? findPager({ env: world.env, project: root, platform: world.platform })
      : undefined
  if (pager === undefined || !showInPager(pager, text, world.env)) world.stdout.write(text)
  return 0
}

/**
 * What the section records and what its document forbids, as `--output` does; where there is none, what is seen here.
 * Flags come first.
 */
async function guideFor(flags: GuideFlags, world: World, root: string): Promise<RenderGuide> {
  const asked = await optionsFrom(flags)
  const { profile, wording } = await planRepository({ root, asked, want: 'present' }, world)
  const sources = guideSources(world.packageRoot)
  return {
    sources: wording === undefined ? sources : new Map([...sources, ...wording.own]),
    // A guide for everybody is what an empty profile gives; only the provider is still looked up.
    profile: flags.all === true ? { ...profile, os: [], shells: [], environments: [] } : profile,
    words: { help: wording?.help ?? '' },
    stance: wording?.stance,
  }
}
