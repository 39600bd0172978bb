import type { ComposeService } from '../../credentials/surroundings.ts'

/** How a variable is put into a service of a compose file, by its name alone: the value comes from outside. */
export function intoService(variable: string, service: ComposeService): readonly string[] {
  if (service.environment === undefined)
    return [`In ${service.file}, under ${named(service)}:`, `  environment: [${variable}]`]
  return variablesOf(service, [{ list: variable, map: `${variable}:` }])
}

/**
 * Lines for the block of a service, as an entry of a list or of a map: into the block that is there, for a second one of
 * that name makes the file invalid.
 */
export function variablesOf(
  service: ComposeService,
  lines: readonly { readonly list: string; readonly map: string }[],
): readonly string[] {
  const { file, environment } = service
  if (environment === undefined)
    return [`In ${file}, under ${named(service)}:`, '  environment:', ...lines.map(({ map }) => `    ${map}`)]
  const more = lines.length === 1 ? 'one more line' : 'more lines'
  return [
    `In ${file}, ${more} under \`environment:\` of ${named(service)}:`,
    ...lines.map(({ list, map }) => (environment === 'list' ? `  - ${list}` : `  ${map}`)),
  ]
}

function named({ name }: ComposeService): string {
  return /^[\w.-]{1,40}$/.test(name) ? `the service ${name}` : 'that service'
}
