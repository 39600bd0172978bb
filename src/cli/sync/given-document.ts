import { basename, dirname, relative, resolve, sep } from 'node:path'
import type { RepositoryPlan } from '../../core/plan-with.ts'
import { realPathOf } from '../../io/real-path.ts'
import { repositoryPath } from '../../io/repository-path.ts'
import { repositoryRoot } from '../../io/repository-root.ts'
import type { ChosenOptions } from '../../options/options.ts'
import { directoryOf } from '../../repository/directory.ts'
import { planRepository } from '../../repository/plan-repository.ts'
import type { PlanRequest } from '../../repository/plan-request.ts'
import { type Arguments, UsageError } from '../command.ts'
import type { World } from '../world.ts'
import type { Directory } from './directories.ts'

/** One document from standard input, with what its repository makes of it. */
export interface GivenDocument {
  readonly directory: Directory
  readonly path: string
  readonly before: string
  /** The same as before where nothing changes. */
  readonly after: string
  /** What concerns this document alone. */
  readonly plan: RepositoryPlan
}

/** True where the document is to come from standard input. */
export function isGiven({ positionals }: Pick<Arguments, 'positionals'>): boolean {
  return positionals.includes('-')
}

/**
 * Plans for a text as if it stood at `--path`, in the repository there, with its configuration; that file is not read.
 * Throws `UsageError`.
 */
export async function planGiven(
  {
    name = 'CLAUDE.md',
    policy,
  }: Pick<PlanRequest, 'policy'> & {
    readonly name?: string | undefined
  },
  asked: ChosenOptions,
  world: World,
): Promise<GivenDocument> {
  if (world.stdin.isTTY) throw new UsageError('- reads standard input: pipe the document in')
  const before = textOf(world.stdin.bytes())
  const absolute = resolve(world.cwd, name)
  const folder = directoryOf(dirname(absolute), dirname(name))
  const root = repositoryRoot(folder) ?? folder
  const named = relative(root, resolve(folder, basename(absolute)))
    .split(sep)
    .join('/')
  // Whichever link names the file, it is one, and known by its own path.
  const path = repositoryPath(root, named)
  const whole = await planRepository(
    { root, asked, policy, want: 'present', given: { path, text: before } },
    world,
  )
  const isIt = (file: string | undefined) => file === path || file === named
  const here = whole.parts.filter(part => isIt(part.path))
  const plan = {
    ...whole,
    parts: here,
    edits: whole.edits.filter(edit => isIt(edit.path)),
    findings: whole.findings.filter(({ file }) => isIt(file)),
    refusals: whole.refusals.filter(({ file }) => isIt(file)),
  }
  if (here.length === 0 && plan.refusals.length === 0) {
    // As `--path` has to name them.
    const cwd = realPathOf(world.cwd) ?? world.cwd
    const others = whole.parts
      .map(part => relative(cwd, resolve(root, part.path)).split(sep).join('/'))
      .map(other => `\`${other}\``)
      .join(', ')
    throw new UsageError(
      `authmd keeps nothing in ${name} here, only in ${others}; --path says for which of them standard input stands`,
    )
  }
  return { directory: { name: '.', root }, path, before, after: plan.edits[0]?.after ?? before, plan }
}

/** A BOM stays, its first character: what is printed has the bytes that came in. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new UsageError('Standard input is not UTF-8: save the document as UTF-8 first')
  }
}
