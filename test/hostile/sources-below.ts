import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Every TypeScript file below a folder. */
export function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sourcesBelow(path)
    return entry.name.endsWith('.ts') ? [path] : []
  })
}
