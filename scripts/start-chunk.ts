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
