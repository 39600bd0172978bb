import type { OwnerCase } from '../owner-case.ts'

/** Chapters on signing in, and some of applications, written before anybody looked at how they are read. */
export const chaptersAtFirstSight: readonly OwnerCase[] = [
  {
    promise: 'a CRLF document with a chapter of its own stays CRLF',
    files: {
      'CLAUDE.md':
        '# Kiosk\r\n\r\n## Claude Code sign-in\r\n\r\nEverybody runs `/login` once; the key variable stays empty.\r\n\r\n## Run\r\n\r\nnpm start\r\n',
    },
    section: 'or-named',
  },
  {
    promise: 'a chapter that hides its steps in <details> is adopted, or named, whole',
    files: {
      'CLAUDE.md':
        '# Atlas\n\n## Claude Code login\n\n<details>\n<summary>First time?</summary>\n\nType `/login`, choose "Claude account with subscription".\n\n</details>\n\nAfterwards `/status` must show your work address.\n\n## Lint\n\nruff check\n',
    },
    section: 'or-named',
  },
  {
    promise: 'a French chapter on signing in to Claude Code is adopted, or named',
    files: {
      'CLAUDE.md':
        "# Librairie\n\n## Se connecter à Claude Code\n\n- On passe tous par l'abonnement de l'équipe : `/login`, une seule fois.\n- Ne laissez pas traîner `ANTHROPIC_API_KEY` dans votre shell, elle passerait avant l'abonnement.\n- En cas de 401, regardez d'abord `/status`.\n\n## Compiler\n\nmake\n",
    },
    section: 'or-named',
  },
  {
    promise: 'a Korean chapter with setup-token is adopted, or named',
    files: {
      'CLAUDE.md':
        '# 배송 서비스\n\n## Claude Code 인증\n\n- 서버에서는 `claude setup-token` 으로 토큰을 만들고 `CLAUDE_CODE_OAUTH_TOKEN` 에 넣습니다.\n- 401 오류가 나면 토큰이 만료된 것입니다.\n\n## 빌드\n\n- `./gradlew build`\n',
    },
    section: 'or-named',
  },
  {
    promise: 'a numbered heading with an emoji is read like any other',
    files: {
      'CLAUDE.md':
        '# Playbook\n\n## 1. 🏗 Build\n\n`cargo build`\n\n## 2. 🔐 Claude Code credentials\n\n1. Get a key from the console, workspace "robotics".\n2. `echo \'export ANTHROPIC_API_KEY=...\' >> ~/.zshrc`\n3. New terminal, then `claude`.\n\n## 3. 🚀 Ship\n\ntag and push\n',
    },
    section: 'or-named',
  },
  {
    promise: 'a bold line in the place of a heading carries a Portuguese chapter',
    files: {
      'CLAUDE.md':
        '# Estoque\n\n**Login no Claude Code**\n\nUse `/login` com a conta da equipe. Para a esteira, gere um token com `claude setup-token`.\n\n**Testes**\n\n`make teste` roda tudo.\n',
    },
    section: 'or-named',
  },
  {
    promise: 'a Russian chapter is adopted, or named',
    files: {
      'CLAUDE.md':
        '# Каталог\n\n## Вход в Claude Code\n\nВходим через `/login` под командной подпиской. Если задан `ANTHROPIC_API_KEY`, Claude Code возьмёт его вместо подписки, поэтому уберите его из профиля.\n\n## Сборка\n\nninja -C out\n',
    },
    section: 'or-named',
  },
  {
    promise: 'a heading underlined with dashes is a heading',
    files: {
      'CLAUDE.md':
        'Ledger\n======\n\nSigning in to Claude Code\n-------------------------\n\nWe share a Team plan. Run `/login` and pick the org called Ledger.\nGot a 403? Ask Priya to add a seat.\n\nTests\n-----\n\n`pytest -q`\n',
    },
    section: 'or-named',
  },
  {
    promise: 'a Spanish chapter that explains claude auth is adopted, or named',
    files: {
      'CLAUDE.md':
        '# Tienda\n\nServicio de pedidos.\n\n## Autenticación de Claude Code\n\nSi aparece `Not logged in`, ejecuta `claude auth status` y después `claude auth login`.\nLa clave nunca va al repositorio.\n\n## Pruebas\n\n- `npm test`\n',
    },
    section: 'or-named',
  },
  {
    promise: 'a chapter that is a table is adopted, or named',
    files: {
      'CLAUDE.md':
        '# Radar\n\n## Claude Code auth errors\n\n| You see | Do |\n| --- | --- |\n| `Not logged in` | `/login` |\n| `Invalid API key` | `unset ANTHROPIC_API_KEY` and start again |\n\n## Deploy\n\nfly deploy\n',
    },
    section: 'or-named',
  },
  {
    promise: 'a CLI with its own auth login command is no Claude Code',
    files: {
      'CLAUDE.md':
        '# shipctl\n\n## Auth\n\n`shipctl auth login` opens a browser, `shipctl auth status` shows who you are. Credentials go to the keyring.\n\n## Release\n\ngoreleaser\n',
    },
    section: 'apart',
    has: { 'CLAUDE.md': [/authmd:start auth/m] },
  },
  {
    promise: 'a Django project with LOGIN_URL stays',
    files: {
      'CLAUDE.md':
        '# Site\n\n## Login and permissions\n\n`LOGIN_URL = "/login"`; anonymous users are sent there by `LoginRequiredMixin`.\n\n## Commands\n\n- `./manage.py test`\n',
    },
    section: 'apart',
    has: { 'CLAUDE.md': [/authmd:start auth/m] },
  },
  {
    promise: 'a deployment chapter that mounts the key for the service stays',
    files: {
      'CLAUDE.md':
        '# Triage bot\n\nThis file provides guidance to Claude Code (claude.ai/code) when working with code in this repository.\n\n## Secrets\n\nThe pod gets `ANTHROPIC_API_KEY` from `secret/triage`. To rotate: `kubectl create secret generic triage --dry-run=client -o yaml | kubectl apply -f -`.\n\n## Troubleshooting\n\n- 401 in the log of the worker: the secret is stale.\n',
    },
    section: 'apart',
    has: { 'CLAUDE.md': [/authmd:start auth/m] },
  },
  {
    promise: 'an OAuth server with a /login page is no Claude Code section',
    files: {
      'CLAUDE.md':
        '# CLAUDE.md\n\nGuidance for Claude Code when working on this identity provider.\n\n## Login flow\n\nThe user opens `/login`, enters a password, and we set `sid`. On a 401 the SPA calls `/token/refresh`.\n\n## Key rotation\n\nSigning keys rotate weekly, see `jobs/rotate.go`.\n',
    },
    section: 'apart',
    has: { 'CLAUDE.md': [/authmd:start auth/m] },
  },
  {
    promise: 'a Spanish application chapter about tokens stays',
    files: {
      'CLAUDE.md':
        '# Panel\n\n## Autenticación\n\nEl usuario entra en `/login`; el JWT dura 15 minutos y se guarda en una cookie `httpOnly`.\n\n## Errores 401\n\nEl interceptor de axios renueva el token.\n',
    },
    section: 'apart',
    has: { 'CLAUDE.md': [/authmd:start auth/m] },
  },
  {
    promise: 'an application that calls the API with a key is none',
    files: {
      'CLAUDE.md':
        '# Summariser\n\n## Authentication\n\n- Set `ANTHROPIC_API_KEY` in `.env`; `client.py` reads it through pydantic-settings.\n- A 401 from Anthropic is turned into `UpstreamAuthError`.\n\n## Models\n\n- `claude-sonnet` for drafts\n',
    },
    section: 'apart',
    has: { 'CLAUDE.md': [/authmd:start auth/m] },
  },
  {
    promise: 'a desktop wrapper that implements the login itself keeps its design text',
    files: {
      'CLAUDE.md':
        '# Cockpit\n\nA desktop shell around the agent.\n\n## Session routes\n\n- `POST /login` starts a session, `POST /logout` ends it.\n- `src/auth/TokenStore.ts` encrypts what the user pasted.\n\n## Architecture\n\nMain process, renderer, preload.\n',
    },
    section: 'apart',
    has: { 'CLAUDE.md': [/authmd:start auth/m] },
  },
  {
    promise: 'a chapter on a helper and a token of Claude Code, though nothing says its name, is named',
    files: {
      'CLAUDE.md':
        '# Sensor fleet\n\n## Getting past the 401\n\n- Laptops: nothing to do, `apiKeyHelper` in the managed settings fetches a key from Vault every hour.\n- Build boxes: export `CLAUDE_CODE_OAUTH_TOKEN` from the `ci/claude` secret.\n\n## Layout\n\n- `fw/` firmware\n',
    },
    section: 'or-named',
    named: ['CLAUDE.md', /Getting past the 401/],
  },
]
