import { join } from 'node:path'
import { detectProfile } from '../../core/detect.ts'
import { findPager, showInPager } from '../../io/pager.ts'
import { probeFacts } from '../../io/probe-facts.ts'
import { repositoryRoot } from '../../io/repository-root.ts'
import { readTemplateFiles } from '../../io/template-files.ts'
import { terminalMarkdown } from '../../report/terminal-markdown.ts'
import { renderGuide } from '../../templates/render-guide.ts'
import type { Profile } from '../../types.ts'
import { type Arguments, type Run, UsageError } from '../command.ts'
import { formatOf } from '../flags.ts'
import { paintOf } from '../paint-of.ts'
import { choicesFrom } from '../sync/choices.ts'
import type { World } from '../world.ts'

/** `authmd guide`: prints it, or hands `--output` to apply, so that there is one way to write a file. */
export const run: Run = async (args, world) => {
  const { output } = args.flags
  if (typeof output === 'string') {
    if (args.flags['all'] === true) throw new UsageError('--all is for reading; leave it out with --output')
    const { run: apply } = await import('../apply/run.ts')
    // The section links to the guide and records where it is, so the two are written together.
    const target = ['claude-md', 'gitignore', 'guide']
    return apply({ ...args, flags: { ...args.flags, target, 'guide-path': output } }, world)
  }
  if (args.positionals.length > 0) {
    throw new UsageError(`guide takes no ${args.positionals[0]}; to write a file: authmd guide --output FILE`)
  }
  if (formatOf(args) !== 'pretty') {
    throw new UsageError('guide prints text, or Markdown with --markdown; it has no other form')
  }
  const root = repositoryRoot(world.cwd) ?? world.cwd
  const profile = profileFor(args, world, root)
  const markdown = renderGuide({ sources: readTemplateFiles(join(world.packageRoot, 'templates')), profile })
  if (args.flags['markdown'] === true) {
    world.stdout.write(markdown)
    return 0
  }
  const { isTTY, columns } = world.stdout
  const text = terminalMarkdown(markdown, { columns, paint: paintOf(args, world) })
  const pager =
    isTTY && !world.env['CI'] && args.flags['no-pager'] !== true
      ? findPager({ env: world.env, project: root, platform: world.platform })
      : undefined
  if (pager === undefined || !showInPager(pager, text, world.env)) world.stdout.write(text)
  return 0
}

function profileFor(args: Arguments, world: World, root: string): Profile {
  const chosen = choicesFrom(args)
  const { env, platform, pid } = world
  const all = args.flags['all'] === true
  // A guide for everybody is what an empty profile gives; only the provider is still looked up.
  const seen = detectProfile(probeFacts({ root, env, platform, pid }))
  return {
    os: chosen.os ?? (all ? [] : seen.os),
    shells: chosen.shells ?? (all ? [] : seen.shells),
    environments: chosen.environments ?? (all ? [] : seen.environments),
    provider: chosen.provider ?? seen.provider,
  }
}
