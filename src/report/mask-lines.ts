import { masked } from './masked.ts'

/**
 * What is shown in place of a value that may go over several lines: its length once, and a sign for each further line,
 * so that no line gets a new number.
 */
export function maskedLines(value: string): string {
  const [first = '', ...rest] = value.split('\n')
  const end = (line: string) => (line.endsWith('\r') ? '\r' : '')
  if (rest.length === 0) return masked(value.length)
  const more = rest.map(line => {
    const margin = /^[+ -]?[ \t]{0,200}/.exec(line)?.[0] ?? ''
    return line.trim() === '' ? line : `${margin}…${end(line)}`
  })
  return [`${masked(value.length)}${end(first)}`, ...more].join('\n')
}
