import { findPager, showInPager } from '../../io/pager.ts'
import { repositoryRoot } from '../../io/repository-root.ts'
import { readOptions } from '../../options/read-options.ts'
import { terminalMarkdown } from '../../report/terminal-markdown.ts'
import { planRepository } from '../../repository/plan-repository.ts'
import { guideSources } from '../../repository/template-sources.ts'
import { guideBlocks, renderGuide } from '../../templates/render-guide.ts'
import type { Profile } from '../../types.ts'
import { type Run, UsageError } from '../command.ts'
import { formatOf } from '../flags.ts'
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
    if (flags.all === true) throw new UsageError('--all is for reading; leave it out with --output')
    if (flags['front-matter'] === true) {
      throw new UsageError('--front-matter is for a file that you write yourself; leave it out with --output')
    }
    const place = readOptions({ guidePath: flags.output }, () => '--output')
    // The section links to the guide and records where it is, so the two are written together.
    const asked = { ...(await optionsFrom(flags)), ...place, addTargets: ['guide'] as const }
    return applyAsked({ asked }, args, world)
  }
  if (formatOf(args) !== 'pretty') {
    throw new UsageError('guide prints text, or Markdown with --markdown; it has no other form')
  }
  const root = repositoryRoot(world.cwd) ?? world.cwd
  const profile = await profileFor(flags, world, root)
  const frontMatter = flags['front-matter'] === true
  const sources = guideSources(world.packageRoot)
  if (flags.markdown === true || frontMatter) {
    world.stdout.write(renderGuide({ sources, profile, frontMatter }))
    return 0
  }
  const { isTTY, columns } = world.stdout
  const text = terminalMarkdown(guideBlocks({ sources, profile }), { columns, paint: paintOf(args, world) })
  const pager =
    isTTY && !world.env['CI'] && flags['no-pager'] !== true
      ? findPager({ env: world.env, project: root, platform: world.platform })
      : undefined
  if (pager === undefined || !showInPager(pager, text, world.env)) world.stdout.write(text)
  return 0
}

/** What the section records, as `--output` does; where there is none, what is seen here. Flags come first. */
async function profileFor(flags: GuideFlags, world: World, root: string): Promise<Profile> {
  const { profile } = await planRepository({ root, asked: await optionsFrom(flags), want: 'present' }, world)
  // A guide for everybody is what an empty profile gives; only the provider is still looked up.
  return flags.all === true ? { ...profile, os: [], shells: [], environments: [] } : profile
}
