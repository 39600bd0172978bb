import type { HelperFacts } from '../../credentials/facts.ts'
import type { SourceId } from '../../credentials/types.ts'
import { type Machine, pathOf, shown, variable } from '../machine/machine.ts'
import { LOST } from '../machine/registry.ts'
import { placesOfCommand } from './command-of-cmd.ts'
import { describe } from './describe.ts'
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
  const named = own ? ordinaryName(world, placed.value) : undefined
  return {
    ...{ source, where, program },
    ...(line === undefined ? {} : { line }),
    ...(named === undefined ? {} : { named }),
    ...(own && isUnquotedPath(placed.value) ? { unquoted: true as const } : {}),
  }
}

/** `C:\a b\c.cmd`: the words behind the first are no path and no flag of their own, and go on with the folders of it. */
function isUnquotedPath(command: string): boolean {
  const [first = '', ...rest] = command.trim().split(/\s+/)
  return (
    /^(?:[A-Za-z]:[\\/]|~?\/)/.test(first) &&
    !/["']/.test(command) &&
    rest.length > 0 &&
    rest.every(word => /^[\w(.][^:]*$/.test(word)) &&
    /[\\/]/.test(rest.join(' '))
  )
}

/** The text of the helper, for `--run-helper` alone. */
export function helperCommand(layers: Layers, source: SourceId): string | undefined {
  return layers.helpers.find(({ layer }) => source === `${layer}:apiKeyHelper`)?.value
}

function programState(world: Machine, command: string): HelperFacts['program'] {
  if (world.platform === 'win32') return stateOnWindows(world, command)
  const { isAbsolute, join, resolve } = pathOf(world)
  const first = firstWord(command)
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

function firstWord(command: string): string {
  const word = /^\s*(?:"([^"]+)"|'([^']+)'|(\S+))/.exec(command)
  return word?.[1] ?? word?.[2] ?? word?.[3] ?? ''
}

/** Some people put the key itself there: a word with capitals or digits is not repeated unless it is a path. */
function ordinaryName(world: Machine, command: string): string | undefined {
  if (world.platform === 'win32') return undefined
  const first = firstWord(command)
  const isPath = /^(?:~|\.{0,2})(?:\/[\w.-]{1,40}){1,12}$/.test(first)
  if (!isPath && !/^[a-z]{1,12}(?:-[a-z]{1,12})?$/.test(first)) return undefined
  return describe(first.slice(first.lastIndexOf('/') + 1)).kind === 'unknown'
    ? shown(world, first)
    : undefined
}

function stateOnWindows(world: Machine, command: string): HelperFacts['program'] {
  const places = placesOfCommand(world, command)
  if (places === undefined || command.includes(LOST)) return 'unchecked'
  return places.some(path => stateOf(world, path) === 'found') ? 'found' : 'missing'
}

function stateOf(world: Machine, path: string): HelperFacts['program'] {
  const state = world.disk.stat(path)
  if (state === undefined || !state.isFile) return 'missing'
  return state.executable ? 'found' : 'not-executable'
}
