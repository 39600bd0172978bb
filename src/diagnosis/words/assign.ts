import type { Scene } from '../scene.ts'
import { keepAnew } from './kept.ts'
import { type Assignment, entryOf, placeLines } from './place-lines.ts'
import { isOfShell, placeFor, standingOf } from './standing.ts'
import { isInFile, lineOf, placeName, startAnew, type Target } from './take-out.ts'

/**
 * How variables that go together get values that are no secrets: each where the value stands that counts, else beside
 * what it belongs to; the others as commands of the reader's shell, or as the lines that the reader's place reads.
 */
export function assign(all: readonly Assignment[], scene: Scene): readonly string[] {
  const placed = all.map(assignment => ({ assignment, standing: fileOf(assignment[0], scene) }))
  const free = placed.filter(({ standing }) => standing === undefined).map(({ assignment }) => assignment)
  return [
    ...(free.length === 0 ? [] : toPlace(free, scene)),
    ...placed.flatMap(({ assignment, standing }) =>
      standing === undefined ? [] : toFile(standing, assignment[1], scene),
    ),
    ...all.flatMap(([variable]) => keepAnew(variable, scene)),
  ]
}

/** The right value for a variable that Windows keeps: in this session, and in place of the one that is kept. */
export function correctKept(variable: string, value: string | undefined, scene: Scene): readonly string[] {
  const kept = keepAnew(variable, scene)
  return kept.length === 0 || value === undefined ? kept : assign([[variable, value]], scene)
}

/** The same where nobody but the reader knows the value. */
export function askAnew(variable: string, scene: Scene): readonly string[] {
  const kept = keepAnew(variable, scene)
  return kept.length === 0 ? [] : [`  ${scene.words.of('askBriefly', variable)}     then type it`, ...kept]
}

function fileOf(variable: string, { d }: Scene): Target | undefined {
  const standing = standingOf(variable, d) ?? placeFor(variable, d)
  return standing === undefined || (isOfShell(standing) && !isInFile(standing)) ? undefined : standing
}

function toPlace(all: readonly Assignment[], scene: Scene): readonly string[] {
  const { place, words, d } = scene
  if (place !== 'terminal' && place !== 'editor') return placeLines[place](all, scene)
  return all.map(assignment => {
    const line = lineOf(assignment[0], d)
    return `  ${commandFor(assignment, words)}${line === undefined ? '' : `     also in line ${line.line} of ${line.file}`}`
  })
}

/** The command of a shell that gives a variable a value, in quotes where that shell needs them. */
export function commandFor([variable, value]: Assignment, words: Scene['words']): string {
  const needsQuotes = words.quotes === 'always' || (words.quotes !== 'never' && !/^[\w./-]+$/.test(value))
  return words.of('switchOn', variable).replace(/"?1"?$/, () => (needsQuotes ? `'${value}'` : value))
}

function toFile(standing: Target, value: string, scene: Scene): readonly string[] {
  const then = isOfShell(standing) ? startAnew(scene) : undefined
  return [
    `  ${entryIn(standing, value, scene)}     ${whereOf(standing)}`,
    ...(then === undefined ? [] : [then]),
  ]
}

function entryIn(standing: Target, value: string, { place }: Scene): string {
  const { variable } = standing
  if (!isOfShell(standing)) return `"${variable}": ${JSON.stringify(value)}`
  return place === 'extension' ? entryOf(variable, value) : `${variable}=${value}`
}

function whereOf(standing: Target): string {
  if (isOfShell(standing)) return `in ${placeName(standing)}`
  const layer = standing.source?.split(':')[0]
  if (layer === 'flag') return 'in what --settings names'
  const file = `in "env" of ${placeName(standing)}`
  return layer === 'managed' ? `${file}, by your administrator` : file
}
