import { fileURLToPath } from 'node:url'
import type { Root } from 'mdast'
import type { Plugin } from 'rolldown'
import { templateGroups } from '../src/io/shipped-templates.ts'
import { readTemplateFiles } from '../src/io/template-files.ts'
import { parseMarkdown } from '../src/mdast/parse-and-print.ts'
import { readFrontMatter } from '../src/templates/front-matter.ts'
import { pageIndex } from '../src/templates/page-index.ts'
import { rareCauses } from '../src/templates/rare-causes.ts'

const folder = fileURLToPath(new URL('../templates/', import.meta.url))

/** Those that are rendered from their trees. */
const parsed: readonly string[] = ['claude-md', 'explain', 'guide', 'nested', 'sender', 'unknown-text']

/**
 * Puts the templates beside the bundle as the tool reads them: one file for the texts of a group, one for their trees
 * (each page of `explain` has its own, with its text), one for what the pages are found by, so that no run parses a text that we wrote ourselves.
 */
export function compiledTemplates(): Plugin {
  return {
    name: 'compiled-templates',
    generateBundle() {
      const sources = readTemplateFiles(folder)
      // Made of the pages, the same for every reader.
      const rare = ['section', 'cloud'].map(skeleton =>
        treeOf('guide/rare/default.md', rareCauses(sources, skeleton)),
      )
      const emit = (name: string, data: unknown) =>
        this.emitFile({ type: 'asset', fileName: `templates/${name}.json`, source: JSON.stringify(data) })
      emit('explain-index', Object.fromEntries(pageIndex(sources)))
      for (const group of templateGroups) {
        const own = [...sources].filter(([path]) => path.startsWith(`${group}/`))
        emit(group, Object.fromEntries(own))
        const trees = own
          .filter(() => parsed.includes(group))
          .map(([path, text]) => [path, treeOf(path, text)] as const)
        if (group === 'explain')
          for (const [path, tree] of trees)
            emit(path.replace(/\.md$/, ''), { source: sources.get(path), trees: [tree] })
        else emit(`${group}.trees`, [...trees.map(([, tree]) => tree), ...(group === 'guide' ? rare : [])])
      }
    },
  }
}

function treeOf(path: string, text: string): readonly [string, Root] {
  const { body } = readFrontMatter(path, text)
  const tree = JSON.stringify(parseMarkdown(body), (name, value: unknown) =>
    name === 'position' ? undefined : value,
  )
  return [body, JSON.parse(tree)]
}
