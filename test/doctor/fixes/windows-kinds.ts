import { type Kind, kinds } from './kinds.ts'
import { key, login, madeUp } from './place.ts'

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
  {
    ruleId: 'ca-file',
    env: { NODE_EXTRA_CA_CERTS: '"C:\\h\\company root.pem"' },
    files: {
      'home/.claude/.credentials.json': login(),
      'home/company root.pem': '-----BEGIN CERTIFICATE-----\n',
    },
  },
  {
    ruleId: 'ca-file',
    env: { NODE_EXTRA_CA_CERTS: 'C:\\h\\company root.cer' },
    files: { 'home/.claude/.credentials.json': login(), 'home/company root.cer': 'binary' },
  },
  {
    ruleId: 'cloud-credentials',
    env: {
      ...{ CLAUDE_CODE_USE_BEDROCK: '1', CLAUDE_CODE_USE_VERTEX: '1' },
      ...{ AWS_REGION: 'us-east-1', AWS_BEARER_TOKEN_BEDROCK: madeUp('t', 40) },
    },
  },
  {
    ruleId: 'proxy-invalid',
    env: { HTTPS_PROXY: 'proxy.example.com:8080' },
    files: { 'home/.claude/.credentials.json': login() },
  },
  { ruleId: 'base-url-invalid', env: { ANTHROPIC_BASE_URL: '127.0.0.1:4000', ANTHROPIC_API_KEY: key } },
]

/** Every kind with a command that is run on Windows. */
export const runOnWindows: readonly string[] = [...windowsKinds.map(({ ruleId }) => ruleId), 'windows-scope']
