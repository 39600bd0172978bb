import { resolve } from 'node:path'
import type { CodeSplittingGroup, Plugin } from 'rolldown'

/**
 * Keeps all that the entry imports statically in the entry's own file, also where chunks share it: a start
 * reads one file, and the chunks take from it what they share. What one of `others` imports too stays out, so that
 * these need not read the file for its sake; the bundler's own way, all that a member imports, would bring it in again.
 */
export function startChunk(name: string, entry: string, others: readonly string[] = []): CodeSplittingGroup {
  let reached: Set<string> | undefined
  return {
    includeDependenciesRecursively: false,
    debugName: name,
    name: (id, graph) => {
      const importsOf = (module: string) => graph.getModuleInfo(module)?.importedIds ?? []
      if (reached === undefined) {
        const shared = others.map(other => reach(resolve(other), importsOf))
        reached = new Set(
          [...reach(resolve(entry), importsOf)].filter(one => !shared.some(set => set.has(one))),
        )
      }
      return reached.has(id) ? name : null
    },
  }
}

/**
 * Keeps in the file of a command all that nobody else asks for, of what it imports statically: its start reads one file
 * for it. What another part that is loaded on demand reaches too stays out, unless this command alone asks for that part.
 */
export const ownChunk = (name: string, entry: string, start: string): CodeSplittingGroup =>
  partChunk(name, 'own', { entry, start })

/** The rest of what such a command imports, which others import too, as one file rather than many. */
export const sharedChunk = (name: string, entry: string, start: string): CodeSplittingGroup =>
  partChunk(name, 'shared', { entry, start })

function partChunk(
  name: string,
  which: keyof Parted,
  { entry, start }: { readonly entry: string; readonly start: string },
): CodeSplittingGroup {
  let parted: Parted | undefined
  return {
    includeDependenciesRecursively: false,
    debugName: name,
    name: (id, graph) => {
      parted ??= part(entry, start, graph)
      return parted[which].has(id) ? name : null
    },
  }
}

/** What a command imports statically: for itself alone, or as others do. */
interface Parted {
  readonly own: Set<string>
  readonly shared: Set<string>
}

type Graph = Parameters<Extract<CodeSplittingGroup['name'], (...args: never) => unknown>>[1]

function part(entry: string, start: string, graph: Graph): Parted {
  const importsOf = (module: string) => graph.getModuleInfo(module)?.importedIds ?? []
  const demandsOf = (module: string) => graph.getModuleInfo(module)?.dynamicallyImportedIds ?? []
  const reached = reach(resolve(entry), importsOf)
  const elsewhere = new Set([resolve(start)])
  for (const module of reach(resolve(start), one => [...importsOf(one), ...demandsOf(one)]))
    if (!reached.has(module)) for (const asked of demandsOf(module)) elsewhere.add(asked)
  elsewhere.delete(resolve(entry))
  const others = new Set([...elsewhere].flatMap(one => [...reach(one, importsOf)]))
  return {
    own: new Set([...reached].filter(one => !others.has(one))),
    shared: new Set([...reached].filter(one => others.has(one))),
  }
}

/** Takes out of entries the `require` of the bundler's runtime that stands there for nothing but its order. */
export function withoutIdleRuntime(): Plugin {
  return {
    name: 'without-idle-runtime',
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle))
        if (output.type === 'chunk' && output.isEntry)
          output.code = output.code.replace(/[,;]require\("[^"]*\/rolldown-runtime-[^"]*"\)(?=[,;])/, '')
    },
  }
}

/**
 * Chunks that import the one of this name read it when they first use something of it. That is sound for a chunk that only
 * makes values and functions, and for importers that ask for nothing of it while they are loaded themselves.
 */
export function readWhenUsed(name: string): Plugin {
  const importing = new RegExp(`=require\\(("\\./(?:chunks/)?${name}-[^"]*")\\)`, 'g')
  return {
    name: 'read-when-used',
    generateBundle(_, bundle) {
      let importers = 0
      for (const output of Object.values(bundle))
        if (output.type === 'chunk')
          output.code = output.code.replace(importing, (_whole, path: string) => {
            importers += 1
            return `=new Proxy({},{get:(_,name)=>require(${path})[name]})`
          })
      if (importers === 0) throw new Error(`no chunk imports ${name}, or the bundler writes it in a new form`)
    },
  }
}

function reach(start: string, importsOf: (id: string) => readonly string[]): Set<string> {
  const reached = new Set([start])
  for (const id of reached) for (const imported of importsOf(id)) reached.add(imported)
  return reached
}
