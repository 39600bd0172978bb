import type { Diagnosis } from '../../credentials/facts.ts'
import { isSame, type Observed, type Proof, type Sent } from '../../credentials/proof.ts'
import { nameOf } from '../../rules/say.ts'

/** What `--prove` saw, beside what was predicted; or why it saw nothing. */
export function proofNotes(d: Diagnosis): readonly string[] {
  const { proof } = d
  if (proof === undefined) return []
  if (proof.state === 'refused') return [`Nothing was proven: ${refusal(proof)}`]
  if (proof.state === 'failed') return [`Nothing was proven: ${failures[proof.why]}`]
  const who = d.client === undefined ? 'Claude Code' : `Claude Code ${d.client.version}`
  const seen = `${who} ${inWords(proof.sent, d)}`
  const agrees = isSame(proof.sent, proof.predicted)
  return [
    ...(agrees
      ? [`Proven just now: ${seen}, as predicted.`]
      : [
          `Seen just now: ${seen}. The prediction was that it ${inWords(proof.predicted, d)}. Trust what was seen.`,
          suspicion(proof),
        ]),
    ...(proof.leavesOut === undefined ? [] : [left[proof.leavesOut]]),
    ...(proof.stopped.length === 0
      ? []
      : [`It also tried to reach ${proof.stopped.join(', ')}; that was blocked on this machine.`]),
  ]
}

function refusal({ reason, name, where }: Extract<Proof, { readonly state: 'refused' }>): string {
  const place = where === undefined ? '' : where === 'environment' ? ' in the environment' : ` in ${where}`
  return refusals[reason](`${name ?? ''}${place}`)
}

const refusals: Readonly<
  Record<Extract<Proof, { readonly state: 'refused' }>['reason'], (what: string) => string>
> = {
  'no-client': () => 'there is no claude on the PATH outside this project.',
  'client-in-modules': () =>
    'the claude on the PATH is in a node_modules folder, and authmd starts nothing from there.',
  'goes-elsewhere': what =>
    `${what} can lead the client past authmd's server to a real one. Remove it for one authmd run.`,
  'asks-first': what => `with ${what} the client asks a real server before it sends its first message.`,
  'provider-not-allowed': what => `${what} keeps the client from any server that is not listed.`,
  'open-file': what => `${what} names an open file, which can be read only once.`,
  'runs-a-program': what => `${what} starts a program. Add \`--run-helper\` if the client may start it.`,
  'settings-flag': () => 'it passes the client a --settings of its own. Leave that flag out.',
}

const failures: Readonly<Record<Extract<Proof, { readonly state: 'failed' }>['why'], string>> = {
  'timed-out': 'claude had sent nothing after 10 seconds and was stopped.',
  'not-started': 'claude could not be started.',
  crashed: 'claude was killed by a signal before it sent anything.',
  elsewhere: 'claude sent nothing here and tried another server, which was blocked on this machine.',
  silent: 'claude exited without a request, and with no message that authmd knows.',
}

const left: Readonly<Record<NonNullable<Observed['leavesOut']>, string>> = {
  'untrusted-project':
    'It ran in an empty folder, because Claude Code has no record that you trust this one: the project settings are not proven.',
  'project-programs':
    'It ran in an empty folder, because the project settings start programs: they are not proven.',
  'project-refused':
    'It ran in an empty folder, because Claude Code skips a project settings file with a wrong value: that file is not proven.',
  'base-url': 'It ran with another base URL: what follows from your own is not proven.',
}

/** `sends … as x-api-key`, `sends nothing`. */
function inWords({ request, xApiKey, authorization }: Sent, d: Diagnosis): string {
  if (!request) return 'sends nothing'
  const named = (source: Sent['xApiKey'], header: 'x-api-key' | 'authorization') => {
    if (source === 'unrecognised') return "a value that isn't in any of the sources below"
    const all = d.credentials.filter(one => one.source === source)
    const found = all.find(one => one.header === header) ?? all[0]
    return found === undefined ? source : nameOf(found).replace(/^The /, 'the ')
  }
  const parts = [
    ...(xApiKey === null ? [] : [`${named(xApiKey, 'x-api-key')} as x-api-key`]),
    ...(authorization === null ? [] : [`${named(authorization, 'authorization')} as Authorization`]),
  ]
  return parts.length === 0 ? 'sends a request without a credential' : `sends ${parts.join(' and ')}`
}

function suspicion({ suspects }: Observed): string {
  return suspects.length === 0
    ? 'The reason for the difference is not known.'
    : `Not known to authmd, and possibly the reason: ${suspects.join(', ')}.`
}
