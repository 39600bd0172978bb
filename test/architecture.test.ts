import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync, Visitor } from 'rolldown/utils'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Imports go upwards in this list only, or stay in their folder. */
const layers: readonly (readonly string[])[] = [
  ['names.ts', 'paths.ts'],
  ['types.ts', 'version.ts', 'address.ts', 'unicode-pattern.ts', 'each-once.ts'],
  ['secrets', 'commonmark', 'mdast'],
  ['credentials', 'messages', 'shells'],
  ['places', 'environments'],
  ['rules', 'templates'],
  ['managed'],
  ['options'],
  ['stance'],
  ['targets'],
  ['core'],
  ['config'],
  ['io', 'report'],
  ['explanation'],
  ['portable'],
  ['repository', 'diagnosis'],
  ['cli', 'library'],
  ['remark', 'page', 'secretlint'],
  ['real-world.ts'],
  ['bin.ts', 'index.ts', 'plugin.ts'],
]

/** Decide, and neither read nor act: they also run in a browser. */
const impure = ['io', 'repository', 'diagnosis', 'cli', 'library', 'real-world.ts', 'bin.ts', 'plugin.ts']

/**
 * What reads may ask the axes which variables and files they want, and the grammar of markers how much of a text is ours;
 * settling, rendering, merging and printing meet it in `repository` and `diagnosis`.
 */
const closedToIo = ['config', 'core', 'managed', 'options', 'report', 'rules', 'stance', 'targets']

interface Source {
  /** Below the root, with forward slashes. */
  readonly path: string
  readonly part: string
  readonly text: string
  readonly imports: readonly string[]
  readonly globals: readonly string[]
  readonly hasDefaultExport: boolean
}

const sources = filesBelow('src').map(readSource)
const commandRows = filesBelow('src/cli/commands').map(path => basename(path, '.ts'))
const pure = sources.filter(({ part }) => !impure.includes(part))

