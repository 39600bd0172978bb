/**
 * Which mistake it was, for a program. `unknown-name`: an option holds a name that does not exist; `bad-value`: one holds
 * what it can't; `no-directory`: there is no such folder; `bad-configuration`: a configuration or a template of the
 * team has a mistake, told with file and line; `contradiction`: what was asked for does not go together.
 */
export type InputErrorCode =
  | 'unknown-name'
  | 'bad-value'
  | 'no-directory'
  | 'bad-configuration'
  | 'contradiction'

/**
 * What was asked for can't be done as it was said: an unknown name, a place outside the repository, a configuration
 * with a mistake. The message is one line that says what to do; nothing was written.
 *
 * ```js
 * import { check, InputError } from 'authmd'
 *
 * const error = await check('nowhere').catch(reason => reason)
 * console.log(error instanceof InputError && error.code) // no-directory
 * ```
 */
export class InputError extends Error {
  override readonly name: string = 'InputError'
  readonly code: InputErrorCode

  constructor(code: InputErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
