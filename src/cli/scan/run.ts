import { GitError, gitFor } from '../../io/git.ts'
import { readGitIndex } from '../../io/git-index.ts'
import { shippedFile } from '../../io/shipped-file.ts'
import { explainHint } from '../../report/explain-hint.ts'
import { formatFindings } from '../../report/format-findings.ts'
import { problems, tally } from '../../report/problems.ts'
import { visibleLine } from '../../report/visible.ts'
import type { Finding, Refusal } from '../../types.ts'
import { version } from '../../version.ts'
import { type Arguments, type Run, UsageError } from '../command.ts'
import { formatOf } from '../flags.ts'
import { forCodeScanning } from '../for-code-scanning.ts'
import { paintOf } from '../paint-of.ts'
import { toolHere } from '../tool-here.ts'
import type { ExitCode, World } from '../world.ts'
import {
  type Checkout,
  type Collected,
  collectGiven,
  collectRepository,
  collectStaged,
  standardInput,
} from './collect.ts'
import type { ScanFlags } from './flags.ts'
import { fromTop } from './from-top.ts'

/** `authmd scan`: 0 nothing found, 1 a credential in a place where others get it, 2 something could not be read. */
export const run: Run<ScanFlags> = async (args, world) => {
  if (args.flags.rules === 'gitleaks') {
    world.stdout.write(shippedFile(world.packageRoot, 'gitleaks'))
    return 0
  }
  const quiet = args.flags.quiet === true
  const tool = toolHere(world, world.cwd)
  const collected = { ...(await collect(args, world, quiet)), tool }
  const { looked } = collected
  const format = formatOf(args)
  const { findings, refusals } = placed(collected, args, world)
  const exitCode: ExitCode = refusals.length > 0 ? 2 : findings.some(f => f.severity === 'error') ? 1 : 0
  const { isTTY, columns } = world.stdout
  const shown = quiet && format === 'pretty' ? findings.filter(f => f.severity !== 'info') : findings
  const text = formatFindings(shown, {
    format,
    command: 'scan',
    version,
    exitCode,
    refusals,
    tool,
    paint: paintOf(args, world),
    ...(await forCodeScanning(format, world)),
    ...(isTTY ? { columns } : {}),
  })
  if (text !== '') world.stdout.write(text)
  if (format === 'pretty' && !quiet) {
    const hint = explainHint(collected)
    const more = hint === undefined ? '' : ` ${hint}`
    world.stderr.write(`${tally(problems(collected)) || 'No credentials'} in ${looked}.${more}\n`)
  }
  return exitCode
}

/** Without a name they are named from the top of the repository anyway. */
function placed(
  { findings, refusals }: Collected,
  args: Arguments<ScanFlags>,
  { cwd }: World,
): Pick<Collected, 'findings' | 'refusals'> {
  const names = args.positionals.filter(name => name !== '-')
  if (names.length === 0 || !['github', 'sarif'].includes(formatOf(args))) return { findings, refusals }
  const at = <T extends Finding | Refusal>(one: T): T =>
    one.file === undefined || one.file === standardInput ? one : { ...one, file: fromTop(one.file, cwd) }
  return { findings: findings.map(at), refusals: refusals.map(at) }
}

async function collect(args: Arguments<ScanFlags>, world: World, quiet: boolean): Promise<Collected> {
  const { staged } = args.flags
  if (args.positionals.length > 0) return collectGiven(args.positionals, { world, quiet })
  try {
    const checkout = repository(world)
    const collectFrom = staged === true ? collectStaged : collectRepository
    return await collectFrom(checkout, { world, quiet })
  } catch (error) {
    if (error instanceof GitError)
      throw new UsageError(`${visibleLine(error.message)}. Mend that, or name the paths to scan`)
    throw error
  }
}

function repository(world: World): Checkout {
  const place = readGitIndex(world.cwd)
  if (place === undefined)
    throw new UsageError('This is not a git repository: name the files or folders to scan')
  if (place.bytes === 'unreadable') throw new GitError('the index of git is no file that can be read')
  const git = gitFor(place, world.env)
  if (git === undefined) throw new UsageError('git is not installed: install it, or name the paths to scan')
  return { git, place }
}
