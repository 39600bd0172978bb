import { secretVariables } from '../credentials/types.ts'
import type { Rule } from './rule.ts'

/** Compose reads `.env` for its own `${…}` only; a service gets what `environment` or `env_file` names. */
export const composePassesNothing: Rule = {
  id: 'compose-passes-nothing',
  severity: 'error',
  explains: ['silent'],
  onlyAnthropic: true,
  check: d => {
    if (d.resolution.request || d.dotenvLoaders.length > 0) return []
    const kept = d.mentions.find(
      ({ kindOfFile, action, kind }) => kindOfFile === 'dotenv' && action === 'set' && kind !== 'empty',
    )
    const deaf = d.surroundings.compose.filter(
      ({ envFile, names }) => !envFile && !secretVariables.some(name => names.includes(name)),
    )
    const [service] = deaf
    if (kept === undefined || service === undefined || deaf.length < d.surroundings.compose.length) return []
    return [
      {
        reason: `${kept.variable} is in ${kept.file}, which compose reads only for its own \${…}: ${/^[\w.-]{1,40}$/.test(service.name) ? `the service ${service.name}` : 'its service'} names neither env_file nor the variable, so it gets nothing`,
        file: service.file,
        line: service.line,
        variable: kept.variable,
        right: kept.file,
      },
    ]
  },
}
