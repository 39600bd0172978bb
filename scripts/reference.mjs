// Writes the README's reference between its two comments: node scripts/reference.mjs
// The supported Node versions can't all run TypeScript, so the tables are bundled first.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  const { withReference } = await import(pathToFileURL(join(folder, 'reference.mjs')).href)
  const readme = join(root, 'README.md')
  const before = readFileSync(readme, 'utf8')
  const after = withReference(before)
  if (after !== before) writeFileSync(readme, after)
  console.log(after === before ? 'README.md is current' : 'README.md was written')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
