import { defineConfig, type Plugin } from 'rolldown'
import { bundledTemplates } from './scripts/bundled-templates.ts'
import { licenseText } from './scripts/third-party-licenses.ts'

/** Doctor reads its pages from the package; in the one file of the plugin they are inside. */
const pagesInside: Plugin = {
  name: 'pages-inside',
  load: {
    filter: { id: /[\\/]src[\\/]io[\\/]credentials[\\/]rule-template\.ts$/ },
    handler: () => ({
      code: [
        "import { rulePages as pages } from 'virtual:rule-pages'",
        'export const readRuleTemplate = (_, id) => pages.get(`explain/${id}.md`)',
        'export const readAnswerTemplate = (_, id) => pages.get(`doctor/${id}.md`)',
      ].join('\n'),
      moduleType: 'js',
    }),
  },
}

/** The texts of their licences go where the code of others goes. */
const licenses: Plugin = {
  name: 'licenses-beside',
  generateBundle(_, bundle) {
    this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES.txt', source: licenseText(bundle) })
  },
}

// The plugin for Claude Code: not minified, so that whoever installs it can read what runs, and a change shows where it is.
export default defineConfig({
  input: { authmd: 'src/plugin.ts' },
  platform: 'node',
  // Only `--online` needs it, which the plugin does not offer.
  external: ['undici'],
  checks: { emptyImportMeta: false },
  resolve: { alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' } },
  plugins: [bundledTemplates(), pagesInside, licenses],
  output: {
    format: 'esm',
    entryFileNames: '[name].mjs',
    codeSplitting: false,
    comments: false,
  },
})
