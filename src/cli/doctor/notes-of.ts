import type { Diagnosis, KnownLogin, OnlineFacts } from '../../credentials/facts.ts'
import { measuredVersion } from '../../credentials/measured-version.ts'
import type { Cut } from '../../credentials/surroundings.ts'
import { unreadSettings } from '../../credentials/unread-settings.ts'
import { unreadWords } from '../../credentials/unread-words.ts'
import { isOlder } from '../../credentials/version.ts'
import { readInPart } from '../../messages/stretches.ts'
import type { ToolHere } from '../../report/tool-here.ts'
import { proofNotes } from './proof-notes.ts'
import { unknownNotes } from './unknown-notes.ts'

export interface Asked {
  /** What the client printed. */
  readonly message: string | undefined
  readonly tool: ToolHere
}

/** Sentences about the run itself: what could not be seen, and what became of `--online`. */
export function notesOf(diagnosis: Diagnosis, { message, tool }: Asked): readonly string[] {
  const { insideClaude, online, printed, client, logins = [], resolution, proof, surroundings } = diagnosis
  // The first sentence speaks of these.
  const unread = new Set(unreadSettings(diagnosis).map(({ path }) => path))
  return [
    ...proofNotes(diagnosis),
    ...(insideClaude
      ? [
          'This runs inside Claude Code, which cannot see the shell of your terminal, so nothing is concluded from what is missing.',
        ]
      : []),
    ...(surroundings.cut ?? []).map(cut => `${leftOut(cut)}.`),
    ...readInPart(message ?? ''),
    ...(message !== undefined && printed.length === 0
      ? ['authmd does not know that text; the answer comes from what is set here.']
      : []),
    ...unknownNotes((resolution.unknownInputs ?? []).filter(({ where }) => !unread.has(where))),
    ...(client !== undefined && proof === undefined && isOlder(measuredVersion, client.version)
      ? [
          `Claude Code ${client.version} is installed; this was measured on ${measuredVersion}, and yours may differ.${ownProof(tool)}`,
        ]
      : []),
    ...(logins.length > 1 ? [severalLogins(logins)] : []),
    ...(online?.skipped === undefined ? [] : [`Nothing was sent: ${skips[online.skipped](online.host)}`]),
    ...(online?.answer === 'accepted' ? [`${online.host} accepts the key${way(online)}.`] : []),
  ]
}

/** Where nothing of ours can be typed, no command is named. */
function ownProof({ program, pages }: ToolHere): string {
  return pages === undefined ? ` See what yours sends: ${program} doctor --prove` : ''
}

/** What was not looked into, without a full stop. */
export function leftOut(cut: Cut): string {
  if (cut.what === 'file') {
    const { where, why } = cut
    if (why === 'folder') return `${where} ${unreadWords[why]}: nothing is read from it`
    const is = why === 'larger' ? 'is larger, or nested more deeply, than authmd reads' : unreadWords[why]
    return `${where} ${is}: what is in it is not known`
  }
  const { what, where, most, all } = cut
  return `Of the ${all.toLocaleString('en')} ${what} in ${where} only the first ${most.toLocaleString('en')} were checked`
}

const skips: Readonly<Record<NonNullable<OnlineFacts['skipped']>, (host: string) => string>> = {
  'oauth-token': () =>
    "a login's token works only in Claude Code, so a test outside it says nothing. Run `claude -p hi --setting-sources user` in an empty folder instead.",
  'not-a-console-key': () => 'only a key that begins with sk-ant-api03- can be tested at the Anthropic API.',
  'foreign-host': host =>
    `the key goes to ${host}. If you want it tested there, add \`--allow-host ${host}\`.`,
  'no-credential': () => 'there is no key to test.',
  'tls-off': () => 'NODE_TLS_REJECT_UNAUTHORIZED=0 would let others read the key. Unset it first.',
  'helper-not-run': () =>
    "the key comes from apiKeyHelper. Add `--run-helper` to run it; a project's helper is never run.",
  'value-refused': () => "the value can't be put in a header.",
}

/** Which of several logins is used, and what chose it. */
function severalLogins(logins: readonly KnownLogin[]): string {
  const used = logins.find(({ inUse }) => inUse)
  const others = logins.filter(({ inUse }) => !inUse).map(({ path }) => path)
  const rest = `${others.join(' and ')} ${others.length === 1 ? 'is' : 'are'} unused`
  if (used === undefined) return `There is no login in the folder in use; ${rest}.`
  const { chosenBy } = used
  const why =
    chosenBy === undefined
      ? 'the usual folder'
      : chosenBy.where === 'environment'
        ? `as ${chosenBy.variable} says`
        : `as ${chosenBy.variable} in ${chosenBy.where} says`
  return `The login in ${used.path} is used (${why}); ${rest}.`
}

function way({ proxy }: OnlineFacts): string {
  return proxy === undefined ? '' : ` through the proxy ${proxy}`
}
