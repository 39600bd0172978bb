// Writes docs/reference.md from the tables of commands and options: node scripts/reference.mjs
// The supported Node versions can't all run TypeScript, so the tables are bundled first.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
// Inside the project, where what is not bundled is found.
mkdirSync(join(root, '.cache'), { recursive: true })
const folder = mkdtempSync(join(root, '.cache', 'reference-'))
try {
  const bundle = await rolldown({
    input: join(root, 'scripts/reference.ts'),
    platform: 'node',
    external: /^[a-z@][^:]*$/,
    logLevel: 'silent',
  })
  await bundle.write({ dir: folder, format: 'esm', entryFileNames: 'reference.mjs' })
  const { referencePage } = await import(pathToFileURL(join(folder, 'reference.mjs')).href)
  const page = join(root, 'docs/reference.md')
  const before = existsSync(page) ? readFileSync(page, 'utf8') : undefined
  const after = referencePage()
  if (after !== before) writeFileSync(page, after)
  console.log(after === before ? 'docs/reference.md is current' : 'docs/reference.md was written')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
