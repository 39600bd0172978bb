import type { Mention } from '../../credentials/facts.ts'
import { secretVariables } from '../../credentials/types.ts'
import { shells } from '../../shells/index.ts'
import type { LineLanguage } from '../../shells/line-language.ts'
import { posixLines } from '../../shells/posix-lines.ts'
import type { Shell } from '../../shells/shell.ts'
import { startupPaths } from '../../shells/startup-paths.ts'
import { comparedToProcess, type Machine, pathOf, shown } from '../machine/machine.ts'
import { readRegistryValue, textOfValue } from '../machine/registry.ts'
import { describe } from './describe.ts'
import { dotenvLines, type FoundLine, scanLines, tomlLines } from './scan-lines.ts'

interface Candidate {
  readonly path: string
  readonly language: LineLanguage
  readonly kindOfFile: Mention['kindOfFile']
  readonly shells?: readonly string[]
}

/** Every line of start-up files and of the project's environment files that sets or removes one of the variables. */
export function readMentions(
  world: Machine,
  namesIn: (text: string) => readonly string[] = () => secretVariables,
): readonly Mention[] {
  return [...startupFiles(world), ...projectFiles(world)].flatMap(candidate => {
    const read = world.disk.read(candidate.path)
    if ('failure' in read) return []
    return scanLines(read.text, candidate.language, namesIn(read.text)).map(found => {
      const described =
        found.value === undefined
          ? { kind: 'reference' as const, length: 0, defects: [] }
          : describe(found.value)
      return {
        file: shown(world, candidate.path),
        line: found.line,
        variable: found.variable,
        action: found.action,
        exported: found.exported,
        kindOfFile: candidate.kindOfFile,
        ...(candidate.shells === undefined ? {} : { shells: candidate.shells }),
        process: compared(world, found),
        ...described,
      }
    })
  })
}

/** A computed value (`$(…)`) can't be compared, and a line that unsets has none. */
function compared(world: Machine, { variable: name, value }: FoundLine): Mention['process'] {
  const process = comparedToProcess(world, { name, value: value ?? '' })
  return value === undefined && process !== 'none' ? 'unknown' : process
}

function startupFiles(world: Machine): readonly Candidate[] {
  const machine = { home: world.home, variables: { ...world.env, DOCUMENTS: documentsOf(world) } }
  const readers = new Map<string, Shell[]>()
  for (const shell of shells) {
    for (const path of startupPaths(shell, machine)) {
      // A path from the root is none of Windows: it would lie on whichever drive is the current one.
      if (world.platform === 'win32' && path.startsWith('/')) continue
      for (const file of expand(world, path)) {
        const known = readers.get(file) ?? []
        if (!known.includes(shell)) readers.set(file, [...known, shell])
      }
    }
  }
  return [...readers].map(([path, known]) => ({
    path,
    language: languageOf(path, known),
    kindOfFile: 'start-up',
    shells: known.map(({ id }) => id),
  }))
}

const shellFolders = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders'

/** Where Windows keeps the folder of documents; undefined where it does not say. */
function documentsOf(world: Machine): string | undefined {
  if (world.platform !== 'win32') return undefined
  const found = readRegistryValue(world, { key: shellFolders, name: 'Personal' })
  return found === undefined || found === 'unseen' ? undefined : textOfValue(found, world)
}

/** A last segment `*.ext` stands for every such file of its folder. */
function expand(world: Machine, path: string): readonly string[] {
  const star = path.lastIndexOf('/*')
  if (star < 0) return [path]
  const folder = path.slice(0, star)
  const ending = path.slice(star + 2)
  const names = world.disk.list(folder).filter(name => name.endsWith(ending))
  return names.map(name => `${folder}/${name}`)
}

/** Shells that read the same file write it alike; the one file that none of them writes is that of the system. */
function languageOf(path: string, [reader]: readonly Shell[]): LineLanguage {
  if (reader === undefined || path === '/etc/environment') return dotenvLines
  return reader.linesIn?.[path.slice(path.lastIndexOf('/') + 1)] ?? reader.lines
}

function projectFiles(world: Machine): readonly Candidate[] {
  const { join } = pathOf(world)
  const at = (name: string, language: LineLanguage, kindOfFile: Mention['kindOfFile']): Candidate => ({
    path: join(world.cwd, name),
    language,
    kindOfFile,
  })
  return [
    at('.env', dotenvLines, 'dotenv'),
    at('.env.local', dotenvLines, 'dotenv'),
    at('.envrc', posixLines, 'direnv'),
    at('mise.toml', tomlLines, 'mise'),
    at('.mise.toml', tomlLines, 'mise'),
    at('mise.local.toml', tomlLines, 'mise'),
  ]
}

/** What brings a `.env` of this folder into a shell, and which of these files begin with a byte-order mark. */
export function readLoaders(world: Machine): {
  readonly dotenvLoaders: readonly ('direnv' | 'mise')[]
  readonly dotenvWithBom: readonly string[]
} {
  const { join } = pathOf(world)
  const text = (name: string) => {
    const read = world.disk.read(join(world.cwd, name))
    return 'text' in read ? read.text : ''
  }
  // Blanks of one line alone: `\s` would run over line ends from each of many blank lines again.
  const loads = /^[ \t]*(?:(?:dotenv|dotenv_if_exists)(?:\s|$)|(?:source_env|source|\.)\s)/m
  const direnv = loads.test(text('.envrc'))
  const mise = ['mise.toml', '.mise.toml', 'mise.local.toml'].some(name =>
    /^[ \t]*(?:_\.file|env_file)[ \t]*=/m.test(text(name)),
  )
  return {
    dotenvLoaders: [...(direnv ? (['direnv'] as const) : []), ...(mise ? (['mise'] as const) : [])],
    dotenvWithBom: ['.env', '.env.local'].filter(name => text(name).startsWith('\ufeff')),
  }
}
