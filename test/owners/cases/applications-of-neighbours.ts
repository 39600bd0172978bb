import type { OwnerCase } from '../owner-case.ts'

const apart = (promise: string, text: string, agent = 'CLAUDE.md'): OwnerCase => ({
  promise,
  files: { [agent]: text },
  agent,
  section: 'apart',
  neverSays: [/stays as it was written/, /looks like one about signing in/],
})

/** Documents of products that sign people in, call models or keep keys, none of them about signing in to Claude Code. */
export const applicationsOfNeighbours: readonly OwnerCase[] = [
  apart(
    'a library that lends tablets',
    '# Tablet desk\n\nLends tablets to readers. Claude Code is welcome to work here.\n\n## Signing in\n\nReaders sign in with their card number at `/login`; staff with SSO at `/staff/login`. A 401 means the card has expired.\n\n## Environment\n\n`DESK_API_KEY` comes from the vault.\n',
  ),
  apart(
    'a bot that answers with Claude',
    '# Concierge\n\nA chat bot for hotels. It answers with Claude.\n\n## Authentication\n\nThe bot sends `ANTHROPIC_API_KEY` as `x-api-key`. On 401 it pages the owner; rotate in the Console and restart the pod.\n\n## Deploy\n\n`helm upgrade concierge ./chart`\n',
  ),
  apart(
    'a dashboard for keys of models',
    '# Keyring\n\nAdmins create, rotate and revoke the API keys of Anthropic, OpenAI and Mistral in one place.\n\n## API keys\n\nKeys are stored with envelope encryption. `ANTHROPIC_API_KEY` and its friends are never shown twice.\n\n## Login\n\nMagic links. `POST /login` sends one.\n',
  ),
  apart(
    'a wrapper that starts sessions of Claude Code for its users',
    '# Pit lane\n\nStarts Claude Code in a sandbox for each customer of ours.\n\n## Tokens of customers\n\nA customer pastes the output of `claude setup-token` in the settings page. We keep it in KMS and pass it as `CLAUDE_CODE_OAUTH_TOKEN` to the sandbox. When the sandbox answers 401 the page shows "connect again".\n\n## Tests\n\n`go test ./...`\n',
  ),
  apart(
    'a mobile app',
    '# Footpath\n\nWalks on a map.\n\n## Auth flow\n\n1. `LoginScreen` asks for the mail address.\n2. `/auth/login` sends a code.\n3. The token lives in the key chain.\n\n## Troubleshooting\n\n- **Not logged in after an update**: clear the key chain.\n- **401 on sync**: the token ran out, `refresh()` it.\n\n## With Claude Code\n\nUse the simulator, not a device.\n',
  ),
  apart(
    'an integration test suite with a key',
    '# Parrot\n\n## Testing with Claude Code\n\nIntegration tests call the API. Set `ANTHROPIC_API_KEY` in `.env.test`, or they are skipped. Never run them on a fork.\n\n## Style\n\nRuff and black.\n',
  ),
  apart(
    'a design for sign-in',
    '# Proposal: sign-in for the command line\n\n## Goals\n\nOur `kiln` command should sign in as Claude Code does: a browser opens, a token comes back.\n\n## Authentication\n\n`kiln auth login`, `kiln auth status`, `kiln auth logout`. A helper as `apiKeyHelper` in the settings is out of scope.\n\n## Non-goals\n\nKeys.\n',
  ),
  apart(
    'an MCP server with a login of its own',
    '# Ledger MCP\n\nGives Claude Code access to the ledger.\n\n## Authentication\n\nThe server asks for OAuth on first use: run `/mcp` and choose *Authenticate*. Tokens are kept by the client. On 401 choose *Clear authentication*.\n\n## Tools\n\n`post_entry`, `list_entries`\n',
  ),
  apart(
    'a workflow that reviews pull requests',
    '# Orchard\n\n## Reviews by Claude\n\n`.github/workflows/review.yml` runs `anthropics/claude-code-action` with the secret `ANTHROPIC_API_KEY`. Ask Mei for a new one when it fails with 401.\n\n## Build\n\n`bazel build //...`\n',
  ),
  apart(
    'a Korean shop',
    '# 꽃집\n\n온라인 꽃 가게입니다.\n\n## 로그인\n\n고객은 카카오 계정으로 로그인합니다. `/login` 경로는 `AuthController`가 처리합니다. 401이면 세션이 만료된 것입니다.\n\n## API 키\n\n지도 API 키는 `.env`에 있습니다.\n',
  ),
  apart(
    'a Chinese gateway of models',
    '# 模型网关\n\n为内部应用统一转发 Claude、GPT 请求。\n\n## 认证\n\n调用方在 `Authorization` 里带上令牌；网关用 `ANTHROPIC_API_KEY` 访问上游。返回 401 时检查令牌是否过期。\n\n## 开发\n\n`make dev`\n',
  ),
  apart(
    'a German course on programming with agents',
    '# Kurs: Arbeiten mit Claude Code\n\nFolien und Übungen.\n\n## Anmeldung\n\nDie Anmeldung zum Kurs läuft über das Portal (`/login`). Passwort vergessen? Das Sekretariat hilft.\n\n## Folien bauen\n\n`make folien`\n',
  ),
  apart(
    'a package that resolves credentials',
    '# keychain-js\n\nReads credentials in this order: `ANTHROPIC_API_KEY`, `ANTHROPIC_AUTH_TOKEN`, the profile file.\n\n## Precedence\n\nThe first one that is set wins. `resolve()` never logs a value.\n\n## Troubleshooting\n\n`CredentialError: 401` comes from the server and is passed on.\n',
    'AGENTS.md',
  ),
  apart(
    'a desktop program with a terminal inside',
    '# Cockpit\n\nA window with several terminals in which Claude Code, Codex and others run.\n\n## How we detect sign-in\n\n`ClaudeAuthProbe` runs `claude auth status --json` every minute and shows a badge. It never reads the file of credentials. Codex: `codex login status`.\n\n## Architecture\n\nElectron, React.\n',
    'AGENTS.md',
  ),
  apart(
    'an intranet of a town',
    '# Town hall\n\n## Access\n\n- VPN first, then `https://intra.example/login`.\n- No access? Ask the desk.\n\n## Claude Code rules\n\n- Never touch `legacy/`.\n- Never read `.env` or keys.\n- Run `mvn verify`.\n',
  ),
]
