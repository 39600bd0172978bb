// Prints the figures of `src/` as one line of JSON: node scripts/figures.mjs [folder]
// Files, lines, median and largest file, circles of imports between files (types included), exported functions that
// take more than two positional parameters. They are reported, not hunted; only the circles have a test.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'rolldown/utils'

const root = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url))
const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
  .map(entry => read(join(entry.parentPath, entry.name)))
const byLines = files.toSorted((one, other) => one.lines - other.lines)
const largest = byLines.at(-1)

console.log(
  JSON.stringify({
    files: files.length,
    lines: files.reduce((sum, { lines }) => sum + lines, 0),
    median: byLines[Math.floor(byLines.length / 2)]?.lines,
    largest: `${largest?.path.slice(join(root, 'src').length + 1)} ${largest?.lines}`,
    importCycles: cycles().length,
    filesInCycles: cycles().flat().length,
    exportedFunctionsPastTwoPositionals: files.reduce((sum, { wide }) => sum + wide, 0),
  }),
)

function read(path) {
  const text = readFileSync(path, 'utf8')
  const { program, module } = parseSync(path, text)
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
  ]
  return {
    path,
    lines: text.split('\n').length - 1,
    imports: requests.filter(name => name.startsWith('.')).map(name => normalize(join(dirname(path), name))),
    wide: program.body.filter(isWide).length,
  }
}

function isWide(statement) {
  if (statement.type !== 'ExportNamedDeclaration') return false
  const { declaration } = statement
  if (declaration?.type === 'FunctionDeclaration') return declaration.params.length > 2
  if (declaration?.type !== 'VariableDeclaration') return false
  return declaration.declarations.some(({ init }) => (init?.params?.length ?? 0) > 2)
}

/** Sets of files of which each reaches each other. */
function cycles() {
  const imports = new Map(files.map(({ path, imports }) => [path, imports]))
  const reach = new Map(files.map(({ path }) => [path, reached(path, imports)]))
  const circular = files.map(({ path }) => path).filter(path => reach.get(path)?.has(path))
  const groups = []
  for (const path of circular) {
    const group = groups.find(([first]) => reach.get(first)?.has(path) && reach.get(path)?.has(first))
    if (group === undefined) groups.push([path])
    else group.push(path)
  }
  return groups
}

function reached(start, imports) {
  const seen = new Set()
  const open = [...(imports.get(start) ?? [])]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    open.push(...(imports.get(path) ?? []))
  }
  return seen
}
