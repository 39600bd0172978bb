import { makesKeys, type OwnerCase } from '../owner-case.ts'

const start = /authmd:start/
const plain = '# Barn\n\n## Build\n\nmake\n'
const login = (line: string) => `# Barn\n\n## Claude Code login\n\n${line}\n\n## Build\n\nmake\n`
const banned = (promise: string, line: string): OwnerCase => ({
  promise,
  files: { 'CLAUDE.md': login(line), '.env.example': 'A=1\n' },
  lacks: { 'CLAUDE.md': [makesKeys], '.env.example': [/ANTHROPIC_API_KEY/] },
})

/** Bans, providers, names in other letters, ignore files, ends of lines and targets of further repositories. */
export const moreOwners: readonly OwnerCase[] = [
  banned('a ban in capitals', '- DO NOT create API keys. `/login` with the team plan.'),
  banned(
    'a ban as a row of a table',
    '| Rule | Why |\n| --- | --- |\n| No API keys for Claude Code | audit |\n| `/login` only | seats |',
  ),
  banned('a ban in Polish', '- Plan zespołu: `/login`. Nie wolno tworzyć kluczy API.'),
  banned('a ban in Korean', '- 팀 플랜: `/login`. API 키를 만들지 마세요. API 키는 금지입니다.'),
  banned('a ban in Chinese', '- 团队订阅：`/login`。禁止创建 API 密钥。'),
  banned('a ban in Portuguese', '- Plano da equipe: `/login`. É proibido criar chaves de API.'),
  banned(
    'a ban that stands in a call-out',
    '> [!CAUTION]\n> Claude Code: never create an API key, use `/login`.',
  ),
  banned(
    'a ban on exporting the variable',
    '- Sign in with `/login`; `ANTHROPIC_API_KEY` must never be set in this project.',
  ),
  {
    promise: 'keys for CI stay allowed where they are banned for people only by advice',
    files: { 'CLAUDE.md': login('- Prefer `/login` to an API key.') },
    has: { 'CLAUDE.md': [/settings\/keys/] },
  },
  {
    promise: 'Foundry as the only way',
    files: {
      'CLAUDE.md': '# Barn\n\n## Claude Code\n\nClaude Code is used through Microsoft Foundry only.\n',
    },
    has: { 'CLAUDE.md': [/az login/] },
    lacks: { 'CLAUDE.md': [/settings\/keys/] },
  },
  {
    promise: 'Vertex in the tracked settings',
    files: { 'CLAUDE.md': plain, '.claude/settings.json': '{"env":{"CLAUDE_CODE_USE_VERTEX":"1"}}\n' },
    has: { 'CLAUDE.md': [/gcloud auth/] },
    lacks: { 'CLAUDE.md': [/settings\/keys/] },
  },
  {
    promise: 'a lower-case agents.md is the agent file',
    files: { 'agents.md': plain },
    agent: 'agents.md',
    has: { 'agents.md': [start] },
    says: [/git mv agents\.md AGENTS\.md/],
  },
  {
    promise: 'a CLAUDE.md below .claude is the agent file',
    files: { '.claude/CLAUDE.md': plain },
    agent: '.claude/CLAUDE.md',
    has: { '.claude/CLAUDE.md': [start] },
  },
  {
    promise: 'an AGENTS.md in a package makes the root AGENTS.md, and no CLAUDE.md',
    files: { 'packages/a/AGENTS.md': plain },
    agent: 'AGENTS.md',
    has: { 'AGENTS.md': [start] },
  },
  {
    promise: 'a package with a CLAUDE.md of its own hides the AGENTS.md of the root',
    files: { 'AGENTS.md': plain, 'packages/a/CLAUDE.md': plain },
    agent: 'AGENTS.md',
    says: [/packages\/a/, /--recursive/],
  },
  {
    promise: 'an ignore file with Windows line ends and none at the end',
    files: { 'CLAUDE.md': plain, '.gitignore': 'out/\r\n*.log' },
    edit: (read, write) => write('.gitignore', `${read('.gitignore')}tmp/\r\n`),
    has: { '.gitignore': [/^tmp\/\r?$/m, /^\*\.log\r?$/m] },
  },
  {
    promise: 'an ignore file that ignores all but what it names keeps its decision',
    files: { 'CLAUDE.md': plain, '.gitignore': '*\n!.gitignore\n!CLAUDE.md\n!src/\n' },
    lacks: { '.gitignore': [/^!\.env/m] },
  },
  {
    promise: 'a tracked .env of build settings is no error',
    files: { 'CLAUDE.md': plain, '.env': 'PORT=3000\nMODE=dev\n' },
    neverSays: [/error +\.env\b/],
  },
  {
    promise: 'a guide makes the section a pointer, and a later bare check is content',
    files: { 'CLAUDE.md': plain, '.env.example': 'A=1\n' },
    commands: [['guide', '--output', 'docs/auth.md'], ['check']],
    has: { 'CLAUDE.md': [/docs\/auth\.md/], '.env.example': [/ANTHROPIC_API_KEY/] },
  },
  {
    promise: 'a moved guide leaves nothing behind',
    files: { 'CLAUDE.md': plain },
    commands: [['apply', '--guide-path', 'docs/one.md'], ['apply', '--guide-path', 'docs/two.md'], ['check']],
    has: { 'CLAUDE.md': [/docs\/two\.md/] },
    lacks: { 'CLAUDE.md': [/docs\/one\.md/] },
  },
  {
    promise: 'a document of one heading and front matter',
    files: { 'CLAUDE.md': '---\nowner: barn\n---\n\n# Barn\n' },
    order: [/# Barn/, start],
  },
  {
    promise: 'an example file with a live empty key names its line',
    files: { 'CLAUDE.md': plain, '.env.sample': 'A=1\nANTHROPIC_API_KEY=\n' },
    named: ['.env.sample', /^ANTHROPIC_API_KEY=$/],
  },
  banned(
    'no keys and only the plan, in German',
    '- Für Claude Code gibt es keine API-Schlüssel, nur das Team-Abo.',
  ),
  {
    promise: 'a sign in the place of a ban is named',
    files: { 'CLAUDE.md': '# Barn\n\n## Claude Code\n\n- ❌ API keys\n- ✅ `/login` (Max plan)\n' },
    named: ['CLAUDE.md', /❌/],
  },
  {
    promise: 'a gateway that is always between',
    files: {
      'CLAUDE.md':
        '# Barn\n\n## Claude Code\n\nAlways through the gateway (`ANTHROPIC_BASE_URL=https://gw.barn.example`).\n',
    },
    lacks: { 'CLAUDE.md': [/settings\/keys/] },
  },
  {
    promise: 'two agent files that are the same part, and it is said with the cure',
    files: { 'CLAUDE.md': '# Mill\n\nGrind.\n', 'AGENTS.md': '# Mill\n\nGrind.\n' },
    commands: [['apply'], ['apply']],
    says: [/agent-files-part/, /`@AGENTS.md` the only line of `CLAUDE.md`/],
    has: { 'AGENTS.md': [/^# Mill\n\nGrind\.\n$/] },
  },
  {
    promise: 'the cure for two that are the same: one imports the other, and gets nothing',
    files: { 'CLAUDE.md': '# Mill\n\nGrind.\n', 'AGENTS.md': '# Mill\n\nGrind.\n' },
    commands: [['apply'], ['apply'], ['check']],
    edit: (_, write) => write('CLAUDE.md', '@AGENTS.md\n'),
    has: { 'CLAUDE.md': [/^@AGENTS\.md\n$/], 'AGENTS.md': [/authmd:start/] },
  },
  {
    promise: 'two agent files that only begin the same are two',
    files: { 'CLAUDE.md': '# Mill\n\nGrind.\n', 'AGENTS.md': '# Mill\n\nGrind. Sieve.\n' },
    neverSays: [/agent-files-part/],
  },
]
