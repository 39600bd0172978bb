import { thisPlatform } from './machine/this-process.ts'

/** The `code` of a failure of the system: `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

/** Windows refuses to replace a file that is open in another program, in the words for a missing permission. */
export function isHeldOpen(error: unknown): boolean {
  return thisPlatform === 'win32' && /^(?:EPERM|EACCES|EBUSY)$/.test(errorCode(error) ?? '')
}
