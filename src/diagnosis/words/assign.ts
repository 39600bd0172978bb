import type { Scene } from '../scene.ts'

/** A variable with a value that is no secret, as a command of the reader's shell, or as the line that the reader's place reads. */
export function assign(variable: string, value: string, { place, words }: Scene): string {
  if (place === 'extension') return entryOf(variable, value)
  if (place === 'github-actions')
    return `env: { ${variable}: ${/^[A-Za-z]/.test(value) ? value : `'${value}'`} }`
  if (place !== 'terminal' && place !== 'editor') return `${variable}=${value}`
  const needsQuotes = words.quotes === 'always' || (words.quotes !== 'never' && !/^[\w./-]+$/.test(value))
  return words.of('switchOn', variable).replace(/"?1"?$/, () => (needsQuotes ? `'${value}'` : value))
}

/** An entry of `claudeCode.environmentVariables`. */
export const entryOf = (variable: string, value: string) => `{ "name": "${variable}", "value": "${value}" }`
