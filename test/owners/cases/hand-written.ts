import type { OwnerCase } from '../owner-case.ts'

const own = (promise: string, text: string, section: 'own' | 'or-named' = 'or-named'): OwnerCase => ({
  promise,
  files: { 'CLAUDE.md': text },
  section,
})

/** What people wrote themselves about signing in to Claude Code. */
export const handWritten: readonly OwnerCase[] = [
  own(
    'Turkish',
    `# Sunucu

## Claude Code kimlik doğrulama

- Her geliştirici bir kez \`/login\` ile giriş yapar.
- CI için \`claude setup-token\` kullanılır, değer \`CLAUDE_CODE_OAUTH_TOKEN\` içindedir.
- 401 alırsanız terminali yeniden açın.

## Derleme

make
`,
  ),
  own(
    'Czech',
    `# Sklad

## Přihlášení do Claude Code

Spusť \`claude\` a zadej \`/login\`. Proměnná \`ANTHROPIC_API_KEY\` má přednost před předplatným.

## Sestavení

make
`,
  ),
  own(
    'Swedish',
    `# Verkstad

## Inloggning i Claude Code

* Kör \`claude auth login\` en gång.
* Vid fel 401: \`claude auth status\`.

## Bygga

make
`,
  ),
  own(
    'Ukrainian',
    `# Склад

## Вхід до Claude Code

- Запустіть \`claude\`, потім \`/login\`.
- Помилка 401: перевірте \`ANTHROPIC_API_KEY\`.

## Збірка

make
`,
  ),
  own(
    'Vietnamese',
    `# Kho

## Đăng nhập Claude Code

1. Chạy \`claude\`, gõ \`/login\`.
2. CI dùng \`CLAUDE_CODE_OAUTH_TOKEN\` từ \`claude setup-token\`.

## Dựng

make
`,
  ),
  own(
    'Indonesian',
    `# Gudang

## Masuk ke Claude Code

- Jalankan \`/login\` sekali.
- Bila \`ANTHROPIC_API_KEY\` terisi, kunci itu yang dipakai; \`/status\` menunjukkannya.

## Bangun

make
`,
  ),
  own(
    'a heading with a sign',
    `# Tide tables

## 🔑 Claude Code login

Run \`/login\`, pick the company account. Still 401? \`unset ANTHROPIC_API_KEY\`.

## 🧪 Tests

make test
`,
    'own',
  ),
  own(
    'a table of symptoms',
    `# Tide tables

## Claude Code authentication

| You see | Do this |
| --- | --- |
| \`Please run /login\` | \`/login\` |
| 401 | \`unset ANTHROPIC_API_KEY\`, start again |
| nothing on CI | \`claude setup-token\` |

## Tests

make test
`,
    'own',
  ),
  own(
    'a numbered runbook',
    `# Night shift

## Runbook: Claude Code answers 401

1. \`claude auth status\`
2. \`unset ANTHROPIC_API_KEY\`
3. \`/login\`
4. Page the platform crew.

## Runbook: disk full

1. \`df -h\`
`,
  ),
  own(
    'questions and answers',
    `# Night shift

## Questions

**Claude Code says "Please run /login", now what?**

Type \`/login\` and choose the company account.

**And with a key?**

\`ANTHROPIC_API_KEY\` wins over the account; \`unset\` it.

## Deploy

make ship
`,
  ),
  own(
    'an export of a wiki',
    `[[_TOC_]]

<a name="claude-auth"></a>
Claude Code Login
=================

+ First time: \`claude auth login\`
+ Headless: \`claude setup-token\`, then \`CLAUDE_CODE_OAUTH_TOKEN\`

<a name="build"></a>
Build
=====

    make
`,
  ),
  own(
    'a heading in HTML',
    `# Tide tables

<h2>Claude Code login</h2>

Run \`claude auth login\`; \`claude auth status\` shows who you are.

<h2>Tests</h2>

make test
`,
  ),
  own(
    'two words',
    `# Tide tables

## Claude Code auth

\`/login\`, company account.

## Tests

make test
`,
    'own',
  ),
  own(
    'a note in a quote',
    `# Tide tables

## Setup

pnpm i

> **Claude Code login**
> Run \`/login\`. CI takes \`CLAUDE_CODE_OAUTH_TOKEN\` from \`claude setup-token\`.

## Tests

make test
`,
  ),
  own(
    'a fold',
    `# Tide tables

<details>
<summary>Claude Code login</summary>

Run \`/login\`. CI takes \`CLAUDE_CODE_OAUTH_TOKEN\` from \`claude setup-token\`.

</details>

## Tests

make test
`,
  ),
  own(
    'the name without Code in a heading about signing in',
    `# Tide tables

## Signing in to Claude

- \`claude auth login\` opens the browser
- a set \`ANTHROPIC_API_KEY\` beats the account
- pipelines: \`claude setup-token\`

## Tests

make test
`,
  ),
]
