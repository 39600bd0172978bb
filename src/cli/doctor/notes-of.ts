import type { DoctorFacts, OnlineFacts } from '../../credentials/facts.ts'

/** Sentences about the run itself: what could not be seen, and what became of `--online`. */
export function notesOf(
  { insideClaude, online, printed }: DoctorFacts,
  message: string | undefined,
): readonly string[] {
  return [
    ...(insideClaude
      ? [
          'This runs inside Claude Code: the shell of your terminal cannot be seen from here, so nothing is concluded from what is missing.',
        ]
      : []),
    ...(message !== undefined && printed.length === 0
      ? ['That text is not one that authmd knows; the answer comes from what is set here.']
      : []),
    ...(online?.skipped === undefined ? [] : [`Nothing was sent: ${skips[online.skipped](online.host)}`]),
    ...(online?.answer === 'accepted' ? [`${online.host} accepts the key${way(online)}.`] : []),
  ]
}

const skips: Readonly<Record<NonNullable<OnlineFacts['skipped']>, (host: string) => string>> = {
  'oauth-token': () =>
    'a token of a login is good in Claude Code only, and a test outside it says nothing. Run `claude -p hi --setting-sources user` in an empty folder instead.',
  'not-a-console-key': () => 'only a key that begins with sk-ant-api03- can be tested at the Anthropic API.',
  'foreign-host': host =>
    `the key goes to ${host}. If you want it tested there, add \`--allow-host ${host}\`.`,
  'no-credential': () => 'there is no key to test.',
  'tls-off': () => 'NODE_TLS_REJECT_UNAUTHORIZED=0 would let others read the key. Take it out first.',
  'helper-not-run': () =>
    'the key comes from apiKeyHelper. Add `--run-helper` to run it; a helper of a project is never run.',
  'value-refused': () => 'the value cannot be put into a header.',
}

function way({ proxy }: OnlineFacts): string {
  return proxy === undefined ? '' : ` through the proxy ${proxy}`
}
