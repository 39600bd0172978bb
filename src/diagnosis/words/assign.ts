import type { Scene } from '../scene.ts'
import { keepAnew } from './kept.ts'
import { isOfShell, placeFor, standingOf } from './standing.ts'
import { isInFile, lineOf, placeName, startAnew, type Target } from './take-out.ts'

/**
 * How a variable gets a value that is no secret: where the value stands that counts, else beside what it belongs to,
 * else as a command of the reader's shell, or as the line that the reader's place reads. Commands and lines of files
 * alike, so that a sentence can lead to either.
 */
export function assign(variable: string, value: string, scene: Scene): readonly string[] {
  const { d, place } = scene
  const standing = standingOf(variable, d) ?? placeFor(variable, d)
  if (standing === undefined || (isOfShell(standing) && !isInFile(standing))) {
    const line = place === 'terminal' || place === 'editor' ? lineOf(variable, d) : undefined
    return [
      `  ${lineFor(variable, value, scene)}${line === undefined ? '' : `     also in line ${line.line} of ${line.file}`}`,
    ]
  }
  const then = isOfShell(standing) ? startAnew(scene) : undefined
  return [
    `  ${entryIn(standing, value, scene)}     ${whereOf(standing)}`,
    ...(then === undefined ? [] : [then]),
  ]
}

/** The right value for a variable that Windows keeps: in this session, and in place of the one that is kept. */
export function correctKept(variable: string, value: string | undefined, scene: Scene): readonly string[] {
  const kept = keepAnew(variable, scene)
  return kept.length === 0 || value === undefined ? kept : [...assign(variable, value, scene), ...kept]
}

function entryIn(standing: Target, value: string, { place }: Scene): string {
  const { variable } = standing
  if (!isOfShell(standing)) return `"${variable}": "${value}"`
  return place === 'extension' ? entryOf(variable, value) : `${variable}=${value}`
}

function whereOf(standing: Target): string {
  if (isOfShell(standing)) return `in ${placeName(standing)}`
  const layer = standing.source?.split(':')[0]
  if (layer === 'flag') return 'in what --settings names'
  const file = `in "env" of ${placeName(standing)}`
  return layer === 'managed' ? `${file}, by your administrator` : file
}

function lineFor(variable: string, value: string, { place, words }: Scene): string {
  if (place === 'extension') return entryOf(variable, value)
  if (place === 'github-actions')
    return `env: { ${variable}: ${/^[A-Za-z]/.test(value) ? value : `'${value}'`} }`
  if (place !== 'terminal' && place !== 'editor') return `${variable}=${value}`
  const needsQuotes = words.quotes === 'always' || (words.quotes !== 'never' && !/^[\w./-]+$/.test(value))
  return words.of('switchOn', variable).replace(/"?1"?$/, () => (needsQuotes ? `'${value}'` : value))
}

/** An entry of `claudeCode.environmentVariables`. */
export const entryOf = (variable: string, value: string) => `{ "name": "${variable}", "value": "${value}" }`
