import type { IgnoreOracle } from '../../types.ts'
import { decideIgnore, ignoreLines } from './ignore-certainty.ts'

/** Asks `oracle` only about the paths that plain lines don't decide: mostly none, and git is not started. */
export function certainFirst(oracle: IgnoreOracle): IgnoreOracle {
  return (files, paths) => {
    const lines = ignoreLines(files)
    const certain = new Map(paths.map(path => [path, decideIgnore(lines, path)]))
    const open = paths.filter(path => certain.get(path) === undefined)
    const asked = open.length === 0 ? [] : oracle(files, open)
    const answers = new Map(asked.map(decision => [decision.path, decision]))
    return paths.map(path => certain.get(path) ?? answers.get(path) ?? { path, ignored: false })
  }
}
