import type { OwnerCase } from '../owner-case.ts'

const apart = (promise: string, text: string, more: Partial<OwnerCase> = {}): OwnerCase => ({
  promise,
  files: { 'CLAUDE.md': text },
  section: 'apart',
  neverSays: [/stays as it was written/, /looks like one about signing in/],
  ...more,
})

/** Documents of applications with users, keys and tokens of their own, in the same styles. */
export const applicationsOtherwise: readonly OwnerCase[] = [
  apart(
    'a run book on tokens of a till',
    '# Till\n\n## Runbook: 401 from the till\n\n1. `curl -I https://till.example/login`\n2. Renew the token with `tillctl auth login`.\n3. Restart the till.\n\n## Build\n\nmake\n',
  ),
  apart(
    'a table of routes',
    '# Choir\n\n| Route | Auth |\n| --- | --- |\n| GET /login | none |\n| POST /login | form |\n| GET /status | API key |\n| POST /logout | cookie |\n\n## Build\n\nmake\n',
  ),
  apart(
    'questions of members',
    '# Rowing club\n\n## FAQ: login\n\n**Why do I get 401?** The session has ended; sign in again on `/login`.\n\n**Where is my API key?** In the profile.\n\n## Work with Claude Code\n\nRun `make test` before each commit.\n',
  ),
  apart(
    'signs in headings',
    '# 🎭 Theatre\n\n## 🔐 Authentication\n\n- 🎟 Visitors sign in with a code.\n- 🔑 `API_KEY` of the box office is in Vault.\n\n## 🤖 Claude Code\n\n- Keep plays short.\n',
  ),
  apart(
    'a summary of text by the API',
    '# Digest\n\n## Setup\n\n```bash\nexport ANTHROPIC_API_KEY=...\npython -m digest\n```\n\n## Troubleshooting\n\n- 401: the key is wrong.\n- 429: wait.\n\n## Key management\n\nKeys of the digest service live in Vault.\n',
  ),
  apart(
    'an assistant in a web shop',
    '# Shop\n\n## Claude integration\n\nThe assistant calls `messages.create` with the key of the shop (`ANTHROPIC_API_KEY`, server only). Login of customers: `/login`.\n\n## Build\n\nmake\n',
  ),
  apart(
    'a gem that wraps the API',
    '# anthropic-lite\n\n## Authentication\n\n`Client.new(api_key: ENV["ANTHROPIC_API_KEY"])`. `AuthenticationError` stands for 401.\n\n## Releasing\n\nrake release\n',
  ),
  apart(
    'Danish members',
    '# Roklub\n\n## Log ind\n\nMedlemmer logger ind på `/login`. Fejl 401 betyder, at sessionen er udløbet.\n\n## Claude Code\n\nKør `make test`.\n',
  ),
  apart(
    'Greek visitors',
    '# Μουσείο\n\n## Σύνδεση\n\nΟι επισκέπτες συνδέονται στο `/login`. Το 401 σημαίνει ότι έληξε η συνεδρία.\n\n## Claude Code\n\nΤρέξε `make test`.\n',
  ),
  apart(
    'Arabic readers',
    '# مكتبة\n\n## تسجيل الدخول\n\nيدخل القراء عبر `/login`. الخطأ 401 يعني انتهاء الجلسة.\n\n## Claude Code\n\nشغّل `make test`.\n',
  ),
  apart(
    'Thai patients',
    '# คลินิก\n\n## การเข้าสู่ระบบ\n\nผู้ป่วยเข้าที่ `/login` ข้อผิดพลาด 401 คือหมดเวลา\n\n## Claude Code\n\nรัน `make test`\n',
  ),
  apart(
    'Hindi students',
    '# विद्यालय\n\n## लॉगिन\n\nछात्र `/login` पर आते हैं। 401 का अर्थ है सत्र समाप्त।\n\n## Claude Code\n\n`make test` चलाएँ।\n',
  ),
  apart(
    'Romanian pupils',
    '# Școală\n\n## Autentificare\n\nElevii intră pe `/login`. 401: sesiunea a expirat.\n\n## Claude Code\n\nRulează `make test`.\n',
  ),
  apart(
    'a tool that starts Claude Code for its users',
    '# Pilot\n\nPilot starts Claude Code sessions for its users.\n\n## Session auth\n\nThe server passes `CLAUDE_CODE_OAUTH_TOKEN` of each tenant to the child process in `src/spawn.ts`. `apiKeyHelper` is set per tenant.\n\n## Build\n\nmake\n',
  ),
  apart(
    'the design of a login',
    '# Harp\n\n## ADR 7: Claude Code login\n\nStatus: proposed\n\nWe considered `setup-token` and `apiKeyHelper` in `pkg/login/flow.go`; the flow of a user begins in our portal.\n\n## Build\n\nmake\n',
    { neverSays: [/stays as it was written/] },
  ),
  apart(
    'the stock sentence of a new file',
    '# CLAUDE.md\n\nThis file provides guidance to Claude Code (claude.ai/code) when working with code in this repository.\n\n## Auth\n\nJWT in `server/auth.ts`, cookie `sid`.\n\n## Commands\n\nnpm test\n',
  ),
  apart(
    'a job that reviews with Claude Code',
    '# Loom\n\n## CI\n\nThe job `review.yml` runs the Claude Code action with `secrets.ANTHROPIC_API_KEY`; without it the job is skipped.\n\n## Build\n\nmake\n',
  ),
  apart(
    'a log of changes',
    '# Changelog of the loom\n\n## 2.1\n\n- `/login` asks for a code\n- `auth status` prints the seat\n- 401 tells why\n\n## 2.0\n\n- Works with Claude Code.\n',
  ),
  apart(
    'slash commands of a game',
    '# Dungeon\n\nFor Claude Code and other agents.\n\n## Commands of a player\n\n- `/login NAME`\n- `/logout`\n- `/status`\n\n## Build\n\nmake\n',
  ),
  apart(
    'rules on secrets in general',
    '# Loom\n\n## Security\n\n- Never commit API keys, tokens or `.env`.\n- Rotate each quarter.\n- Claude Code must not print secrets.\n\n## Build\n\nmake\n',
  ),
  apart(
    'a plugin of Claude Code with an account of its own',
    '# Kiosk\n\n## Claude Code plugins\n\n- `/login` of plugin kiosk opens a browser for the kiosk account\n- `/logout` ends it\n\n## Build\n\nmake\n',
    { neverSays: [/stays as it was written/] },
  ),
  apart(
    'a daemon that keeps the credentials of many machines alike',
    '# Sync\n\nSync keeps `~/.claude/.credentials.json` of many machines alike.\n\n## How it works\n\nThe daemon watches `~/.claude/.credentials.json` and `CLAUDE_CODE_OAUTH_TOKEN`.\n\n## Build\n\nmake\n',
  ),
]
