/**
 * Says what NAME is without a character of it. awk reads the environment that a program gets, so a variable that is
 * set but not exported counts as not set, which is what Claude Code sees too. No `!`: tcsh would take it for history.
 * The brackets keep the pattern from looking like a token itself, which every report masks.
 */
export const inspectExported =
  'awk \'BEGIN { v = ENVIRON["NAME"]; k = v ~ /^sk-ant-(api)/ ? "API key" : v ~ /^sk-ant-(oat)/ ? "OAuth token" : "unknown kind"; print "NAME: " (v == "" ? "not set" : k ", " length(v) " characters") }\''

/** Lists the lines of these files that mention NAME as `file:line`; `cut` takes the rest of the line, and so the value, away. */
export const findIn = (...files: readonly string[]): string =>
  `grep -sHn NAME ${files.join(' ')} | cut -d: -f1,2`

/**
 * Keeps NAME in a file of its own that only its owner can read, and has the start-up file read it. The start-up file
 * itself is usually readable by everybody. The file is private before the value goes in, and `printf` is a builtin:
 * the value is in no argument list.
 */
export const persistFrom = (profile: string): string =>
  [
    'mkdir -p ~/.config && touch ~/.config/NAME.sh && chmod 600 ~/.config/NAME.sh',
    'printf "%s\\n" "export NAME=\'$NAME\'" > ~/.config/NAME.sh',
    `grep -qsF NAME.sh ${profile} || echo 'test ! -f ~/.config/NAME.sh || . ~/.config/NAME.sh' >> ${profile}`,
  ].join('\n')

/** Undoes `persistFrom`; the line in the start-up file reads nothing once the file is gone. */
export const forget = 'unset NAME\nrm -f ~/.config/NAME.sh'

/** The same in every shell of Unix: programs, and a text in which no shell finds anything of its own. */
export const onUnix = {
  makeWritable: 'chmod u+w FILE',
  putAside: 'mv FILE FILE.broken',
  startWithout: `claude --settings '{"env":{"NAME":"0"}}'`,
  toPem: "openssl x509 -inform der -in 'FILE' -out 'FILE.pem'",
  certificate: '/path/to/root.pem',
} as const
