import type { OwnerCase } from '../owner-case.ts'

/** Nothing in it is about how Claude Code signs in, so nothing is taken over, named, or followed. */
const apart = (promise: string, text: string, more: Partial<OwnerCase> = {}): OwnerCase => ({
  promise,
  files: { 'CLAUDE.md': text },
  section: 'apart',
  neverSays: [/section-adopted|section-resembles|sign-in-twice|document-followed|document-contradicts/],
  has: { 'CLAUDE.md': [/For good: in your start-up file|For good: in `~/, /settings\/keys/] },
  ...more,
})

/** Applications of all trades, with keys, logins, tokens and places of their own. */
export const applicationsOfTrades: readonly OwnerCase[] = [
  apart(
    'a bank that keeps keys of customers in the keychain of their phone',
    '# Pocket bank\n\n## Security\n\n- The iOS app keeps the session key only in the keychain.\n- No tokens in UserDefaults.\n- Key-based login for business customers is disallowed.\n\n## Build\n\nxcodebuild\n',
  ),
  apart(
    'a hospital with a vault',
    '# Ward\n\nHelp for Claude Code when it works here.\n\n## Secrets\n\nDatabase credentials live in Vault only. The service reads them at start. No `.env` on the servers.\n',
  ),
  apart(
    'a broker of AI models',
    '# Broker\n\n## Providers\n\n- OpenAI: key of the tenant\n- Anthropic: `x-api-key` of the tenant, never ours\n- Bedrock only for tenants in the EU\n\n## Errors\n\n401 from a provider is passed on as 502.\n',
  ),
  apart(
    'a chat for a museum',
    '# Museum guide\n\n## Chat\n\nVisitors ask Claude. `ANTHROPIC_API_KEY` is a secret of the worker: `wrangler secret put ANTHROPIC_API_KEY`. Never send it to the browser.\n\n## Claude Code\n\nUse the skills in `.claude/skills`.\n',
  ),
  apart(
    'a game with its own login command',
    '# Dungeon\n\n## Commands of the player\n\n- `/login NAME` enters the game\n- `/logout` leaves it\n- `/status` shows hit points\n\n## Working with Claude Code\n\nRead `docs/lore.md` first.\n',
  ),
  apart(
    'a school with single sign-on',
    '# Timetable\n\n## Anmeldung\n\nSchüler melden sich über IServ an. Direkter Zugriff auf die Datenbank ist verboten: alles läuft über das Gateway.\n\n## Bauen\n\nmvn package\n',
  ),
  apart(
    'a command-line program with a key-ring',
    '# tidectl\n\n`tidectl login` puts a token into the system keyring; without one it falls back to `~/.config/tidectl/token`. We never write it to a file.\n\n## Claude Code notes\n\nRun `go vet` after each edit.\n',
  ),
  apart(
    'a mail server with passwords',
    '# Posthorn\n\n## Auth\n\nSMTP AUTH with app passwords. API keys for the admin API are created at `/admin/keys`; they expire after 90 days.\n\n## Rules for Claude\n\n- Do not edit `vendor/`.\n',
  ),
  apart(
    'an action that reviews pull requests with Claude',
    '# reviewer-action\n\n## Inputs\n\n| input | meaning |\n| --- | --- |\n| `anthropic_api_key` | key for the review |\n| `claude_code_oauth_token` | instead of a key |\n\n## Develop\n\nnpm test\n',
  ),
  apart(
    'a plug-in that starts Claude Code for others',
    '# claude-panel\n\nAn editor panel around Claude Code. `src/session.ts` spawns it and passes the environment of the window, `ANTHROPIC_API_KEY` included; `LoginView.tsx` shows what `/login` prints.\n\n## Build\n\nnpm run build\n',
  ),
  apart(
    'a tool that measures tokens',
    '# tokenmeter\n\n## Rules\n\n- Do not write token counts to a file.\n- Keep prompts short, tokens cost money.\n- Settings live in `settings.json` only.\n\n## Test\n\npytest\n',
  ),
  apart(
    'dotfiles of a person',
    '# dotfiles\n\nMy shell: `.zshrc`, `.zprofile`, `config.fish`.\n\n## Rules\n\n- Never put aliases in `.zprofile`.\n- `.zshrc` must not source `.env`.\n- Start-up files stay below 200 lines.\n\n## Install\n\nmake link\n',
  ),
  apart(
    'a billing service for keys',
    '# keydesk\n\nSells API keys. A customer may create five; a sixth is forbidden (403). Revoked keys answer 401.\n\n## Claude Code\n\n- never touch `migrations/`\n',
  ),
  apart(
    'a proxy in Portuguese',
    '# Porteiro\n\n## Autenticação\n\nOs usuários entram com SSO. A chave de API do cliente fica só no cofre do servidor.\n\n## Regras\n\n- Rode `make` antes do commit.\n',
  ),
  apart(
    'a monitor in French',
    '# Vigie\n\n## Connexion\n\nLes visiteurs se connectent par `/login`. Les clés API des clients ne sont jamais écrites dans `.env`.\n\n## Claude Code\n\nLancer `make test`.\n',
  ),
  apart(
    'a library in Japanese',
    '# 図書館\n\n## 認証\n\n利用者は `/login` でログインする。API キーはサーバーの Vault のみに保存する。\n\n## ビルド\n\nmake\n',
  ),
  apart(
    'a fleet of robots with SSH',
    '# Swarm\n\n## Access\n\nSSH key-based login only; password login is disallowed. Deploy keys live in 1Password only.\n\n## Build\n\ncolcon build\n',
  ),
  apart(
    'a model gateway that one develops',
    '# litegate\n\nOur gateway speaks to Anthropic, Bedrock and Vertex. Direct access to api.anthropic.com is forbidden for tenants. Each tenant gets a virtual key.\n\n## Build\n\ncargo build\n',
  ),
  apart(
    'a bot in a channel',
    '# Parrot\n\nThe bot answers in the channel. It uses `ANTHROPIC_API_KEY` of the workspace and `SLACK_BOT_TOKEN`. Both come from the secrets manager; neither may be in `.env`.\n\n## Build\n\nmake\n',
  ),
  apart(
    'a course on AI',
    '# Course\n\n## Lesson 3: keys\n\nStudents create an API key in the Console and put it into `.env`. Never commit it.\n\n## Lesson 4: Claude Code\n\nStudents run `claude` and type `/login`.\n',
    // Its heading names Claude Code: that it teaches others is told.
    { says: [/it teaches others/], neverSays: [/section-adopted|document-followed/] },
  ),
]
