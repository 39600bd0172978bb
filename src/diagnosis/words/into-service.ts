import type { ComposeService } from '../../credentials/surroundings.ts'

/**
 * How a variable is put into a service of a compose file: into the block that is there, for a second one of that name
 * makes the file invalid.
 */
export function intoService(
  variable: string,
  { file, name, environment }: ComposeService,
): readonly string[] {
  const named = /^[\w.-]{1,40}$/.test(name) ? `the service ${name}` : 'that service'
  if (environment === undefined) return [`In ${file}, under ${named}:`, `  environment: [${variable}]`]
  return [
    `In ${file}, one more line under \`environment:\` of ${named}:`,
    environment === 'list' ? `  - ${variable}` : `  ${variable}:`,
  ]
}
