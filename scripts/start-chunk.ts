import { resolve } from 'node:path'
import type { CodeSplittingGroup, Plugin } from 'rolldown'

/**
 * Keeps all that the entry imports statically in the entry's own file, also where chunks share it: a start
 * reads one file, and the chunks take from it what they share.
 */
export function startChunk(name: string, entry: string): CodeSplittingGroup {
  let reached: Set<string> | undefined
  return {
    debugName: name,
    name: (id, graph) => {
      reached ??= reach(resolve(entry), module => graph.getModuleInfo(module)?.importedIds ?? [])
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

function reach(start: string, importsOf: (id: string) => readonly string[]): Set<string> {
  const reached = new Set([start])
  for (const id of reached) for (const imported of importsOf(id)) reached.add(imported)
  return reached
}
