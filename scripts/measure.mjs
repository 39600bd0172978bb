// Measures a version of Claude Code: npm run measure -- 2.1.333 [--every N] [--random N] [--accept]
// Replays what was recorded, compares, writes docs/measured/VERSION.md; exits with 1 where something changed.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { installClient } from './measure/client.mjs'
import { measureLive } from './measure/live.mjs'
import { newNames, recordNames } from './measure/names.mjs'
import { report } from './measure/report.mjs'
import { measureErrors, measureRows } from './measure/rows.mjs'
import { measureSection } from './measure/section.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const constant = readFileSync(join(root, 'src/credentials/measured-version.ts'), 'utf8')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Of the recorded rows only each Nth: a quick look. */
    every: { type: 'string', default: '1' },
    random: { type: 'string', default: '100' },
    /** Take the names in the strings of this version for known. */
    accept: { type: 'boolean', default: false },
  },
})
const version = positionals[0] ?? /'(\d+\.\d+\.\d+)'/.exec(constant)?.[1]
if (!/^\d+\.\d+\.\d+$/.test(version ?? '')) {
  console.error('measure takes a version: npm run measure -- 2.1.333')
  process.exit(2)
}

const client = installClient(version)
try {
  if (values.accept) recordNames(root, client.file)
  const given = { root, client: client.file, every: Number(values.every) }
  const parts = [
    await measureRows(given),
    await measureErrors(given),
    await measureSection(given),
    ...measureLive({ ...given, random: Number(values.random) }),
    newNames(root, client.file),
  ]
  const text = report(version, parts)
  writeFileSync(join(root, 'docs/measured', `${version}.md`), text)
  console.log(text)
  process.exitCode = parts.some(({ changes }) => changes.length > 0) ? 1 : 0
} finally {
  client.remove()
}
