/**
 * For every run of git: no configuration of this machine or this person, no lock, no prompt, no transport. The last
 * two stand against a partial clone, in which a missing object makes git run what the repository's remote names; the
 * first of them is not known to every git.
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
  GIT_ALLOW_PROTOCOL: 'none',
}

/**
 * Settings by which a repository's own configuration could make git run a program; the command line wins over it. A
 * repository is no more trusted for being ours, so who owns it makes no difference (`safe.directory`): in a container
 * somebody else often does.
 */
export const gitSettings: readonly string[] = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'safe.directory=*',
].flatMap(setting => ['-c', setting])
