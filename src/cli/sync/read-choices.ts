import type { Choices } from '../../core/choose-profile.ts'
import type { OnEdit } from '../../managed/merge/decision.ts'
import type { Arguments } from '../command.ts'
import { choiceFlags } from './flags.ts'

/** What was asked for, or `undefined` where nothing was: then the axes need not be loaded. Throws `UsageError`. */
export async function readChoices(args: Arguments): Promise<Choices | undefined> {
  if (choiceFlags.every(({ name }) => args.flags[name] === undefined)) return undefined
  const { choicesFrom } = await import('./choices.ts')
  return choicesFrom(args)
}

/** `undefined`: as the repository configures it. Throws `UsageError`. */
export async function readOnEdit(args: Arguments): Promise<OnEdit | undefined> {
  if (args.flags['on-edit'] === undefined) return undefined
  const { onEditFrom } = await import('./choices.ts')
  return onEditFrom(args)
}
