import { effective } from '../credentials/effective.ts'
import type { Diagnosis, Mention } from '../credentials/facts.ts'
import { cloudProviders } from '../credentials/providers.ts'
import { secretVariables } from '../credentials/types.ts'
import { otherKind } from './in-use.ts'
import type { Rule } from './rule.ts'

export const dotenvNotLoaded: Rule = {
  id: 'dotenv-not-loaded',
  severity: 'warning',
  explains: ['silent'],
  check: d => [
    ...(d.dotenvLoaders.length > 0 ? [] : [...credentialsIn(d), ...switchesIn(d)]).map(
      ({ file, line, variable }) => ({
        reason: `${variable} is set in ${file}, which nothing loads: Claude Code does not read it`,
        file,
        line,
        variable,
        ...(isSwitch(variable) ? { fix: 'switch' } : {}),
        // With another credential or a cloud in use, it is probably the application's.
        ...(d.resolution.request || d.resolution.provider !== 'anthropic'
          ? { severity: 'info' as const }
          : {}),
      }),
    ),
    ...hookedIn(d).map(({ file, line, variable, kindOfFile }) => ({
      reason: `${variable} is set in ${file}, but this process was started without it: ${kindOfFile} loads that file only in a shell with its hook`,
      file,
      line,
      variable,
      fix: kindOfFile,
    })),
  ],
}

/** An editor or a service that was started elsewhere knows nothing of a hook in the shell. */
function hookedIn(d: Diagnosis): readonly Mention[] {
  if (d.resolution.request) return []
  const switches = d.provider === undefined ? d.lines.filter(({ variable }) => isSwitch(variable)) : []
  return [...d.mentions, ...switches].filter(
    ({ kindOfFile, action, kind, exported, process }) =>
      (kindOfFile === 'direnv' || kindOfFile === 'mise') &&
      action === 'set' &&
      exported &&
      kind !== 'empty' &&
      process === 'none',
  )
}

function credentialsIn(d: Diagnosis): readonly Mention[] {
  return d.mentions
    .filter(one => isKeyInDotenv(one, d))
    .filter(one => !isFilledIn(one, d))
    .filter(one => !(otherKind(d) === 'key' && one.kind === 'api-key'))
}

/** A credential of a `.env` file that this process does not have. */
export function isKeyInDotenv(one: Mention, d: Diagnosis): boolean {
  return (
    isSetInDotenv(one) &&
    one.kind !== 'placeholder' &&
    one.process !== 'same' &&
    effective(variableIn(one.variable), d) === undefined
  )
}

/** Compose itself reads `.env` for what a service names under `environment`. */
const isFilledIn = ({ file, variable }: Mention, { surroundings }: Diagnosis) =>
  file === '.env' && surroundings.compose.some(({ names }) => names.includes(variable))

/** What was to select a cloud provider. */
function switchesIn(d: Diagnosis): readonly Mention[] {
  if (d.provider !== undefined) return []
  return d.lines.filter(one => isSetInDotenv(one) && isSwitch(one.variable) && one.process === 'none')
}

const isSetInDotenv = ({ kindOfFile, action, kind }: Mention) =>
  kindOfFile === 'dotenv' && action === 'set' && kind !== 'empty'
const isSwitch = (variable: string) => cloudProviders.some(({ on }) => on === variable)
const variableIn = (name: string) => secretVariables.find(one => one === name) ?? 'ANTHROPIC_API_KEY'
