import { makesKeys, type OwnerCase } from '../owner-case.ts'

/** One sentence in a document of a team, beside what every such document has. */
const says = (sentence: string, title: string): Readonly<Record<string, string>> => ({
  'CLAUDE.md': `# Observatory\n\nImages of the night sky, and the queue that sorts them.\n\n## Commands\n\n- \`make\` builds\n- \`make check\` tests\n\n## ${title}\n\n${sentence}\n`,
  '.env.example': 'QUEUE_URL=\n',
})

const noKeys = (promise: string, sentence: string, title = 'Claude Code'): OwnerCase => ({
  promise,
  files: says(sentence, title),
  lacks: { 'CLAUDE.md': [makesKeys], '.env.example': [/ANTHROPIC_API_KEY/] },
})

const noPlace = (promise: string, sentence: string, place: RegExp, title = 'Claude Code'): OwnerCase => ({
  promise,
  files: says(sentence, title),
  commands: [['apply', '--no-adopt', '--shell', 'zsh'], ['check']],
  has: { 'CLAUDE.md': [/## [^\n]*[\s\S]*authmd:start/] },
  lacks: { 'CLAUDE.md': [place] },
})

const only = (promise: string, sentence: string, has: RegExp, lacks: RegExp): OwnerCase => ({
  promise,
  files: says(sentence, 'Claude Code'),
  has: { 'CLAUDE.md': [has] },
  lacks: { 'CLAUDE.md': [lacks] },
})

const keysAsEver = (promise: string, sentence: string, title = 'Claude Code'): OwnerCase => ({
  promise,
  files: says(sentence, title),
  commands: [['apply', '--no-adopt', '--shell', 'zsh'], ['check']],
  has: { 'CLAUDE.md': [/settings\/keys/, /~\/\.zshrc/] },
})

/** What teams forbid, in words that were written before anybody looked at how they are read. */
export const bansInOtherWords: readonly OwnerCase[] = [
  noKeys(
    'keys were retired last spring',
    'Individual API keys were retired last spring. Everybody signs in through their Claude seat; if somebody still has a key, hand it in.',
  ),
  noKeys(
    'a seat, full stop',
    'Claude Code runs on your seat of the company plan, never on pay-as-you-go API billing.',
  ),
  noKeys(
    'keys are off limits',
    'Anthropic API keys are off limits for this project. `/login` is the only way in.',
  ),
  noKeys(
    'a rule in an imperative list',
    '- Sign in with `/login`.\n- Leave `ANTHROPIC_API_KEY` unset, always.\n- Ask #platform when it fails.',
  ),
  noKeys(
    'nobody gets a key',
    'Nobody on this team gets a Console key for Claude Code, contractors included.',
  ),
  // Not below a heading on Claude Code: so it can't be told for sure.
  {
    promise: 'compliance refuses keys',
    files: says(
      'Compliance does not accept long-lived credentials: no `ANTHROPIC_API_KEY` on any laptop or runner.',
      'Security',
    ),
    named: ['CLAUDE.md', /Compliance/],
    says: [/may forbid API keys/],
  },
  noKeys(
    'a ban in Korean',
    'Claude Code에서는 API 키 사용이 금지되어 있습니다. 반드시 `/login`으로 로그인하세요.',
  ),
  noKeys('a ban in Chinese', '使用 Claude Code 时禁止使用 API 密钥，请统一用 `/login` 登录团队订阅。'),
  noKeys(
    'a ban in Portuguese',
    'No Claude Code não é permitido usar chaves de API; entre sempre com `/login`.',
  ),
  only(
    'everything through the account at Amazon',
    'Claude Code goes through our AWS account (Bedrock) and through nothing else.',
    /aws sso login/,
    /settings\/keys/,
  ),
  only(
    'the tenant at Google as the sole provider',
    'Vertex AI is our sole approved provider for Claude Code; direct Anthropic accounts are not covered by the contract.',
    /gcloud auth/,
    /settings\/keys/,
  ),
  noPlace(
    'start-up files stay clean',
    'Secrets have no business in `~/.zshrc` or any other shell profile. Fetch the key from the vault for the session.',
    /~\/\.zshrc[^\n]*(?:export|add|write|line)/i,
  ),
  noPlace(
    'dot files are in a public repository',
    'Your dotfiles are public here, so an API key for Claude Code must not end up in one.',
    /For good: in `~\/\.zshrc|>> ~\/\.zshrc/,
  ),
  noPlace(
    'no environment files at all',
    'This repository has no `.env` and will not get one.',
    /(?:in|to|into) `\.env`/,
    'Configuration',
  ),
  {
    promise: 'an environment file holds settings, never secrets',
    files: says(
      'Never put the key of Claude Code into `.env`: it is mounted into the preview containers.',
      'Claude Code',
    ),
    lacks: { '.env.example': [/ANTHROPIC_API_KEY/] },
  },
]

/** Sentences that forbid nothing of how Claude Code signs in, however they sound. */
export const soundingLikeBans: readonly OwnerCase[] = [
  keysAsEver('keys not to be committed', 'Never commit an API key; the hook refuses it.'),
  keysAsEver(
    'keys not to be logged',
    'API keys must not appear in log lines, traces or screenshots.',
    'Logging',
  ),
  keysAsEver(
    'keys of the product',
    'Our customers may not create more than three API keys. See `quota.ts`.',
    'Limits',
  ),
  keysAsEver(
    'one key is not shared',
    'Do not share your API key with a colleague: everybody has one of their own.',
  ),
  keysAsEver(
    'keys that are no longer needed for tests',
    'The tests run without an API key; nothing is called.',
    'Tests',
  ),
  keysAsEver(
    'a key is not enough',
    'An API key alone is not enough, the firewall has to know your address too.',
  ),
  keysAsEver('a key of maps', 'The map service must not be called with a personal API key.', 'Maps'),
  keysAsEver('hard-coded keys', 'No hard-coded API keys. Read `ANTHROPIC_API_KEY` from the environment.'),
  keysAsEver(
    'a question',
    'Why is there no API key in the container? Because compose drops it; pass `-e ANTHROPIC_API_KEY`.',
  ),
  keysAsEver(
    'a ban that was lifted',
    'API keys used to be forbidden for Claude Code. Since May they are allowed again.',
  ),
  keysAsEver(
    'a bug in the past',
    'Fixed in 2.3: Claude Code did not use the API key when a proxy was set.',
    'Changelog',
  ),
  keysAsEver(
    'another tool on Bedrock',
    'The summarizer service only uses Bedrock. Its role is in `infra/`.',
    'Services',
  ),
  keysAsEver(
    'what a model must not do',
    'Claude must never print, echo or read an API key.',
    'Rules for the agent',
  ),
  keysAsEver(
    'start-up files of the installer',
    'The installer must not write to `~/.zshrc`; it prints the line instead.',
    'Installer',
  ),
  keysAsEver(
    'a preference',
    'Most of us prefer the subscription, but a key works just as well. No policy here.',
  ),
]
