import type { Command } from '../command.ts'

/** Every command, in the order of the help. A test holds that no file of this folder is missing here. */
export const commands: readonly Command[] = []
