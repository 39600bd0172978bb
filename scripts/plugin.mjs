// Builds what the plugin for Claude Code runs, into plugin/hooks/, where it is committed: npm run plugin. With --check it
// writes nothing, names what differs from the build and fails.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { loadConfig } from 'rolldown/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const isCheck = process.argv.includes('--check')
process.chdir(root)

const { output: form, ...input } = await loadConfig('rolldown.plugin.config.ts')
const build = await rolldown(input)
const { output } = await build.generate(form)
await build.close()

for (const one of output) {
  const path = `plugin/hooks/${one.fileName}`
  const text = one.type === 'chunk' ? one.code : one.source
  if (committed(path) === text) continue
  console.log(isCheck ? `${path} is not what the build makes: npm run plugin` : `written: ${path}`)
  if (isCheck) process.exitCode = 1
  else writeFileSync(join(root, path), text)
}

function committed(path) {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return undefined
  }
}
