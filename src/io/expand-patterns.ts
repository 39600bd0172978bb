import { readdirSync } from 'node:fs'
import { resolve, win32 } from 'node:path'

/**
 * The paths that a person named, with patterns replaced by what they match. On Windows no shell does that for a program,
 * and no name holds `*` or `?`; as with the programs of cmd itself only the last part may be a pattern. One that matches
 * nothing stays as it is. Elsewhere the shell has done it, and a name may hold both.
 */
export function expandPatterns(
  paths: readonly string[],
  { cwd, platform }: { readonly cwd: string; readonly platform: string },
): readonly string[] {
  if (platform !== 'win32') return paths
  return paths.flatMap(path => {
    const pattern = win32.basename(path)
    const folder = path.slice(0, path.length - pattern.length)
    if (!/[*?]/.test(pattern) || /[*?]/.test(folder)) return [path]
    const found = namesIn(resolve(cwd, folder)).filter(name => matches(name, pattern))
    return found.length === 0 ? [path] : found.map(name => `${folder}${name}`)
  })
}

/** `*` stands for any letters, `?` for one; letter case makes no difference. In time that grows with the two lengths. */
export function matches(name: string, pattern: string): boolean {
  const [text, wanted] = [name.toLowerCase(), pattern.toLowerCase()]
  let reached = new Set([0])
  for (const sign of wanted) {
    const next = new Set<number>()
    const first = Math.min(...reached)
    if (sign === '*') for (let at = first; at <= text.length; at++) next.add(at)
    else
      for (const at of reached) if (at < text.length && (sign === '?' || text[at] === sign)) next.add(at + 1)
    if (next.size === 0) return false
    reached = next
  }
  return reached.has(text.length)
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
