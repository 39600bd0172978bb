import { wildmatch } from './wildmatch.ts'

/**
 * The pattern of a line of an ignore file, as git reads it: one CR before the LF is dropped, a NUL ends it, and so do
 * the spaces behind its last other character, but for one that a backslash escapes.
 */
export function patternOfLine(line: string): string {
  if (line.startsWith('#')) return ''
  const whole = line.endsWith('\r') ? line.slice(0, -1) : line
  const nul = whole.indexOf('\0')
  const text = nul < 0 ? whole : whole.slice(0, nul)
  let end = text.length
  while (text.charCodeAt(end - 1) === 32) end--
  if (end === text.length) return text
  let escapes = 0
  while (text.charCodeAt(end - 1 - escapes) === 92) escapes++
  return text.slice(0, end + (escapes % 2))
}

/**
 * Whether the pattern matches a path that is relative to the folder of its file, as `dir.c` of git has it: what stands
 * before the first sign of a glob is compared by itself, so that stars behind it are at a beginning. Both are bytes.
 */
export function matchesPattern(pattern: string, path: string, isDirectory: boolean): boolean {
  const onlyDirectories = pattern.endsWith('/')
  if (onlyDirectories && !isDirectory) return false
  const start = pattern.startsWith('!') ? 1 : 0
  const body = pattern.slice(start, onlyDirectories ? Math.max(start, pattern.length - 1) : undefined)
  const isAnchored = body.includes('/')
  const glob = body.startsWith('/') ? body.slice(1) : body
  const name = isAnchored ? path : path.slice(path.lastIndexOf('/') + 1)
  const plain = glob.search(/[*?[\\]/)
  if (plain < 0) return glob === name
  // A name has no slash that stars could cross, or not cross.
  if (!isAnchored) return wildmatch(glob, name)
  return name.startsWith(glob.slice(0, plain)) && wildmatch(glob.slice(plain), name.slice(plain))
}

/** The bytes of UTF-8, one in each character. */
export function bytesOf(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text
  const parts: string[] = []
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += 4096)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 4096)))
  return parts.join('')
}
