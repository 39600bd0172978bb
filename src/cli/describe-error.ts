/** What failed files and programs are called in Node's `code`, in words, with what to do next. */
const systemErrors: Readonly<Record<string, string>> = {
  EACCES: 'permission denied. Run as a user who may read and write it',
  EPERM: 'the system does not permit it. Check the owner, the mode and read-only attributes',
  EROFS: 'the file system is read-only. Work on a writable copy',
  ENOSPC: 'no space is left on the device. Free some and run again',
  EMFILE: 'too many files are open. Raise the limit (ulimit -n) and run again',
  ENOENT: 'it does not exist. Check the path',
  ENOTDIR: 'a part of this path is a file, not a directory. Check the path',
  EISDIR: 'it is a directory where a file is expected. Check the path',
  ELOOP: 'its symbolic links form a loop. Mend the link',
}

/** One line for an error that no command foresaw: what happened, and what to do. */
export function describeError(error: unknown): string {
  const { code, path, message } = fieldsOf(error)
  const known = code === undefined ? undefined : systemErrors[code]
  if (known !== undefined) return path === undefined ? known : `${path}: ${known}`
  const first = message.split('\n')[0] ?? ''
  return `Internal error, nothing further was done: ${first}. Set AUTHMD_DEBUG=1 to see where, and report it`
}

function fieldsOf(error: unknown): { code?: string; path?: string; message: string } {
  if (typeof error !== 'object' || error === null) return { message: String(error) }
  const message = 'message' in error ? String(error.message) : 'unknown'
  return {
    message,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...('path' in error && typeof error.path === 'string' ? { path: error.path } : {}),
  }
}
