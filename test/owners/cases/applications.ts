import type { OwnerCase } from '../owner-case.ts'

const apart = (promise: string, text: string): OwnerCase => ({
  promise,
  files: { 'CLAUDE.md': text },
  section: 'apart',
  neverSays: [/stays as it was written/],
})

/** Chapters on signing in to something else. */
export const applications: readonly OwnerCase[] = [
  apart(
    'a Turkish web application keeps its login',
    `# Kitap kulübü

Bu dosya Claude Code içindir.

## Giriş ve oturum

\`/login\` sayfası e-posta kodu ister. Öneri servisi anahtarı \`ANTHROPIC_API_KEY\` değişkeninden okur.

- 401: oturumun süresi dolmuştur
- Parolalar asla düz metin tutulmaz

## Derleme

make
`,
  ),
  apart(
    'a Czech library system keeps its readers',
    `Knihovna
========

Pokyny pro Claude Code.

Přihlášení
----------

Čtenář se přihlásí na \`/login\`. Chybu 401 vrací server, když vypršela relace.
Asistent volá Anthropic s \`ANTHROPIC_API_KEY\` ze serveru.

Testy
-----

make test
`,
  ),
  apart(
    'the slash commands of a chat bot are its own',
    `# Harbour bot

Notes for Claude Code.

## Commands

| Command | Does |
| --- | --- |
| \`/login\` | binds a Discord account to a berth |
| \`/logout\` | unbinds it |
| \`/status\` | shows the tide |

The bot answers questions with \`ANTHROPIC_API_KEY\` from the host.

## Tests

pnpm test
`,
  ),
  apart(
    'tests of a program that signs in to Claude Code are no help with it',
    `# seat-manager

## Claude Code auth tests

- \`test/login.test.ts\` fakes \`claude auth login\`
- \`CLAUDE_CODE_OAUTH_TOKEN\` is a constant of the fixtures
- run \`pnpm vitest auth\`
`,
  ),
  apart(
    'a FAQ for customers',
    `# Greenhouse

## FAQ

### How do growers sign in?

They open \`/login\` and type the code from the letter.

### What does 401 mean?

The session of the grower is over. Our server renews its \`ANTHROPIC_API_KEY\` by itself.
`,
  ),
  apart(
    'a table of variables of which one is ours',
    `# Weather desk

Claude Code works on the API and on the map.

## Environment

Variable | Used by
--- | ---
\`DATABASE_URL\` | API
\`ANTHROPIC_API_KEY\` | forecast text
\`MAPBOX_TOKEN\` | map

401 from the API: log in again.
`,
  ),
  apart(
    'an Arabic shop keeps its sign-in page',
    `# متجر

إرشادات لـ Claude Code.

## تسجيل الدخول

صفحة \`/login\` ترسل رمزا. يستعمل المساعد \`ANTHROPIC_API_KEY\` على الخادم.

## البناء

make
`,
  ),
  apart(
    'a Swedish portal that starts Claude Code for its users',
    `# Verkstad

## Inloggning

Användaren loggar in på \`/login\`. Sedan startar servern \`claude -p\` i en container för kunden.
Lösenord sparas aldrig.

## Bygga

make
`,
  ),
]
