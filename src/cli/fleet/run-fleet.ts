import { resolve } from 'node:path'
import { realDirectory } from '../../io/real-directory.ts'
import { InputError } from '../../options/input-error.ts'
import type { Arguments } from '../command.ts'
import { UsageError } from '../command.ts'
import { describeError } from '../describe-error.ts'
import { formatOf } from '../flags.ts'
import { progress } from '../scan/progress.ts'
import type { Directory } from '../sync/directories.ts'
import { isDry } from '../sync/is-dry.ts'
import type { Outcome } from '../sync/outcome.ts'
import type { SyncFlags } from '../sync/sync-flags.ts'
import type { ExitCode, World } from '../world.ts'
import { failedLine, fleetLine } from './fleet-line.ts'
import { repositoryList } from './repository-list.ts'

export interface Fleet {
  readonly command: 'apply' | 'check'
  readonly args: Arguments<SyncFlags>
  readonly world: World
  /** Plans one repository and ends the plan, without a question. */
  readonly each: (directory: Directory) => Promise<Outcome>
}

/**
 * One repository after the other, each with a line of JSON on standard output when it is done. Reading is
 * synchronous, and writing is rare: several at once would cost more than they save (measured with workers and with
 * pools). What fails is told on its own line and the rest goes on; a second run finds the done ones current. Nothing
 * is kept of a repository, so memory does not grow with their number.
 */
export async function runFleet({ command, args, world, each }: Fleet): Promise<ExitCode> {
  const { repos } = args.flags
  if (args.positionals.length > 0)
    throw new UsageError(`Name the repositories in the list of --repos or as arguments, not both`)
  const format = formatOf(args)
  if (format !== 'pretty' && format !== 'json')
    throw new UsageError(`--repos prints JSON lines; --format ${format} is for one repository`)
  const names = repositoryList(String(repos), world)
  const quiet = args.flags.quiet === true
  const bar = progress(world, names.length, 'repositories', quiet)
  const count = { current: 0, changed: 0, failed: 0 }
  let worst: ExitCode = 0
  for (const name of names) {
    const { line, exitCode, changes } = await workOn(name, { command, args, world, each })
    if (exitCode > worst) worst = exitCode
    count[exitCode === 2 ? 'failed' : changes ? 'changed' : 'current']++
    if (!quiet || exitCode !== 0) world.stdout.write(line)
    await bar.step()
    await world.breathe?.()
  }
  bar.end()
  if (!quiet) {
    const verb = command === 'check' || isDry(args.flags, world) ? 'to change' : 'changed'
    world.stderr.write(
      `${names.length} repositories: ${count.changed} ${verb}, ${count.current} current, ${count.failed} failed\n`,
    )
  }
  return worst
}

interface Done {
  readonly line: string
  readonly exitCode: ExitCode
  readonly changes: boolean
}

async function workOn(name: string, { command, args, world, each }: Fleet): Promise<Done> {
  try {
    const found = realDirectory(resolve(world.cwd, name))
    if (!('real' in found))
      throw new UsageError(found.problem === 'absent' ? 'it does not exist' : 'it is no directory')
    const outcome = await each({ name, root: found.real })
    const line = await fleetLine(command, outcome, args.flags.markdown === true)
    return { line, exitCode: outcome.exitCode, changes: outcome.plan.edits.length > 0 }
  } catch (error) {
    // A repository is never the reason to leave the others undone.
    const reason = error instanceof InputError ? error.message : describeError(error)
    return { line: failedLine(command, name, reason), exitCode: 2, changes: false }
  }
}
