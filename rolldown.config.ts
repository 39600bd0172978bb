import { defineConfig, type RolldownOptions } from 'rolldown'
import { asciiOnly } from './scripts/ascii-only.ts'
import { bundledTemplates } from './scripts/bundled-templates.ts'
import { compiledTemplates } from './scripts/compiled-templates.ts'
import { fileApart } from './scripts/file-apart.ts'
import { htmlPage } from './scripts/html-page.ts'
import { lazyUnicode } from './scripts/lazy-unicode.ts'
import { readyWordings } from './scripts/ready-wordings.ts'
import { ownChunk, readWhenUsed, sharedChunk, startChunk, withoutIdleRuntime } from './scripts/start-chunk.ts'
import { thirdPartyLicenses } from './scripts/third-party-licenses.ts'
import { yargsApart } from './scripts/yargs-apart.ts'

// Three bundles without a single dependency: the tool as CommonJS, which starts faster than a module on
// every Node that we support, the library as a module, and the core as a module that needs no Node. What a command needs is a chunk of its own.
const licenses = thirdPartyLicenses()
const plugins = [lazyUnicode(), bundledTemplates(), readyWordings(), licenses]
const shared: RolldownOptions = {
  platform: 'node',
  // yargs asks `import.meta.resolve` for `extends` of configuration files, which we don't use.
  checks: { emptyImportMeta: false },
  // Its CommonJS form asks for its own parts in a way that no bundler can follow.
  resolve: { alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' } },
  plugins,
}

// For browsers, workers, Deno and Bun as well: what a package keeps for Node alone must not come along.
const portable: RolldownOptions = {
  platform: 'neutral',
  resolve: { mainFields: ['module', 'main'], conditionNames: ['import', 'module', 'default'] },
}

export default defineConfig([
  {
    ...shared,
    input: { bin: 'src/bin.ts' },
    plugins: [
      ...plugins,
      compiledTemplates(),
      yargsApart(),
      fileApart(/[\\/]src[\\/]cli[\\/]main\.ts$/, './sync/current-answer.ts', 'current.cjs'),
    ],
    preserveEntrySignatures: 'allow-extension',
    output: {
      dir: 'dist',
      format: 'cjs',
      // An `import()` that stays one brings the loader of modules with it.
      dynamicImportInCjs: false,
      entryFileNames: '[name].cjs',
      chunkFileNames: 'chunks/[name]-[hash].cjs',
      plugins: [withoutIdleRuntime(), readWhenUsed('engine'), asciiOnly()],
      codeSplitting: {
        groups: [
          startChunk('bin', 'src/bin.ts'),
          startChunk('main', 'src/cli/dispatch.ts'),
          startChunk('engine', 'src/mdast/engine.ts'),
          // What explain needs is what most commands share.
          startChunk('common', 'src/cli/explain/run.ts'),
          startChunk('json', 'src/report/json.ts'),
          sharedChunk('shared', 'src/cli/doctor/run.ts', 'src/bin.ts'),
          startChunk('check', 'src/cli/check/run.ts'),
          startChunk('sync', 'src/cli/sync/apply-asked.ts'),
          startChunk('thorough', 'src/repository/plan-thoroughly.ts', [
            'src/cli/guide/run.ts',
            'src/cli/scan/run.ts',
          ]),
          startChunk('plan', 'src/core/plan.ts', [
            'src/cli/doctor/run.ts',
            'src/cli/explain/run.ts',
            'src/cli/scan/run.ts',
            'src/repository/plan-thoroughly.ts',
          ]),
          ownChunk('text', 'src/cli/explain/answer-to-text.ts', 'src/bin.ts'),
          ownChunk('doctor', 'src/cli/doctor/run.ts', 'src/bin.ts'),
        ],
      },
      minify: true,
      comments: { legal: false },
    },
  },
  {
    ...shared,
    input: { current: 'src/cli/sync/current-answer.ts' },
    output: {
      dir: 'dist',
      format: 'cjs',
      entryFileNames: '[name].cjs',
      plugins: [asciiOnly()],
      codeSplitting: false,
      minify: true,
      comments: { legal: false },
    },
  },
  {
    ...shared,
    input: { index: 'src/index.ts' },
    output: {
      dir: 'dist',
      format: 'esm',
      chunkFileNames: 'chunks/[name]-[hash].js',
      comments: { legal: false },
    },
  },
  {
    ...shared,
    ...portable,
    input: {
      core: 'src/portable/index.ts',
      remark: 'src/remark/index.ts',
      secretlint: 'src/secretlint/rule.ts',
    },
    plugins: [bundledTemplates(), readyWordings(), licenses],
    output: {
      dir: 'dist',
      format: 'esm',
      chunkFileNames: 'chunks/[name]-[hash].js',
      comments: { legal: false },
    },
  },
  {
    ...shared,
    ...portable,
    input: { page: 'src/page/page.ts' },
    plugins: [bundledTemplates(), readyWordings(), licenses, htmlPage('guide.html')],
    output: {
      dir: 'dist',
      format: 'esm',
      codeSplitting: false,
      minify: true,
      comments: { legal: false },
    },
  },
])
