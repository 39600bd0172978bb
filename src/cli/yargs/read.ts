import { nearest } from '../../options/nearest.ts'
import { unknownName } from '../../options/unknown-name.ts'
import { namesBehindDashes } from '../behind-dashes.ts'
import { type Arguments, type Command, type Flag, UsageError } from '../command.ts'
import { isDashedText } from '../dashed-text.ts'
import { findCommand } from '../find-command.ts'
import { findFlag, flagsOf } from '../flags.ts'
import { type Call, defaultCommand } from '../read-arguments.ts'
import { bareYargs, yargsOption } from './build.ts'

/** Reads a command line with yargs, in every form that it knows. Throws `UsageError`. */
export function readWithYargs(argv: readonly string[], commands: readonly Command[]): Call {
  const { word, rest } = findCommand(argv, commands)
  const command = commands.find(candidate => candidate.name === (word ?? defaultCommand))
  if (command === undefined) throw strangeFlag(argv, word, commands) ?? unknownCommand(word ?? '', commands)
  const args = readOne(namesBehindDashes(rest, command), command, commands)
  const first = args.positionals[0]
  if (first !== undefined && word === undefined) throw unknownCommand(first, commands)
  if (first !== undefined && command.positional === undefined) throw new UsageError(strayWord(command, first))
  return { command, args, named: word !== undefined }
}

function readOne(tokens: readonly string[], command: Command, commands: readonly Command[]): Arguments {
  const table = flagsOf(command)
  const parser = table.reduce((built, flag) => built.option(flag.name, yargsOption(flag)), bareYargs())
  const parsed: Record<string, unknown> = {
    ...parser.parseSync(joinDashes(withoutTexts(tokens, command), table)),
  }
  const known = new Set(['_', '$0', ...table.flatMap(({ name, alias = name }) => [name, alias])])
  const stranger = Object.keys(parsed).find(key => !known.has(key))
  if (stranger !== undefined) throw unknownFlag(stranger, command, commands)
  const flags: Record<string, boolean | string | readonly string[]> = {}
  for (const flag of table) {
    const given = parsed[flag.name]
    if (given !== undefined) flags[flag.name] = flagValue(flag, Array.isArray(given) ? given : [given])
  }
  const words = Array.isArray(parsed['_']) ? parsed['_'].map(String) : []
  const positionals = words.map(word => (word.startsWith(TEXT) ? word.slice(TEXT.length) : word))
  return { flags, positionals }
}

/** No argument of a command line holds it. */
const TEXT = '\0'

/** A printed text that begins with a dash is a flag to yargs, unless something stands before it. */
function withoutTexts(tokens: readonly string[], { positional, flags }: Command): readonly string[] {
  if (positional?.text !== true) return tokens
  const end = tokens.includes('--') ? tokens.indexOf('--') : tokens.length
  const isValue = (index: number) => (findFlag(tokens[index - 1], flags)?.type ?? 'boolean') !== 'boolean'
  return tokens.map((token, index) =>
    index < end && isDashedText(token) && !isValue(index) ? `${TEXT}${token}` : token,
  )
}

/** `--output -` names standard input or output, and a printed text may begin with a dash; yargs takes both as a value only behind `=`. */
function joinDashes(tokens: readonly string[], table: readonly Flag[]): string[] {
  const end = tokens.includes('--') ? tokens.indexOf('--') : tokens.length
  const isDash = (index: number) => {
    const flag = index < end ? findFlag(tokens[index - 1], table) : undefined
    if (flag === undefined || flag.type === 'boolean') return false
    return tokens[index] === '-' || (flag.text === true && isDashedText(tokens[index]))
  }
  return tokens.flatMap((token, index) =>
    isDash(index) ? [] : isDash(index + 1) ? [`${token}=${tokens[index + 1]}`] : [token],
  )
}

/** The value of one flag, from all its occurrences. */
function flagValue(
  { name, type, choices, mayBeEmpty, lastCounts }: Flag,
  all: readonly unknown[],
): boolean | string | readonly string[] {
  if (type === 'boolean') return all.at(-1) === true
  const given = lastCounts === true ? all.slice(-1) : all
  const parts = given.map(String).flatMap(value => (type === 'list' ? listParts(value) : [value]))
  const values = type === 'list' && mayBeEmpty && parts.length === 1 ? parts.filter(Boolean) : parts
  if (mayBeEmpty !== true && (values.length === 0 || values.includes('')))
    throw new UsageError(`--${name} needs a value`)
  const allowed = choices?.()
  const wrong = values.find(value => allowed?.includes(value) === false)
  if (wrong !== undefined && allowed !== undefined)
    throw new UsageError(unknownName(`--${name}`, wrong, allowed))
  if (type === 'list') return values
  if (values.length > 1) throw new UsageError(`--${name} is given twice. Give it once`)
  return values[0] ?? ''
}

function listParts(value: string): readonly string[] {
  return value.split(',').map(part => part.trim())
}

function strayWord({ name, instead }: Command, word: string): string {
  const told = `authmd ${name} takes no argument, so ${quote(word)} has no meaning here`
  return instead === undefined ? told : `${told}. ${instead}`
}

function unknownCommand(word: string, commands: readonly Command[]): UsageError {
  const meant = nearest(
    word,
    commands.map(({ name }) => name),
  )
  const guess = meant === undefined ? '' : ` Did you mean authmd ${meant}?`
  return new UsageError(
    `${quote(word)} is not a command.${guess} For a directory of that name: authmd ${defaultCommand} ${word}`,
  )
}

/** `--shel zsh`: the word is no command because the flag before it is none. */
function strangeFlag(
  argv: readonly string[],
  word: string | undefined,
  commands: readonly Command[],
): UsageError | undefined {
  const before = argv
    .slice(0, word === undefined ? 0 : argv.indexOf(word))
    .map(token => token.split('=')[0] ?? '')
  const stranger = before.find(
    token => token.startsWith('--') && !commands.some(command => findFlag(token, flagsOf(command))),
  )
  const usual = commands.find(({ name }) => name === defaultCommand)
  if (stranger === undefined || usual === undefined) return undefined
  return unknownFlag(stranger.slice(2), usual, commands)
}

function unknownFlag(name: string, command: Command, commands: readonly Command[]): UsageError {
  const shown = name.length === 1 ? `-${name}` : `--${name}`
  const meant = nearest(
    name,
    flagsOf(command).map(flag => flag.name),
  )
  const owner = commands.find(other => flagsOf(other).some(flag => flag.name === name))
  const hint =
    owner !== undefined
      ? `. authmd ${owner.name} has it`
      : meant === undefined
        ? ''
        : `. Did you mean --${meant}?`
  return new UsageError(`authmd ${command.name} has no flag ${shown}${hint}`)
}

function quote(word: string): string {
  return JSON.stringify(word)
}
