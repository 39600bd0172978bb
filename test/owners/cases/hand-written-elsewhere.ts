import type { OwnerCase } from '../owner-case.ts'

const own = (promise: string, text: string, agent = 'CLAUDE.md'): OwnerCase => ({
  promise,
  files: { [agent]: text },
  agent,
  section: 'or-named',
})

/** Chapters on signing in to Claude Code, written before anybody looked at how they are found. */
export const handWrittenElsewhere: readonly OwnerCase[] = [
  own(
    'a newcomer, day one',
    '# Harbour\n\n## Day one with Claude Code\n\nInstall it, start `claude` and type `/login`. Choose "Claude account with subscription". If it keeps asking for a key, you have `ANTHROPIC_API_KEY` from an older project in your shell: `unset ANTHROPIC_API_KEY` and start again.\n\n## Build\n\n`gradle build`\n',
  ),
  own(
    'credentials of Claude Code in a table',
    '# Harbour\n\n## Claude Code credentials\n\n| Where | What |\n|---|---|\n| laptop | `/login` |\n| runner | secret `CLAUDE_CODE_OAUTH_TOKEN` |\n| nightly job | `ANTHROPIC_API_KEY` of the workspace *nightly* |\n\n## Build\n\n`gradle build`\n',
  ),
  own(
    'a bold line in the place of a heading',
    '# Harbour\n\nA port and its ships.\n\n**Claude Code login**\n\nRun `claude auth login`. On the jump host: `claude setup-token`, then export `CLAUDE_CODE_OAUTH_TOKEN`.\n\n**Building**\n\n`gradle build`\n',
  ),
  own(
    'what to do on 401',
    '# Harbour\n\n## When Claude Code says 401\n\n1. `/status`: which credential is in use?\n2. A key you did not expect: look in `~/.claude/settings.json` under `env`.\n3. `/logout`, `/login`.\n\n## Build\n\n`gradle build`\n',
  ),
  own(
    'a helper of the company',
    '# Harbour\n\n## Claude Code: keys from the vault\n\nOur `.claude/settings.json` sets `apiKeyHelper` to `bin/vault-key`. Sign in to the vault first (`vault login -method=oidc`). Keys are renewed every eight hours. A 403 means your role lacks the policy *claude*.\n\n## Build\n\n`gradle build`\n',
  ),
  own(
    'Bedrock, in short',
    '# Harbour\n\n## Claude Code on Bedrock\n\n```sh\nexport CLAUDE_CODE_USE_BEDROCK=1\nexport AWS_REGION=eu-central-1\naws sso login --profile ai\n```\n\nExpired session: run the last line again.\n\n## Build\n\n`gradle build`\n',
  ),
  own(
    'a gateway of the company',
    '# Harbour\n\n## Claude Code via our LLM proxy\n\nSet `ANTHROPIC_BASE_URL=https://llm.example` and `ANTHROPIC_AUTH_TOKEN` to your personal token from the portal. Do not set `ANTHROPIC_API_KEY` next to it.\n\n## Build\n\n`gradle build`\n',
  ),
  own(
    'Korean',
    '# 항구\n\n## Claude Code 인증\n\n- 로컬: `claude` 실행 후 `/login`\n- CI: `claude setup-token`으로 만든 `CLAUDE_CODE_OAUTH_TOKEN`\n- 401이 나오면 `unset ANTHROPIC_API_KEY`\n\n## 빌드\n\n`gradle build`\n',
  ),
  own(
    'Chinese',
    '# 港口\n\n## Claude Code 登录与密钥\n\n本地用 `/login`。需要密钥时执行 `export ANTHROPIC_API_KEY=...`，不要提交到仓库。出现 401 请检查环境变量。\n\n## 构建\n\n`gradle build`\n',
  ),
  own(
    'French, headings of two levels',
    '# Port\n\n## Claude Code\n\n### Connexion\n\nLancez `claude`, puis `/login`.\n\n### Jeton pour la CI\n\n`claude setup-token`, à mettre dans le secret `CLAUDE_CODE_OAUTH_TOKEN`.\n\n### Style de code\n\nDeux espaces.\n\n## Construire\n\n`gradle build`\n',
  ),
  own(
    'an agents file',
    '# Harbour\n\n## Auth for Claude Code\n\nEither `/login` with your Max plan or a key in `ANTHROPIC_API_KEY`. Never both: the key wins and you are billed for it.\n\n## Auth for Codex\n\n`codex login`\n\n## Build\n\n`gradle build`\n',
    'AGENTS.md',
  ),
  own(
    'underlined headings',
    'Harbour\n=======\n\nClaude Code sign-in\n-------------------\n\nUse `claude auth login --sso`. Tokens of the runner come from `claude setup-token`.\n\nBuild\n-----\n\n`gradle build`\n',
  ),
  own(
    'a block folded away',
    '# Harbour\n\n<details>\n<summary>Claude Code authentication</summary>\n\n- `/login` on laptops\n- `CLAUDE_CODE_OAUTH_TOKEN` on runners\n- 401: `claude auth status`\n\n</details>\n\n## Build\n\n`gradle build`\n',
  ),
  own(
    'troubleshooting first',
    '# Harbour\n\n## Troubleshooting authentication errors (Claude Code)\n\n- `Invalid API key`: `unset ANTHROPIC_API_KEY`\n- `Not logged in`: `/login`\n- `OAuth token has expired`: `claude auth logout`, then `claude auth login`\n\n## Setup of Claude Code\n\n`npm i -g @anthropic-ai/claude-code`\n\n## Build\n\n`gradle build`\n',
  ),
  own(
    'a chapter with a code fence and a warning',
    '# Harbour\n\n## Using Claude Code in this repo\n\n### Authenticate\n\n```bash\nexport ANTHROPIC_API_KEY="$(op read op://dev/claude/key)"\nclaude\n```\n\n> **Warning**: never paste the key into `settings.json`.\n\n### Conventions\n\nSmall commits.\n\n## Build\n\n`gradle build`\n',
  ),
]
