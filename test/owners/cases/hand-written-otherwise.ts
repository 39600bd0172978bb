import type { OwnerCase } from '../owner-case.ts'

const own = (promise: string, text: string, more: Partial<OwnerCase> = {}): OwnerCase => ({
  promise,
  files: { [more.agent ?? 'CLAUDE.md']: text },
  section: 'or-named',
  ...more,
})

/** Chapters on signing in to Claude Code in the styles of run books, wikis, tables and lists of questions. */
export const handWrittenOtherwise: readonly OwnerCase[] = [
  own(
    'three terse lines',
    '# hive\n\nbuild: make\n\n## claude code auth\n\nlocal: /login\nci: CLAUDE_CODE_OAUTH_TOKEN (setup-token)\n401: unset ANTHROPIC_API_KEY\n\n## test\n\nmake t\n',
  ),
  own(
    'headings with signs',
    '# 🐝 Hive\n\n## 🛠 Build\n\nmake\n\n## 🔐 Claude Code login\n\n- 🧑‍💻 On a laptop: `claude`, then `/login`\n- 🤖 On CI: `CLAUDE_CODE_OAUTH_TOKEN`\n- 🚨 401? `unset ANTHROPIC_API_KEY`\n\n## 🧪 Tests\n\nmake test\n',
  ),
  own(
    'a table of symptoms',
    '# Hive\n\n## Claude Code authentication\n\n| Symptom | Do |\n| --- | --- |\n| `Not logged in` | `/login` |\n| 401 with a key | `unset ANTHROPIC_API_KEY`, open a new terminal |\n| the wrong account | `/status`, then `claude auth logout` |\n\n## Build\n\nmake\n',
  ),
  own(
    'a run book with numbered steps',
    '# Hive\n\n## Runbook: Claude Code cannot sign in\n\n1. `claude auth status`\n2. `printenv ANTHROPIC_API_KEY | wc -c`. More than 0: `unset ANTHROPIC_API_KEY`.\n3. `claude auth login`\n4. Still 401: ask in the channel of the crew.\n\n## Runbook: the queue is full\n\nDrain it.\n',
  ),
  own(
    'questions and answers',
    '# Hive\n\n## FAQ: Claude Code login\n\n**Why do I get 401?** An old `ANTHROPIC_API_KEY` in your shell beats your `/login`.\n\n**How does CI sign in?** With `CLAUDE_CODE_OAUTH_TOKEN`, made by `claude setup-token`.\n\n## Build\n\nmake\n',
  ),
  own(
    'the page of a wiki, exported',
    'Hive : Onboarding\n=================\n\nCreated by the keeper, last modified on Mar 3, 2026\n\nClaude Code sign-in\n-------------------\n\n*   Install, start `claude`, type `/login`.\n\n*   Unset `ANTHROPIC_API_KEY` first, it wins over the login.\n\n*   `/status` shows what is in use.\n\nBuild\n-----\n\nmake\n',
  ),
  own(
    'Danish',
    '# Bistade\n\n## Log ind i Claude Code\n\n- Start `claude`, og skriv `/login`.\n- Fejl 401: fjern `ANTHROPIC_API_KEY` fra din shell.\n- CI bruger `CLAUDE_CODE_OAUTH_TOKEN`.\n\n## Byg\n\nmake\n',
  ),
  own(
    'Finnish',
    '# Mehiläispesä\n\n## Claude Code: kirjautuminen\n\n1. `claude auth login`\n2. Virhe 401: poista `ANTHROPIC_API_KEY` ympäristöstä.\n\n## Koonti\n\nmake\n',
  ),
  own(
    'Greek',
    '# Κυψέλη\n\n## Σύνδεση στο Claude Code\n\n- Τρέξε `claude` και μετά `/login`.\n- Στο CI: `CLAUDE_CODE_OAUTH_TOKEN` από το `claude setup-token`.\n\n## Κατασκευή\n\nmake\n',
  ),
  own(
    'Hebrew',
    '# כוורת\n\n## התחברות ל-Claude Code\n\n- מריצים `claude` ואז `/login`.\n- שגיאה 401: `unset ANTHROPIC_API_KEY`.\n\n## בנייה\n\nmake\n',
  ),
  own(
    'Arabic',
    '# خلية\n\n## تسجيل الدخول إلى Claude Code\n\n- شغّل `claude` ثم `/login`.\n- خطأ 401: `unset ANTHROPIC_API_KEY`.\n\n## البناء\n\nmake\n',
  ),
  own(
    'Romanian',
    '# Stup\n\n## Autentificare Claude Code\n\n- O dată: `/login`.\n- Eroarea 401: `claude auth status`, apoi `unset ANTHROPIC_API_KEY`.\n\n## Construire\n\nmake\n',
  ),
  own(
    'Thai',
    '# รังผึ้ง\n\n## การเข้าสู่ระบบ Claude Code\n\n- รัน `claude` แล้วพิมพ์ `/login`\n- ข้อผิดพลาด 401: `unset ANTHROPIC_API_KEY`\n\n## สร้าง\n\nmake\n',
  ),
  own(
    'Hindi',
    '# छत्ता\n\n## Claude Code में लॉगिन\n\n- `claude` चलाएँ, फिर `/login` लिखें।\n- 401 आए तो `unset ANTHROPIC_API_KEY`।\n\n## बनाना\n\nmake\n',
  ),
  own(
    'AGENTS.md with imports',
    '# Hive\n\n@docs/style.md\n@docs/tests.md\n\n## Claude Code auth\n\n- `/login` with your seat.\n- CI: `CLAUDE_CODE_OAUTH_TOKEN`.\n\n## Build\n\nmake\n',
    {
      agent: 'AGENTS.md',
      files: {
        'AGENTS.md':
          '# Hive\n\n@docs/style.md\n@docs/tests.md\n\n## Claude Code auth\n\n- `/login` with your seat.\n- CI: `CLAUDE_CODE_OAUTH_TOKEN`.\n\n## Build\n\nmake\n',
        'CLAUDE.md': '@AGENTS.md\n',
      },
    },
  ),
  own(
    'folded away in details',
    '# Hive\n\n## Claude Code login\n\n<details>\n<summary>Steps</summary>\n\n1. `claude`\n2. `/login`\n3. 401: `unset ANTHROPIC_API_KEY`\n\n</details>\n\n## Build\n\nmake\n',
  ),
  own(
    'a call-out of GitHub below a heading',
    '# Hive\n\n## Signing in to Claude Code\n\n> [!IMPORTANT]\n> Use `/login`. A key in `ANTHROPIC_API_KEY` wins over it.\n\n```bash\nunset ANTHROPIC_API_KEY\nclaude auth status\n```\n\n## Build\n\nmake\n',
  ),
  own(
    'numbered headings of the third depth',
    '# Hive\n\n## 4 Tools\n\n### 4.1 Editor\n\nAny.\n\n### 4.2 Claude Code credentials\n\n- Seats: `/login`\n- CI: secret `CLAUDE_CODE_OAUTH_TOKEN`\n- Rotate it each quarter.\n\n### 4.3 Linter\n\nmake lint\n',
  ),
  own(
    'Windows line ends, a byte order mark and no last line end',
    '\uFEFF# Hive\r\n\r\n## Build\r\n\r\nmake\r\n\r\n## Claude Code auth\r\n\r\n- `/login`, once.\r\n- 401: `Remove-Item Env:ANTHROPIC_API_KEY`, new terminal.\r\n- `/status` shows what is in use.',
  ),
  own(
    'Bedrock alone',
    '# Hive\n\n## Claude Code access\n\nClaude Code runs on Bedrock only: `CLAUDE_CODE_USE_BEDROCK=1`, `aws sso login`. Never set `ANTHROPIC_API_KEY`.\n`/login` is not used here.\n\n## Build\n\nmake\n',
    { lacks: { 'CLAUDE.md': [/settings\/keys/] } },
  ),
  own(
    'a heading that asks',
    '# Kiosk\n\n## Ошибка 401 в Claude Code\n\n1. `printenv ANTHROPIC_API_KEY | wc -c`\n2. `unset ANTHROPIC_API_KEY`\n3. `/login`\n\n## Сборка\n\nmake\n',
  ),
  own(
    'a list of lists below the title of the document',
    '# Kiosk\n\n* Claude Code auth\n  * `/login`\n  * CI: `CLAUDE_CODE_OAUTH_TOKEN`\n* Build\n  * make all of it\n',
    {
      lacks: { 'CLAUDE.md': [/make all of it[\s\S]*authmd:end[\s\S]*make/] },
      says: [/above the whole document/],
    },
  ),
]
