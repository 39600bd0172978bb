import type { Scene } from '../scene.ts'

/** A variable with a value that is no secret, as a command of the reader's shell, or as the line that the reader's place reads. */
export function assign(variable: string, value: string, { place, words }: Scene): string {
  if (place !== 'terminal' && place !== 'editor') return `${variable}=${value}`
  const plain = words.shell === 'cmd' || /^[\w./-]+$/.test(value)
  const quoted = words.shell === 'powershell' || words.shell === 'nushell' || !plain ? `'${value}'` : value
  return words.of('switchOn', variable).replace(/"?1"?$/, () => quoted)
}
