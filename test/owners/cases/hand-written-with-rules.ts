import { makesKeys, type OwnerCase } from '../owner-case.ts'

const own = (promise: string, text: string, more: Partial<OwnerCase> = {}): OwnerCase => ({
  promise,
  files: { 'CLAUDE.md': text, '.env.example': 'A=1\n' },
  section: 'or-named',
  ...more,
})

const noStartup = { lacks: { 'CLAUDE.md': [/For good: in your start-up file|For good: in `~/] } }
const noKeys = { lacks: { 'CLAUDE.md': [makesKeys], '.env.example': [/ANTHROPIC_API_KEY/] } }
const noDotenv = { lacks: { '.env.example': [/ANTHROPIC_API_KEY/] } }

/** Chapters on signing in that also rule where a key may be, who may have one, or which way is the only one. */
export const handWrittenWithRules: readonly OwnerCase[] = [
  own(
    'keys in the password manager',
    '# Mill\n\n## Claude Code login\n\n- Start `claude`, type `/login`.\n- API keys stay in 1Password, nowhere else.\n- 401: `unset ANTHROPIC_API_KEY`.\n\n## Build\n\nmake\n',
    noStartup,
  ),
  own(
    'shell profiles stay clean',
    '# Mill\n\n## Signing in to Claude Code\n\nRun `claude auth login`. Shell profiles stay free of keys. `/status` tells who you are.\n\n## Build\n\nmake\n',
    noStartup,
  ),
  own(
    'a rule in a table',
    '# Mill\n\n## Claude Code: authentication\n\n| Where | Key allowed |\n| --- | --- |\n| keychain | yes |\n| `~/.zshrc` | never put a key here |\n\nThen `/login`.\n\n## Build\n\nmake\n',
    noStartup,
  ),
  own(
    'no .env',
    '# Mill\n\n## Claude Code auth\n\n1. `/login`\n2. A key, if you must: `export ANTHROPIC_API_KEY` for the session.\n3. `.env` is for the mill, no key of Claude Code goes there.\n\n## Build\n\nmake\n',
    noDotenv,
  ),
  own(
    'seats alone',
    '# Mill\n\n## Claude Code login\n\nEverybody has a seat of the Team plan: `/login`. Key-based login is switched off by the admins and forbidden.\n\n## Build\n\nmake\n',
    noKeys,
  ),
  own(
    'empty on all laptops',
    '# Mill\n\n## Claude Code login\n\nType `/login`. `ANTHROPIC_API_KEY` remains empty on all laptops.\n\n## Build\n\nmake\n',
    noKeys,
  ),
  own(
    'the gateway, since the direct way is closed',
    '# Mill\n\n## Claude Code authentication\n\nDirect access to api.anthropic.com is blocked. Claude Code talks to the gateway: `ANTHROPIC_BASE_URL=https://llm.mill.example`, then `/status`.\n\n## Build\n\nmake\n',
    { has: { 'CLAUDE.md': [/provider=gateway/] }, lacks: { 'CLAUDE.md': [/platform\.claude\.com/] } },
  ),
  own(
    'Bedrock, since nothing else is allowed',
    '# Mill\n\n## Claude Code login\n\n`aws sso login`, then `claude`. Anything but Bedrock is not allowed. `/status` shows it.\n\n## Build\n\nmake\n',
    { has: { 'CLAUDE.md': [/provider=bedrock/] }, lacks: { 'CLAUDE.md': [makesKeys] } },
  ),
  own(
    'German, with the key-chain',
    '# Mühle\n\n## Anmeldung bei Claude Code\n\n- `claude`, dann `/login`\n- API-Schlüssel nur im Schlüsselbund, nie in `~/.zshrc`\n- 401: `unset ANTHROPIC_API_KEY`\n\n## Bauen\n\nmake\n',
    noStartup,
  ),
  own(
    'French, no file',
    '# Moulin\n\n## Connexion à Claude Code\n\n- `claude`, puis `/login`\n- Ne jamais écrire une clé API dans un fichier.\n\n## Construire\n\nmake\n',
    { lacks: { ...noStartup.lacks, ...noDotenv.lacks } },
  ),
  own(
    'Spanish, no key',
    '# Molino\n\n## Acceso a Claude Code\n\n- `claude`, luego `/login`\n- Queda prohibido el uso de claves de API.\n\n## Construir\n\nmake\n',
    noKeys,
  ),
  own(
    'Chinese, in the key-chain alone',
    '# 磨坊\n\n## Claude Code 登录\n\n- 运行 `claude`，输入 `/login`\n- API 密钥只能保存在钥匙串中。\n\n## 构建\n\nmake\n',
    noStartup,
  ),
  own(
    'a permission, so keys stay',
    '# Mill\n\n## Claude Code login\n\n`/login`, or a key of your own in `~/.zshrc`: nobody minds.\n\n## Build\n\nmake\n',
    { has: { 'CLAUDE.md': [/settings\/keys/] } },
  ),
  own(
    'a quote at the top',
    '# Mill\n\n> **Claude Code:** `/login` with your seat. Never a key in a dotfile.\n\n## Build\n\nmake\n',
    noStartup,
  ),
  own(
    'one line under another heading',
    '# Mill\n\n## Setup\n\nInstall node. For Claude Code run `claude setup-token` on the server. Secrets never go into `settings.local.json`.\n\n## Build\n\nmake\n',
  ),
]
