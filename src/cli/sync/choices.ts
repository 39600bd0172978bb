import { onEdits, oses, providers } from '../../config/names.ts'
import type { Choices } from '../../core/choose-profile.ts'
import { environments } from '../../environments/index.ts'
import type { OnEdit } from '../../managed/merge/decision.ts'
import { shells } from '../../shells/index.ts'
import { targetIds } from '../../targets/target-ids.ts'
import type { TargetId } from '../../types.ts'
import { type Arguments, UsageError } from '../command.ts'
import { nearest } from '../nearest.ts'

/** Reads what was asked for. Throws `UsageError` for a name that does not exist, with the nearest that does. */
export function choicesFrom({ flags }: Arguments): Choices {
  const shellIds = shells.map(({ id }) => id)
  const environmentIds = environments.map(({ id }) => id)
  const chosen = namesFrom<TargetId>(flags, 'target', targetIds)
  const guidePath = guidePathFrom(flags)
  if (guidePath !== undefined && chosen !== undefined && !chosen.includes('claude-md')) {
    throw new UsageError(
      '--guide-path needs the target claude-md too, whose section records where the guide is',
    )
  }
  return {
    os: namesFrom(flags, 'os', oses),
    shells: namesFrom(flags, 'shell', shellIds),
    addShells: namesFrom(flags, 'add-shell', shellIds),
    environments: namesFrom(flags, 'environment', environmentIds),
    addEnvironments: namesFrom(flags, 'add-environment', environmentIds),
    provider: nameFrom(flags, 'provider', providers),
    targets: chosen,
    guidePath,
  }
}

export function onEditFrom({ flags }: Arguments): OnEdit {
  return nameFrom(flags, 'on-edit', onEdits) ?? 'merge'
}

type Flags = Arguments['flags']

/** Lists are put into the order of the axis, so that the order on the command line changes no byte. */
function namesFrom<T extends string>(
  flags: Flags,
  flag: string,
  known: readonly T[],
): readonly T[] | undefined {
  const given = flags[flag]
  if (!Array.isArray(given)) return undefined
  for (const name of given) assertKnown(flag, String(name), known)
  return known.filter(name => given.includes(name))
}

function nameFrom<T extends string>(flags: Flags, flag: string, known: readonly T[]): T | undefined {
  const given = flags[flag]
  if (typeof given !== 'string') return undefined
  assertKnown(flag, given, known)
  return known.find(name => name === given)
}

function assertKnown(flag: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return
  const near = nearest(name, known)
  const hint = near === undefined ? `one of ${known.join(', ')}` : `did you mean \`${near}\`?`
  throw new UsageError(`--${flag} does not know \`${name}\`: ${hint}`)
}

/** The path goes into the record and into a link: it has to be a plain path inside the repository. */
function guidePathFrom(flags: Flags): string | undefined {
  const given = flags['guide-path']
  if (typeof given !== 'string') return undefined
  const path = given.replaceAll('\\', '/').replace(/^\.\//, '')
  if (!/^[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)*\.md$/.test(path) || path.split('/').includes('..')) {
    throw new UsageError(`--guide-path wants a path inside the repository that ends in .md, not \`${given}\``)
  }
  return path
}
