import { defectEffect } from '../../credentials/shape.ts'
import type { Defect, Description } from '../../credentials/types.ts'
import { describe } from '../../io/credentials/describe.ts'
import { kindNames } from '../../report/credential-table.ts'
import { jsonReport } from '../../report/json.ts'
import { version } from '../../version.ts'
import { UsageError } from '../command.ts'
import { formatOf } from '../flags.ts'
import type { ExitCode, World } from '../world.ts'
import type { DoctorFlags } from './flags.ts'

/** A secret is short; what is longer is something else, and is refused. */
const LONGEST = 20_000

/** `doctor --value -`: what one secret is, before anything gets it. Nothing of the value is printed. */
export function describeValue(flags: DoctorFlags, world: World): ExitCode {
  if (flags.value !== '-') {
    throw new UsageError(
      "--value takes only -, and reads the secret from standard input: a secret doesn't belong on a command line",
    )
  }
  if (world.stdin.isTTY) throw new UsageError('--value - reads standard input: pipe the secret in')
  const text = world.stdin.read()
  // `echo` and `gh secret set < file` hand a last line end on; it is trimmed, and told only where more is around.
  if (text.length > LONGEST)
    throw new UsageError(
      `standard input has more than ${LONGEST.toLocaleString('en')} characters: that is not a key, token or login`,
    )
  const value = text.replace(/\r?\n$/, '')
  const described = describe(value)
  const faults = faultsOf(described)
  const exitCode: ExitCode = faults.length > 0 ? 1 : 0
  if (formatOf({ flags }) === 'json') {
    const extra = { value: { ...described, faults } }
    world.stdout.write(jsonReport({ command: 'doctor', version, exitCode, findings: [], extra }))
    return exitCode
  }
  if (flags.quiet === true && faults.length === 0) return exitCode
  const { kind, length } = described
  const lines = [`${kindNames[kind]}, ${length} characters`, ...faults.map(fault => `fault: ${fault}`)]
  world.stdout.write(`${(faults.length === 0 ? [...lines, 'No defect found.'] : lines).join('\n')}\n`)
  return exitCode
}

function faultsOf({ kind, length, defects }: Description): readonly string[] {
  return [
    ...defects.map(defect => `${defectNames[defect]} (${effects[defectEffect[defect]]})`),
    ...(kind === 'empty' ? ['it is empty'] : []),
    ...(kind === 'placeholder' ? ['it is a placeholder'] : []),
    ...(kind === 'reference' ? ['it is an unresolved reference'] : []),
    ...(kind === 'refresh-token' ? ['a refresh token is not a credential'] : []),
    ...(kind === 'session-key' ? ['a claude.ai cookie is not a credential'] : []),
    ...(kind === 'admin-key' || kind === 'enterprise-admin-key' ? ['an admin key sends no messages'] : []),
    ...(kind === 'oauth-token' && length >= 79 && length <= 81
      ? ['it was cut off at the edge of an 80-column terminal']
      : []),
    ...(kind === 'api-key' && length !== 108 && defects.length === 0
      ? ['Console keys have 108 characters']
      : []),
  ]
}

const effects = {
  refused: 'Claude Code refuses to send it',
  'sent-broken': 'it is sent as is, and rejected',
  trimmed: 'Claude Code trims it; other programs may not',
} as const

const defectNames: Readonly<Record<Defect, string>> = {
  'line-break': 'a line break inside',
  'curly-quote': 'a curly quote',
  'control-character': 'a control character',
  'not-latin-1': 'a character that is not allowed in a header',
  quoted: 'quotes around it',
  'bearer-prefix': '`Bearer ` in front',
  'name-prefix': 'a variable name in front',
  'inner-space': 'a space inside',
  'latin-1': 'an accented letter',
  'surrounding-space': 'spaces around it',
  'surrounding-line-end': 'a line break around it',
  'surrounding-nbsp': 'a no-break space around it',
  'byte-order-mark': 'a byte-order mark in front',
  'bad-header-name': 'a line that does not start with a header name',
}
