import { makesKeys, type OwnerCase } from '../owner-case.ts'

const banned = (promise: string, line: string, title = 'Claude Code login'): OwnerCase => ({
  promise,
  files: {
    'CLAUDE.md': `# Lighthouse\n\n## ${title}\n\n${line}\n\n## Build\n\nmake\n`,
    '.env.example': 'A=1\n',
  },
  lacks: { 'CLAUDE.md': [makesKeys], '.env.example': [/ANTHROPIC_API_KEY/] },
})

const noKeyIn = (promise: string, line: string, instead: RegExp): readonly OwnerCase[] => {
  const files = { 'CLAUDE.md': `# Lighthouse\n\n## Claude Code\n\n${line}\n\n## Build\n\nmake\n` }
  const zsh = ['--no-adopt', '--shell', 'zsh']
  return [
    {
      ...{ promise, files },
      commands: [['apply', ...zsh], ['check']],
      has: { 'CLAUDE.md': [instead, /remove the key or its `apiKeyHelper`/] },
      lacks: { 'CLAUDE.md': [/For good: in `~\/\.zshrc/, /delete it from `~/] },
    },
    {
      ...{ promise: `${promise}, in the guide`, files },
      commands: [['apply', ...zsh, '--add-target', 'guide'], ['check']],
      has: { 'docs/claude-code-auth.md': [instead] },
      lacks: { 'docs/claude-code-auth.md': [/>> "\$\{ZDOTDIR/] },
    },
  ]
}

/** What a document says about how Claude Code may sign in. */
export const stances: readonly OwnerCase[] = [
  banned('seats alone, in English', '- Seats of the team plan only; personal API keys are banned.'),
  banned('a ban in the passive', '- We sign in with `/login`. API keys must not be issued to anybody.'),
  banned('in Turkish', '- Takım planı: `/login`. API anahtarı oluşturmak yasaktır.'),
  banned('in Swedish', '- Teamplanen: `/login`. API-nycklar är förbjudna.'),
  banned('in Czech', '- Týmový plán: `/login`. Nikdy nevytvářejte API klíč.'),
  banned('in Ukrainian', '- Командний план: `/login`. Заборонено створювати ключ API.'),
  banned('in Danish', '- Teamets plan: `/login`. Opret aldrig en API-nøgle.'),
  ...noKeyIn(
    'no key in a start-up file',
    'Never put a key in `~/.zshrc`.',
    /For good(?:: in|, keep it in) your keychain or password manager/,
  ),
  ...noKeyIn(
    'the password manager alone',
    'API keys live only in 1Password.',
    /For good(?:: in|, keep it in) your password/,
  ),
  ...noKeyIn(
    'settings alone',
    'Keys are kept only in `settings.json`.',
    /For good(?:: in|, keep it in) the `env` block of/,
  ),
  {
    promise: 'no key in .env, and a start-up file is still named',
    files: {
      'CLAUDE.md': '# Lighthouse\n\n## Claude Code\n\nKeep the API key out of `.env`, always.\n',
      '.env.example': 'A=1\n',
    },
    has: { 'CLAUDE.md': [/For good: in your start-up file|For good: in `~/] },
    lacks: { '.env.example': [/ANTHROPIC_API_KEY/] },
  },
  {
    promise: 'a rule on the keys of the application says nothing about where yours are',
    files: {
      'CLAUDE.md':
        '# Lighthouse\n\n## Rules\n\n- The app must not store API keys in the keychain, and never in `.env`.\n',
      '.env.example': 'A=1\n',
    },
    has: {
      'CLAUDE.md': [/For good: in your start-up file|For good: in `~/],
      '.env.example': [/ANTHROPIC_API_KEY/],
    },
  },
  {
    promise: 'Bedrock and nothing else',
    files: {
      'CLAUDE.md':
        '# Lighthouse\n\n## Claude Code\n\nAll traffic of Claude Code goes through Bedrock and nothing else.\n',
    },
    has: { 'CLAUDE.md': [/aws sso login/] },
    lacks: { 'CLAUDE.md': [makesKeys] },
  },
  {
    promise: 'Vertex as a rule in a table',
    files: {
      'CLAUDE.md':
        '# Lighthouse\n\n## Claude Code\n\n| Rule | Why |\n| --- | --- |\n| Claude Code runs on Vertex AI only | contract |\n',
    },
    has: { 'CLAUDE.md': [/gcloud auth/] },
    lacks: { 'CLAUDE.md': [makesKeys] },
  },
  {
    promise: 'a gateway as the only way',
    files: {
      'CLAUDE.md':
        '# Lighthouse\n\n## Claude Code login\n\n- Claude Code talks to our LiteLLM gateway exclusively.\n',
    },
    has: { 'CLAUDE.md': [/ANTHROPIC_BASE_URL/] },
  },
  {
    promise: 'a permission is no ban',
    files: {
      'CLAUDE.md':
        '# Lighthouse\n\n## Rules\n\n- Each of us may create an API key for Claude Code, and nobody has to ask.\n',
    },
    has: { 'CLAUDE.md': [/settings\/keys/] },
  },
  {
    promise: 'a ban for the mobile application says nothing about Claude Code',
    files: {
      'CLAUDE.md':
        '# Lighthouse\n\nFor Claude Code.\n\n## Mobile\n\n- The application must never contain an API key.\n',
    },
    has: { 'CLAUDE.md': [/settings\/keys/] },
  },
  {
    promise: 'a ban that its author took back is gone, also where somebody changed our section',
    files: {
      'CLAUDE.md': '# Lighthouse\n\n## Claude Code login\n\nNever create an API key.\n\n## Build\n\nmake\n',
    },
    commands: [['apply', '--no-adopt'], ['apply', '--no-adopt'], ['check']],
    edit: (read, write) =>
      write(
        'CLAUDE.md',
        read('CLAUDE.md')
          .replace('Never create an API key.', 'Ask the keeper.')
          .replace('Usage and billing', 'Usage, bills'),
      ),
    has: { 'CLAUDE.md': [/settings\/keys/, /Usage, bills/] },
  },
]
