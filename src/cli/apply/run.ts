import type { Arguments, Run } from '../command.ts'
import { formatOf } from '../flags.ts'
import { paintOf } from '../paint-of.ts'
import { applyAsked } from '../sync/apply-asked.ts'
import { isGiven, planGiven } from '../sync/given-document.ts'
import { optionsFrom } from '../sync/options-from.ts'
import { policyFrom } from '../sync/policy-from.ts'
import { reportOutcomes } from '../sync/report-plan.ts'
import { toolHere } from '../tool-here.ts'
import type { ExitCode, World } from '../world.ts'
import type { ApplyFlags } from './flags.ts'

export const run: Run<ApplyFlags> = async (args, world) =>
  isGiven(args) ? applyGiven(args, world) : applyAsked({ asked: await optionsFrom(args.flags) }, args, world)

/** Prints the document, whole, also where nothing changes; nothing is written, and a refused one is not printed. */
async function applyGiven(args: Arguments<ApplyFlags>, world: World): Promise<ExitCode> {
  const { flags } = args
  const asked = await optionsFrom(flags)
  const document = { name: flags.path, policy: await policyFrom(flags, world) }
  const { directory, after, plan } = await planGiven(document, asked, world)
  const failed = plan.findings.some(({ severity }) => severity === 'error')
  const exitCode = plan.refusals.length > 0 ? 2 : failed ? 1 : 0
  const isDry = flags['dry-run'] === true || flags.markdown === true
  if (isDry || formatOf(args) !== 'pretty') {
    const outcome = { directory, plan, exitCode, written: false } as const
    return reportOutcomes([outcome], { command: 'apply', flags, world, diffs: true, next: [] })
  }
  if (plan.refusals.length === 0) world.stdout.write(after)
  if (plan.refusals.length + plan.findings.length > 0 && flags.quiet !== true) {
    const tool = toolHere(world, directory.root)
    const { prettyFindings } = await import('../../report/findings.ts')
    world.stderr.write(prettyFindings({ ...plan, tool }, { paint: paintOf(args, world) }))
  }
  return exitCode
}
