// Holds the rule for new wording (docs/maintaining.md): every repository that has the section gets a pull request for
// it. So the template version rises when a rendered text changes, by one, at most once in a release, with its reason
// in src/templates/history.ts. Compares what dist/ renders with what the last release rendered.
//
//   node scripts/wording.mjs             says what is wrong, exit code 1
//   node scripts/wording.mjs --release   writes down what this release renders
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { release: { type: 'boolean' }, core: { type: 'string' }, released: { type: 'string' } },
})
const at = path => fileURLToPath(new URL(path, import.meta.url))
const released = values.released ?? at('released-wording.json')
const { planFiles } = await import(pathToFileURL(resolve(values.core ?? at('../dist/core.js'))).href)

/** What can be chosen, as the schema of the configuration lists it. */
const { properties } = JSON.parse(readFileSync(at('../schema/config.schema.json'), 'utf8'))
const now = { templateVersion: versionOf(rendered({})), digest: digestOf(everyRendering()) }
const before = existsSync(released) ? JSON.parse(readFileSync(released, 'utf8')) : undefined

if (values.release) {
  writeFileSync(released, `${JSON.stringify(now, undefined, 2)}\n`)
  console.log(`This release renders the wording of version ${now.templateVersion}.`)
} else {
  const fault = before === undefined ? undefined : faultBetween(before, now)
  console.log(fault ?? sentence())
  process.exitCode = fault === undefined ? 0 : 1
}

function sentence() {
  if (before === undefined) return 'Nothing is released yet: any wording is the first.'
  const { templateVersion } = now
  return templateVersion === before.templateVersion
    ? `The wording is that of the last release (version ${templateVersion}).`
    : `The next release brings new wording: version ${before.templateVersion} becomes ${templateVersion}.`
}

function faultBetween(last, { templateVersion, digest }) {
  const rises = templateVersion - last.templateVersion
  const same = digest === last.digest
  if (rises === 0 && !same)
    return 'What is rendered is not what the last release rendered, and the template version is the same: keep the new words for a release that changes the meaning, or raise the version in src/templates/version.ts with its reason in history.ts.'
  if (rises !== 0 && same) return 'The template version changed, and no rendered text did: set it back.'
  if (rises < 0 || rises > 1)
    return `The template version goes from ${last.templateVersion} to ${templateVersion}: a release raises it once, by one.`
  return undefined
}

/** One axis at a time: what two of them say together is made from what each says. */
function everyRendering() {
  return [
    ...['shells', 'os', 'environments'].flatMap(axis =>
      properties[axis].items.enum.map(name => ({ [axis]: [name] })),
    ),
    ...properties.provider.enum.map(provider => ({ provider })),
  ].map(rendered)
}

function rendered(options) {
  const targets = properties.targets.items.enum
  const { edits } = planFiles({ files: { 'CLAUDE.md': '# A\n' }, options: { targets, ...options } })
  return edits.map(({ path, after }) => `${path}\n${after}`).join('\n')
}

function versionOf(text) {
  return Number(/authmd:start auth [^\n]*\bt=(\d+)/.exec(text)?.[1])
}

/** Of what a reader sees: the markers hold the version itself. */
function digestOf(texts) {
  const words = texts.join('\n').replace(/(?:<!--|#) authmd:(?:start|end)[\s\S]*?(?:-->|\n)/g, '')
  return createHash('sha256').update(words).digest('hex').slice(0, 16)
}
