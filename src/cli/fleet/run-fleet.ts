import { dirname, resolve } from 'node:path'
import { realDirectory } from '../../io/real-directory.ts'
import { repositoryRoot } from '../../io/repository-root.ts'
import { InputError } from '../../options/input-error.ts'
import { visibleLine } from '../../report/visible.ts'
import type { Arguments } from '../command.ts'
import { describeError } from '../describe-error.ts'
import { formatOf } from '../flags.ts'
import { progress } from '../progress.ts'
import type { Directory } from '../sync/directories.ts'
import type { Outcome } from '../sync/outcome.ts'
import type { SyncFlags } from '../sync/sync-flags.ts'
import { toolHere } from '../tool-here.ts'
import type { ExitCode, World } from '../world.ts'
import { failedLine, fleetLine } from './fleet-line.ts'
import { fleetSummary } from './fleet-summary.ts'
import { personLine } from './person-line.ts'
import { type ListedRepository, repositoryList } from './repository-list.ts'

export interface Fleet {
  readonly command: 'apply' | 'check'
  /** Whether what changes is written, or only told. */
  readonly writes: boolean
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
export async function runFleet({ command, writes, args, world, each }: Fleet): Promise<ExitCode> {
  const { repos } = args.flags
  const format = formatOf(args)
  const list = repositoryList(String(repos), world, { byNul: args.flags.null === true })
  const quiet = args.flags.quiet === true
  // A person reads names and reasons; a program reads documents.
  const forPerson = format === 'pretty' && world.stdout.isTTY
  const summary = fleetSummary()
  const bar = progress(world, { total: list.length, unit: 'repositories', quiet, every: 1 })
  const count = { current: 0, changed: 0, failed: 0 }
  let worst: ExitCode = 0
  for (const listed of list) {
    const done = await workOn(listed, { command, args, world, each })
    const { exitCode, changes } = done
    if (exitCode > worst) worst = exitCode
    count[exitCode === 2 ? 'failed' : changes ? 'changed' : 'current']++
    if ('outcome' in done) summary.count(done.outcome)
    else summary.fail(listed.path, done.reason.replace(/^(?:line|path) \d+ of the list: /, ''))
    if (forPerson && (changes || exitCode !== 0)) bar.hide()
    const text = forPerson ? personLine(listed.path, done) : done.line
    if (!quiet || exitCode !== 0) world.stdout.write(text)
    await bar.step()
    await world.breathe?.()
  }
  bar.end()
  if (!quiet) {
    const verb = writes ? 'changed' : 'to change'
    const unit = list.length === 1 ? 'repository' : 'repositories'
    const first = `${list.length} ${unit}: ${count.changed} ${verb}, ${count.current} current, ${count.failed} failed`
    const { mask } = await import('../../report/mask.ts')
    for (const line of [first, ...summary.lines(verb)]) world.stderr.write(`${visibleLine(mask(line))}\n`)
  }
  return worst
}

interface Ended {
  readonly exitCode: ExitCode
  readonly changes: boolean
  /** The document of this repository, on one line. */
  readonly line: string
}

type Done = (Ended & { readonly outcome: Outcome }) | (Ended & { readonly reason: string })

async function workOn(
  { number, path: name }: ListedRepository,
  { command, args, world, each }: Omit<Fleet, 'writes'>,
): Promise<Done> {
  try {
    const found = rootOrProblem(resolve(world.cwd, name))
    if (typeof found === 'string') {
      const unit = args.flags.null === true ? 'path' : 'line'
      throw new InputError('no-directory', `${unit} ${number} of the list: it ${found}`)
    }
    const outcome = await each({ name, root: found.root })
    const markdown = args.flags.markdown === true
    const tool = toolHere(world, found.root)
    const line = await fleetLine(outcome, { command, markdown, tool })
    return { outcome, line, exitCode: outcome.exitCode, changes: outcome.plan.edits.length > 0 }
  } catch (error) {
    // A repository is never the reason to leave the others undone.
    const reason = error instanceof InputError ? error.message : describeError(error)
    return {
      reason,
      exitCode: 2,
      changes: false,
      line: failedLine({ command, repository: name, error: reason }),
    }
  }
}

/** The real folder of a repository, or why there is none. */
function rootOrProblem(path: string): { readonly root: string } | string {
  const found = realDirectory(path)
  if (!('real' in found)) return found.problem === 'absent' ? 'does not exist' : 'is no directory'
  if (dirname(found.real) === found.real) return 'is the root of a disk'
  return repositoryRoot(found.real) === undefined ? 'is no git repository' : { root: found.real }
}
