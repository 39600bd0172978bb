import { findPager, showInPager } from '../../io/pager.ts'
import { repositoryRoot } from '../../io/repository-root.ts'
import { readOptions } from '../../options/read-options.ts'
import { terminalMarkdown } from '../../report/terminal-markdown.ts'
import { planRepository } from '../../repository/plan-repository.ts'
import { guideSources } from '../../repository/template-sources.ts'
import { guideBlocks, type RenderGuide, renderGuide } from '../../templates/render-guide.ts'
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
    if (flags.markdown === true)
      throw new UsageError('--markdown is for reading; leave it out with --output, which writes Markdown')
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
  if (flags.all === true) refuseChoice(flags)
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

function refuseChoice(flags: GuideFlags): void {
  const chosen = (['shell', 'environment', 'os'] as const).find(name => flags[name] !== undefined)
  if (chosen !== undefined)
    throw new UsageError(`--all speaks of every shell, system and place: leave it or --${chosen} out`)
}
