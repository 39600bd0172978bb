/** Words that only Claude Code, its API, or who sets it up has. */
const ours =
  /\bclaude\b|anthropic|\bAPI Error\b|(?:^|[\s`'"])\/(?:login|status|logout)\b|\breq_0\d\d|\bx-api-key\b|\bsk-ant-|\bapiKeyHelper\b|\/v1\/messages|\bCLAUDE_/im

/** What a program of another name puts before its complaint: `psql: error`, `ssh: Could not`. */
const program =
  /^(?!(?:[\w.]{0,40}(?:error|exception)|login|authentication|output|details|fatal|warning|info|debug|note|cause|reason|message|status|result|uncaught|unhandled|node|bun|npx|bash|sh|zsh|fish)\b)[a-z][\w.-]{1,30}(?:\[\d{1,9}\])?: (?:\(\d{1,3}\) ?)?(?:error|fatal|unable|cannot|can't|could not|failed|permission|access|authentication|unauthori[sz]ed|connection|login|invalid|denied)\b/im

/** No credential of Claude Code is one. */
const otherCredential = /\b(?:passwords?|passphrases?|user ?names?|publickey|ssh key|kerberos|ldap)\b/i

export const namesOurs = (plain: string) => ours.test(plain)

/** Whether a program of another name says itself what failed. */
export const namesProgram = (plain: string) => !namesOurs(plain) && program.test(plain)

/**
 * Whether another program printed a text, as far as its words tell: it names that program, a server in the net or a kind
 * of credential that Claude Code does not have, and nothing that Claude Code or its API says.
 */
export function isForeign(plain: string): boolean {
  if (namesOurs(plain)) return false
  return namesProgram(plain) || otherCredential.test(plain) || hostsIn(plain).length > 0
}

const MOST = 10

/** The hosts of the addresses in a text that have a name in the net. */
export function hostsIn(plain: string): readonly string[] {
  const found = [...plain.matchAll(/\bhttps?:\/\/([a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8})/gi)]
  return [...new Set(found.slice(0, MOST).map(([, host = '']) => host.toLowerCase()))].filter(
    host => !/^[\d.]+$/.test(host),
  )
}
