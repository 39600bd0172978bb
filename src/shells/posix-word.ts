/** A path as one word of a POSIX shell. Plain ones stay readable, and none is taken for a flag. */
export function posixWord(path: string): string {
  const safe = path.startsWith('-') ? `./${path}` : path
  return /^[\w./@-]+$/.test(safe) ? safe : `'${safe.split("'").join("'\\''")}'`
}