describe('the architecture', () => {
  it('has a layer for every part of src', () => {
    const known = layers.flat()
    expect([...new Set(sources.map(({ part }) => part))].filter(part => !known.includes(part))).toEqual([])
  })

  it('imports one way', () => {
    const rank = (part: string) => layers.findIndex(layer => layer.includes(part))
    const wrong = edges(sources).filter(({ from, to }) => from.part !== to && rank(to) >= rank(from.part))
    expect(wrong.map(describeEdge)).toEqual([])
  })

  it('keeps reading and acting apart from deciding, outside cli', () => {
    const wrong = edges(sources).filter(
      ({ from, to, file }) =>
        from.part === 'io' && closedToIo.includes(to) && !file.startsWith('src/managed/markers/'),
    )
    expect(wrong.map(describeEdge)).toEqual([])
  })

  it('lets the pure part import no Node module and see no process, console or Buffer', () => {
    const wrong = pure.flatMap(({ path, imports, globals }) => [
      ...imports.filter(name => name.startsWith('node:')).map(name => `${path} imports ${name}`),
      ...globals.map(name => `${path} sees ${name}`),
    ])
    expect(wrong).toEqual([])
  })

  it('lets the pure part reach nothing impure, over whatever is between', () => {
    // `index.ts` is the library as a package; the plugin of remark names a type of it.
    const lent = ['src/library/options.ts']
    const wrong = pure
      .filter(({ path }) => path !== 'src/index.ts')
      .flatMap(one =>
        [...reachedFrom([one])]
          .filter(path => impure.includes(partOf(path)) && !lent.includes(path))
          .map(path => `${one.path} reaches ${path}`),
      )
    expect(wrong).toEqual([])
  })

  it('keeps no second copy of what was made of a document: it is part of the opened file', () => {
    expect(sources.filter(({ text }) => /WeakMap<Document\b/.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('reaches files, programs and the network in io only, and the process itself in real-world.ts', () => {
    const doors =
      /^(node:)?(fs|child_process|http|https|net|tls|dns|dgram)(\/|$)|^undici|^tinyexec|^atomically/
    const wrong = sources
      .filter(({ part }) => part !== 'io' && part !== 'real-world.ts')
      .flatMap(({ path, imports }) =>
        imports.filter(name => doors.test(name)).map(name => `${path} imports ${name}`),
      )
    const seen = sources.filter(
      ({ part, globals }) => ['cli', 'repository'].includes(part) && globals.includes('process'),
    )
    expect([...wrong, ...seen.map(({ path }) => `${path} sees process`)]).toEqual([])
  })

  it('reads the system, the environment and the folder of the process in src/io/machine/this-process.ts', () => {
    const reads = /\bprocess\.(?:platform|env|arch|argv|cwd)\b(?!`)/
    const known = ['src/io/machine/this-process.ts', 'src/real-world.ts']
    const wrong = sources.filter(({ globals, text }) => globals.includes('process') && reads.test(text))
    expect(wrong.map(({ path }) => path)).toEqual(known)
  })

  it('lets the library and the remark plugin reach nothing of the command line', () => {
    const found = ['library', 'remark'].flatMap(part =>
      [...reachedFrom(sources.filter(source => source.part === part))].filter(path => partOf(path) === 'cli'),
    )
    expect(found).toEqual([])
  })

  it('lets no command reach into another: what two of them need stands beside them', () => {
    const commands = commandRows.map(name => `src/cli/${name}/`)
    const folderOf = (path: string) => commands.find(folder => path.startsWith(folder))
    const wrong = edges(sources).filter(({ from, file }) => {
      const [here, there] = [folderOf(from.path), folderOf(file)]
      // The plugin's program has one command and no table of them.
      const isEntry = from.path.startsWith('src/cli/commands/') || from.path === 'src/plugin.ts'
      return there !== undefined && here !== there && !isEntry
    })
    expect(wrong.map(describeEdge)).toEqual([])
  })

  it('has no circle of imports between files, types included', () => {
    expect(circles(sources)).toEqual([])
  })

  it('is what the map in CONTRIBUTING.md says: each folder is named, and none that is not there', () => {
    const rows = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').match(/^\| `src\/.*$/gm) ?? []
    const named = rows.flatMap(foldersIn)
    const folders = [...new Set(sources.flatMap(({ path }) => foldersAbove(path)))]
    const ofCommands = commandRows.map(name => `src/cli/${name}`)
    const known = [...named, ...ofCommands]
    expect({
      'not in the map': folders.filter(folder => !known.includes(folder)),
      'not there': named.filter(name => !folders.includes(name)),
    }).toEqual({ 'not in the map': [], 'not there': [] })
  })

  it('imports what the last column of the map says, and each folder in it is one that is imported', () => {
    const rows = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').match(/^\| `src\/[a-z-]+\/`.*$/gm) ?? []
    const held = rows.map(row => {
      const [, first = '', , last = ''] = row.split(/(?<!\\)\|/)
      const own = namesIn(first).map(name => name.slice('src/'.length, -1))
      const seen = edges(sources).filter(
        ({ from, to }) => own.includes(from.part) && !own.includes(to) && !to.endsWith('.ts'),
      )
      return { own, said: namesIn(last).sort(), seen: [...new Set(seen.map(({ to }) => to))].sort() }
    })
    expect(held.map(({ own, said }) => ({ own, imports: said }))).toEqual(
      held.map(({ own, seen }) => ({ own, imports: seen })),
    )
    const parts = [...new Set(sources.map(({ part }) => part))].filter(part => !part.endsWith('.ts'))
    expect(held.flatMap(({ own }) => own).sort()).toEqual(parts.sort())
  })

  it('spells our markers in managed only: all else asks it, or an opened text', () => {
    const wrong = sources.filter(
      ({ part, text }) => part !== 'managed' && /authmd:(?!allow\b|doctor\b|\s)/.test(text),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
  })

  it('opens a text in one place, and scans it nowhere else', () => {
    const opening = /\b(?:scanRootBlocks|openDocument|openLines|locateSections|locateBlock)\(/
    const wrong = sources.filter(
      ({ part, text }) => !['managed', 'commonmark'].includes(part) && opening.test(text),
    )
    expect(wrong.map(({ path }) => path)).toEqual(['src/targets/open-file.ts'])
  })

  it('weighs what was asked for against what is configured in one room', () => {
    const weighs = /\bconfigured(?:\??\.\w+)*\s*\?\?|\?\?\s*configured\b/
    const wrong = sources.filter(
      ({ path, text }) => !path.startsWith('src/core/settings/') && weighs.test(text),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
  })

  it('has no word of the product in the block scanner, which knows CommonMark and nothing else', () => {
    const scanner = sources.filter(({ part }) => part === 'commonmark')
    const words = /authmd|claude|anthropic|\bagents?\b|credential|doctor|\bauth/gi
    expect(scanner.flatMap(({ path, text }) => (text.match(words) ?? []).map(word => [path, word]))).toEqual(
      [],
    )
  })

  it('names every file and folder in kebab-case, and none after a heap', () => {
    const names = sources.flatMap(({ path }) => path.split('/').slice(1))
    expect(names.filter(name => !/^[a-z0-9]+(-[a-z0-9]+)*((?:\.d)?\.ts)?$/.test(name))).toEqual([])
    expect(
      names.filter(name => /^(utils?|helpers?|common|managers?|misc|shared)(\.ts)?$/.test(name)),
    ).toEqual([])
  })

  it('has no default export but the one by which remark-cli loads a plugin', () => {
    const paths = sources.filter(({ hasDefaultExport }) => hasDefaultExport).map(({ path }) => path)
    expect(paths).toEqual(['src/remark/index.ts'])
  })
})

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

function partOf(path: string): string {
  return path.split('/')[1] ?? basename(path)
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const { program, module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`)
  const imports = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
  ]
  const names = new Set<string>()
  const members = new Set<number>()
  const bound = new Set<string>()
  const bind = (target: { readonly type: string; readonly name?: unknown }) => {
    if (target.type === 'Identifier') bound.add(String(target.name))
  }
  new Visitor({
    MemberExpression: ({ computed, property }) => {
      if (!computed) members.add(property.start)
    },
    Property: ({ computed, shorthand, key }) => {
      if (!computed && !shorthand) members.add(key.start)
    },
    VariableDeclarator: ({ id }) => bind(id),
    FunctionDeclaration: ({ params }) => params.forEach(bind),
    ArrowFunctionExpression: ({ params }) => params.forEach(bind),
    ObjectPattern: ({ properties }) =>
      properties.forEach(property => {
        if (property.type === 'Property') bind(property.value)
      }),
    TSPropertySignature: ({ key }) => void members.add(key.start),
    Identifier: ({ name, start }) => {
      if (/^(process|console|Buffer)$/.test(name) && !members.has(start)) names.add(name)
    },
  }).visit(program)
  const hasDefaultExport = module.staticExports.some(({ entries }) =>
    entries.some(({ exportName }) => exportName.kind === 'Default' || exportName.name === 'default'),
  )
  return {
    path,
    part: partOf(path),
    text,
    imports,
    globals: [...names].filter(name => !bound.has(name)),
    hasDefaultExport,
  }
}

/** What stands in backquotes. */
function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
}

/** `src/a` and `src/a/b` of a file in the latter. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/')).slice(1)
}

/** The folders that a row of the map names: its own in the first cell, and those below one of them in the second. */
function foldersIn(row: string): readonly string[] {
  const [, first = '', second = ''] = row.split('|')
  const own = [...first.matchAll(/`(src\/[a-z-]+)\/`/g)].map(([, folder = '']) => folder)
  const below = [...second.matchAll(/`([a-z-]+)\/`/g)].map(([, name = '']) => {
    const paths = sources.flatMap(({ path }) => foldersAbove(path))
    return (
      paths.find(path => own.some(one => path.startsWith(`${one}/`)) && path.endsWith(`/${name}`)) ?? name
    )
  })
  return [...own, ...below]
}

interface Edge {
  readonly from: Source
  /** The imported file, and the part of src that it belongs to. */
  readonly file: string
  readonly to: string
}

function edges(list: readonly Source[]): readonly Edge[] {
  return list.flatMap(from =>
    from.imports
      .filter(name => name.startsWith('.'))
      .map(name => posix.join(dirname(from.path), name))
      .map(file => ({ from, file, to: partOf(file) })),
  )
}

/** The files that some files import, and those that these import, and so on. */
function reachedFrom(start: readonly Source[]): ReadonlySet<string> {
  const reached = new Set<string>()
  const walk = (list: readonly Source[]) => {
    for (const { file } of edges(list)) {
      if (reached.has(file)) continue
      reached.add(file)
      walk(sources.filter(({ path }) => path === file))
    }
  }
  walk(start)
  return reached
}

/** Files that reach themselves. */
function circles(list: readonly Source[]): readonly string[] {
  return list.filter(source => reachedFrom([source]).has(source.path)).map(({ path }) => path)
}

function describeEdge({ from, file }: Edge): string {
  return `${from.path} imports ${file}`
}
