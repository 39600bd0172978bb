import type { Command, Flag, Run, ValuesOf } from './command.ts'
import type { CommonFlags } from './flags.ts'

/** The flags that a command reads: those of its own table, and those that all have. */
export type FlagValues<Flags extends readonly Flag[]> = ValuesOf<readonly [...Flags, ...CommonFlags]>

/** A row of the table of commands, checked: its work asks for no flag that the command does not have. */
export function defineCommand<const Flags extends readonly Flag[]>(
  command: Omit<Command, 'flags' | 'load' | 'loadUnnamed'> & {
    readonly flags: Flags
    readonly load: () => Promise<{ readonly run: Run<FlagValues<Flags>> }>
    readonly loadUnnamed?: () => Promise<{ readonly run: Run<FlagValues<Flags>> }>
  },
): Command {
  // The reader of this table gives flags of these types; nothing else calls the work.
  return command as unknown as Command
}
