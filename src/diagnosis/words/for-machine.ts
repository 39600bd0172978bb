/** A command for a variable of the user, for that of the whole machine. It needs an administrator. */
export function forMachine(command: string): string {
  return command.replace(/(['"])User\1/, (_, quote: string) => `${quote}Machine${quote}`)
}
