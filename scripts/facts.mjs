// Lists every template by the age of its facts, the oldest first. Exits with 1 when one has no source or no day.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = process.argv[2] ?? fileURLToPath(new URL('../templates/', import.meta.url))
const today = Date.now()

const templates = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && entry.name.endsWith('.md'))
  .map(entry => {
    const path = `${entry.parentPath}/${entry.name}`
    const name = path.slice(root.replace(/\/$/, '').length + 1)
    const [, head = ''] =
      /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(readFileSync(withFacts(path), 'utf8')) ?? []
    const value = key => new RegExp(`^${key}: *(\\S.*?) *$`, 'm').exec(head)?.[1]
    const source = value('source')
    const verified = value('verified')
    const day = /^\d{4}-\d{2}-\d{2}$/.test(verified ?? '') ? Date.parse(verified) : Number.NaN
    return { name, source, verified, age: Math.floor((today - day) / 86_400_000) }
  })
  .sort(
    (a, b) =>
      (Number.isNaN(a.age) ? -1 : Number.isNaN(b.age) ? 1 : b.age - a.age) || (a.name < b.name ? -1 : 1),
  )

/** What doctor says of a cause rests on the facts of the page that explains it. */
function withFacts(path) {
  const page = path.replace(/\/doctor\/(?=[^/]+$)/, '/explain/')
  return existsSync(page) ? page : path
}

const wrong = templates.filter(({ source, age }) => source === undefined || Number.isNaN(age))
for (const { name, source, age } of templates) {
  const days = Number.isNaN(age) ? 'no day' : `${age} days`
  console.log(`${days.padStart(9)}  ${name}  ${source ?? 'NO SOURCE'}`)
}
for (const { name, source } of wrong) {
  const lacks =
    source === undefined ? '`source`, where its facts come from' : '`verified`, the day as YYYY-MM-DD'
  console.error(`templates/${name} lacks ${lacks}.`)
}
console.error(`${templates.length} templates, ${wrong.length} without source or day.`)
process.exitCode = wrong.length > 0 || templates.length === 0 ? 1 : 0
