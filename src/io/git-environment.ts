/**
 * For every run of git: no configuration of this machine or this person, no lock, no prompt, no transport, no
 * replaced objects. Transports are off against a partial clone, in which a missing object makes git run what a remote
 * names; `GIT_NO_LAZY_FETCH` is not known to every git.
 */
export const gitEnvironment: Readonly<Record<string, string>> = {
  HOME: '/dev/null',
  XDG_CONFIG_HOME: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_ALLOW_PROTOCOL: 'none',
}

/**
 * A second wall: git sees a private directory in place of the repository's own, so that no configuration of the
 * repository is read at all; these win over any file that were.
 */
export const gitSettings: readonly string[] = [
  '--no-pager',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.attributesFile=/dev/null',
    'core.excludesFile=/dev/null',
    'safe.directory=*',
  ].flatMap(setting => ['-c', setting]),
]
