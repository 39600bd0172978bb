import { type Kind, kinds } from './kinds.ts'
import { login } from './place.ts'

/**
 * What is mended on Windows itself, by `test/windows/fixes.test.ts`. A mode of a file is no matter there; the variables
 * of the user and the machine are those of `test/windows/commands.test.ts`.
 */
export const windowsKinds: readonly Kind[] = [
  ...kinds.filter(({ everywhere, prepare }) => everywhere === true && prepare === undefined),
  { ruleId: 'config-dir-literal', env: { CLAUDE_CONFIG_DIR: '"C:\\h\\.claude"' } },
  { ruleId: 'config-dir-literal', env: { CLAUDE_CONFIG_DIR: '/c/h/.claude' } },
  {
    ruleId: 'login-read-only',
    files: { 'home/.claude/.credentials.json': login() },
    readOnly: ['home/.claude/.credentials.json'],
  },
  { ruleId: 'config-dir-tilde', env: { CLAUDE_CONFIG_DIR: '~\\.claude' } },
]

/** Every kind with a command that is run on Windows. */
export const runOnWindows: readonly string[] = [...windowsKinds.map(({ ruleId }) => ruleId), 'windows-scope']
