import { fileURLToPath } from 'node:url'
import type { Plugin } from 'rolldown'
import { readTemplateFiles } from '../src/io/template-files.ts'

const name = 'virtual:templates'
const folder = fileURLToPath(new URL('../templates/', import.meta.url))

/**
 * The templates as a module, for what runs where there is no file to read. One string of JSON: an engine reads that
 * faster than the same as source.
 */
export function bundledTemplates(): Plugin {
  return {
    name: 'bundled-templates',
    resolveId: {
      filter: { id: /^virtual:templates$/ },
      handler: () => name,
    },
    load: {
      filter: { id: /^virtual:templates$/ },
      handler: () => {
        const json = JSON.stringify(Object.fromEntries(readTemplateFiles(folder)))
        return `export const templates = new Map(Object.entries(JSON.parse(${JSON.stringify(json)})))`
      },
    },
  }
}
