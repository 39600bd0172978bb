/**
 * What was asked for can't be done as it was said: an unknown name, a place outside the repository, a configuration
 * with a mistake. The message is one line that says what to do; nothing was written.
 */
export class InputError extends Error {
  override readonly name: string = 'InputError'
}
