import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TemplateSources } from '../templates/sources.ts'

/**
 * Reads every Markdown file below `root` into a map by path with forward slashes, sorted by path, so that nothing
 * depends on the order of a directory; the folders of `without` are left out. Links are not followed. Throws what `node:fs` throws when `root` is not there.
 */
export function readTemplateFiles(root: string, without: readonly string[] = []): TemplateSources {
  const paths: string[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory() && !without.includes(path)) walk(path)
      else if (entry.isFile() && entry.name.endsWith('.md')) paths.push(path)
    }
  }
  walk('')
  paths.sort()
  return new Map(paths.map(path => [path, readFileSync(join(root, path), 'utf8')]))
}
