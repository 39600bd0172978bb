import type { OnEdit } from '../../names.ts'
import type { ChosenOptions } from '../../options/options.ts'
import type { TargetId } from '../../types.ts'

/** What is settled before a repository is read: no marker records it, and nothing detects it. */
export interface SettledAhead {
  readonly onEdit: OnEdit
  /** Whether the agent files below the root are looked at. */
  readonly looksBelow: boolean
  /** The agent file for a section that is nowhere yet. */
  readonly agentPath: string | undefined
  /** Where a guide may be asked for, beside the usual place and those that markers record. */
  readonly guidePaths: readonly string[]
  readonly targets: readonly TargetId[] | undefined
  /** Where a team is to be asked for help. */
  readonly help: string | undefined
  /** Whether somebody said for which shells. */
  readonly saysShells: boolean
}

/** Flag over configuration. */
export function settleAhead(asked: ChosenOptions, configured: ChosenOptions | undefined): SettledAhead {
  const { guidePath, targets, shells, addShells } = asked
  return {
    onEdit: asked.onEdit ?? configured?.onEdit ?? 'merge',
    looksBelow: asked.recursive === true || configured?.nested !== undefined,
    agentPath: asked.agentPath ?? configured?.agentPath,
    guidePaths: [guidePath, configured?.guidePath].filter(path => path !== undefined),
    targets: targets ?? configured?.targets,
    help: asked.help ?? configured?.help,
    saysShells: (shells ?? addShells ?? configured?.shells) !== undefined,
  }
}
