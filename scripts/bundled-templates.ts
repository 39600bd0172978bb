import { fileURLToPath } from 'node:url'
import type { Plugin } from 'rolldown'
import { readLineTemplates } from '../src/core/glance/line-templates.ts'
import { readTemplateFiles } from '../src/io/template-files.ts'

const folder = fileURLToPath(new URL('../templates/', import.meta.url))

/** What each virtual module exports, as JSON: an engine reads a string of it faster than the same as source. */
const modules: Readonly<Record<string, () => string>> = {
  // For what runs where there is no file to read, and no machine that doctor could look at.
  'virtual:templates': () =>
    `export const templates = new Map(Object.entries(${parsed(Object.fromEntries(readTemplateFiles(folder, ['doctor'])))}))`,
  // The pages of doctor, by path: in source, where a person reads them and a change shows which one it is.
  'virtual:rule-pages': () => `export const rulePages = new Map(${JSON.stringify(rulePages())})`,
  'virtual:line-templates': () =>
    `export const lineTemplates = ${parsed(readLineTemplates(readTemplateFiles(folder)))}`,
}

/** The templates as modules, read and understood by the build. */
export function bundledTemplates(): Plugin {
  return {
    name: 'bundled-templates',
    resolveId: {
      filter: { id: /^virtual:(?:(?:line-)?templates|rule-pages)$/ },
      handler: id => id,
    },
    load: {
      filter: { id: /^virtual:(?:(?:line-)?templates|rule-pages)$/ },
      handler: id => modules[id]?.(),
    },
  }
}

function rulePages() {
  return [...readTemplateFiles(folder)].filter(([path]) => /^(?:doctor|explain)\//.test(path))
}

function parsed(data: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(data))})`
}
