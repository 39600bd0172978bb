import type { HelperFacts } from '../../credentials/facts.ts'
import type { SourceId } from '../../credentials/types.ts'
import { type Machine, pathOf, variable } from '../machine/machine.ts'
import { placesOfCommand } from './command-of-cmd.ts'
import type { Layers } from './layers.ts'

/** Names that a shell understands without a program, or after which another word is the program. */
const builtins = new Set(
  '. : [ cat cd command echo eval exec export false if printf set source test true type ulimit unset while for case env sudo'.split(
    ' ',
  ),
)

/** Looks for the program of the helper that counts, without running it; a project's is not even looked for. */
export function readHelper(world: Machine, layers: Layers, source: SourceId): HelperFacts | undefined {
  const placed = layers.helpers.find(({ layer }) => source === `${layer}:apiKeyHelper`)
  if (placed === undefined) return undefined
  const { where, line } = placed
  const own = placed.layer !== 'project' && placed.layer !== 'local'
  const program = own ? programState(world, placed.value) : 'unchecked'
  return { source, where, program, ...(line === undefined ? {} : { line }) }
}

/** The text of the helper, for `--run-helper` alone. */
export function helperCommand(layers: Layers, source: SourceId): string | undefined {
  return layers.helpers.find(({ layer }) => source === `${layer}:apiKeyHelper`)?.value
}

function programState(world: Machine, command: string): HelperFacts['program'] {
  if (world.platform === 'win32') return stateOnWindows(world, command)
  const { isAbsolute, join, resolve } = pathOf(world)
  const word = /^\s*(?:"([^"]+)"|'([^']+)'|(\S+))/.exec(command)
  const first = word?.[1] ?? word?.[2] ?? word?.[3] ?? ''
  if (first === '' || builtins.has(first) || /[=$`*?|&;<>(){}!]/.test(first)) {
    return 'unchecked'
  }
  const path = first.startsWith('~/') ? join(world.home, first.slice(2)) : first
  if (path.includes('/')) return stateOf(world, isAbsolute(path) ? path : resolve(world.cwd, path))
  const folders = (variable(world, 'PATH') ?? '').split(':').filter(isAbsolute)
  const states = folders.map(folder => stateOf(world, join(folder, path)))
  return (
    states.find(state => state === 'found') ?? states.find(state => state === 'not-executable') ?? 'missing'
  )
}

function stateOnWindows(world: Machine, command: string): HelperFacts['program'] {
  const places = placesOfCommand(world, command)
  if (places === undefined) return 'unchecked'
  return places.some(path => stateOf(world, path) === 'found') ? 'found' : 'missing'
}

function stateOf(world: Machine, path: string): HelperFacts['program'] {
  const state = world.disk.stat(path)
  if (state === undefined || !state.isFile) return 'missing'
  return state.executable ? 'found' : 'not-executable'
}
