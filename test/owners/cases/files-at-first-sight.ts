import type { OwnerCase } from '../owner-case.ts'

/** Example files, ignore files, names and folders as people have them. */
export const filesAtFirstSight: readonly OwnerCase[] = [
  {
    promise: '.claude/CLAUDE.md gets the section; no file at the root',
    files: { '.claude/CLAUDE.md': '# Notes\n\nUse bun.\n' },
    agent: '.claude/CLAUDE.md',
    has: { '.claude/CLAUDE.md': [/authmd:start auth/m] },
    absent: ['CLAUDE.md'],
  },
  {
    promise: 'an example file with a BOM and CRLF keeps both',
    files: { 'CLAUDE.md': '# A\n', '.env.example': '﻿PORT=1\r\n# db\r\nDB=x\r\n' },
    has: { '.env.example': [/^# ANTHROPIC_API_KEY=/m] },
    lacks: { '.env.example': [/[^\r]\n/m] },
  },
  {
    promise: 'a tracked .envrc that only loads .env is left alone',
    files: { 'CLAUDE.md': '# A\n', '.envrc': 'dotenv_if_exists .env\nuse nix\n', '.gitignore': '.direnv/\n' },
    has: { '.envrc': [/^dotenv_if_exists \.env\nuse nix\n$/] },
    ignored: { '.env': true, '.envrc': false, '.direnv/x': true },
  },
  {
    promise: '`export NAME=` counts as the variable',
    files: { 'CLAUDE.md': '# A\n', '.env.example': 'export PORT=1\nexport ANTHROPIC_API_KEY=sk-ant-xxx\n' },
    has: { '.env.example': [/ANTHROPIC_API_KEY=/m] },
    lacks: { '.env.example': [/ANTHROPIC_API_KEY=[\s\S]*ANTHROPIC_API_KEY=/m] },
  },
  {
    promise: 'a commented key that is there already is not said again',
    files: {
      'CLAUDE.md': '# A\n',
      '.env.example': '# --- AI ---\n# ANTHROPIC_API_KEY=\n\n# --- Web ---\nPORT=1\n',
    },
    has: { '.env.example': [/^#? ?ANTHROPIC_API_KEY=/m] },
    lacks: { '.env.example': [/^#? ?ANTHROPIC_API_KEY=[\s\S]*^#? ?ANTHROPIC_API_KEY=/m] },
  },
  {
    promise: 'a placeholder for the key that the app needs is not doubled',
    files: { 'CLAUDE.md': '# A\n', '.env.example': 'PORT=1\nANTHROPIC_API_KEY=your-key-here\n' },
    has: { '.env.example': [/ANTHROPIC_API_KEY=/m] },
    lacks: { '.env.example': [/ANTHROPIC_API_KEY=[\s\S]*ANTHROPIC_API_KEY=/m] },
  },
  {
    promise: 'Example files of packages stay as they are; the root gets none',
    files: {
      'CLAUDE.md': '# Mono\n',
      'apps/api/.env.example': 'B=1\n',
      'apps/web/.env.example': 'A=1\n',
      'package.json': '{"private":true,"workspaces":["apps/*"]}\n',
    },
    has: { 'apps/web/.env.example': [/^A=1\n$/], 'apps/api/.env.example': [/^B=1\n$/] },
    absent: ['.env.example'],
  },
  {
    promise: 'an example file without a final line end gives its bytes back, and an appended line stays one',
    files: { 'CLAUDE.md': '# A\n', '.env.example': 'PORT=1\nDB=x' },
    has: { '.env.example': [/^PORT=1$/m, /^DB=x$/m, /^# ANTHROPIC_API_KEY=/m] },
  },
  {
    promise: 'the example file keeps the name it has',
    files: { 'CLAUDE.md': '# A\n', '.env.sample': 'A=1\n' },
    has: { '.env.sample': [/^# ANTHROPIC_API_KEY=/m] },
    absent: ['.env.example'],
  },
  {
    promise: 'a guide whose path changes moves',
    files: { 'CLAUDE.md': '# A\n\nText.\n' },
    commands: [
      ['apply', '--target', 'claude-md,guide'],
      ['apply', '--guide-path', 'docs/claude/auth.md'],
      ['check'],
    ],
    has: { 'docs/claude/auth.md': [/authmd:/m], 'CLAUDE.md': [/docs\/claude\/auth\.md/m] },
    absent: ['docs/claude-code-auth.md'],
  },
  {
    promise: 'an allow list (`*` with exceptions) is respected and .env is ignored by it',
    files: { 'CLAUDE.md': '# A\n', '.gitignore': '*\n!*/\n!*.md\n!.gitignore\n!src/**\n' },
    ignored: { '.env': true, 'src/a.js': false, 'CLAUDE.md': false },
  },
  {
    promise: 'Where the whole .claude is ignored, nothing is added for its local settings',
    files: { 'CLAUDE.md': '# A\n', '.gitignore': '.claude/\n.env*\n!.env.example\nCLAUDE.local.md\n' },
    has: { '.gitignore': [/^\.claude\/\n\.env\*\n!\.env\.example\nCLAUDE\.local\.md\n$/] },
  },
  {
    promise: 'a pattern in a comment has no effect',
    files: { 'CLAUDE.md': '# A\n', '.gitignore': '# .env\n#.claude/settings.local.json\n' },
    ignored: { '.env': true, '.claude/settings.local.json': true },
  },
  {
    promise: 'a CRLF ignore file without a final line end stays CRLF',
    files: { 'CLAUDE.md': '# A\n', '.gitignore': 'bin/\r\nobj/' },
    lacks: { '.gitignore': [/[^\r]\n/m] },
    ignored: { '.env': true, 'bin/x': true, 'obj/x': true },
  },
  {
    promise: '`!.env.test` stays a decision',
    files: { 'CLAUDE.md': '# A\n', '.gitignore': '.env\n.env.*\n!.env.test\n!.env.example\n' },
    ignored: { '.env.test': false, '.env': true, '.env.example': false },
  },
  {
    promise: 'a sectioned ignore file keeps its order and gains only what is missing',
    files: {
      'CLAUDE.md': '# A\n',
      '.gitignore':
        '### Node ###\nnode_modules/\n\n### Env ###\n.env\n.env.*\n!.env.example\n\n### OS ###\n.DS_Store\n',
    },
    has: { '.gitignore': [/^\.env$/m] },
    lacks: { '.gitignore': [/^\.env$[\s\S]*^\.env$/m] },
    ignored: { '.env': true, '.env.local': true, '.env.example': false, '.claude/settings.local.json': true },
  },
  {
    promise: '`agents.md` is the agent file; no second one',
    files: { 'agents.md': '# Agents\n\nRun make.\n' },
    agent: 'agents.md',
    absent: ['AGENTS.md', 'CLAUDE.md'],
    says: [/agents\.md/m],
  },
  {
    promise: '`Claude.md` is the agent file; git mv is named',
    files: { 'Claude.md': '# Notes\n\nRun make.\n' },
    agent: 'Claude.md',
    absent: ['CLAUDE.md'],
    says: [/git mv/m],
  },
  {
    promise: 'an AGENTS.md below means a root AGENTS.md, never a CLAUDE.md',
    files: { 'README.md': '# R\n', 'web/AGENTS.md': '# Web\n\npnpm dev\n' },
    agent: 'AGENTS.md',
    has: { 'AGENTS.md': [/authmd:start auth/m], 'web/AGENTS.md': [/^# Web\n\npnpm dev\n$/] },
    absent: ['CLAUDE.md'],
  },
  {
    promise: 'a folder whose CLAUDE.md hides the root AGENTS.md is named',
    files: { 'AGENTS.md': '# Agents\n\nUse bun.\n', 'api/CLAUDE.md': '# API\n\nUse go.\n' },
    agent: 'AGENTS.md',
    has: { 'AGENTS.md': [/authmd:start auth/m], 'api/CLAUDE.md': [/^# API\n\nUse go\.\n$/] },
    says: [/api/m, /--recursive/m],
  },
  {
    promise: 'a CLAUDE.md that is only an import sends the section to AGENTS.md',
    files: { 'AGENTS.md': '# Agents\n\nUse bun.\n', 'CLAUDE.md': '<!-- shared -->\n@AGENTS.md\n' },
    agent: 'AGENTS.md',
    has: { 'CLAUDE.md': [/^<!-- shared -->\n@AGENTS\.md\n$/], 'AGENTS.md': [/authmd:start auth/m] },
  },
  {
    promise: 'a ban on keys of another service is no ban on ours',
    files: {
      'CLAUDE.md':
        '# Pay\n\n- Never create Stripe API keys in live mode.\n- AWS keys are forbidden, use roles.\n',
    },
    has: { 'CLAUDE.md': [/authmd:start auth/m, /settings\/keys|[Cc]reate/m, /\/login/m] },
  },
  {
    promise: '"Never commit API keys" is no ban on keys: the way to a key stays',
    files: {
      'CLAUDE.md': '# Shop\n\n- Never commit API keys or tokens.\n- Do not log `ANTHROPIC_API_KEY`.\n',
    },
    has: { 'CLAUDE.md': [/authmd:start auth/m, /ANTHROPIC_API_KEY/m, /settings\/keys|[Cc]reate/m] },
  },
  {
    promise: 'an unclosed fence at the end swallows nothing of ours',
    files: { 'CLAUDE.md': '# A\n\nText.\n\n## Run\n\n```sh\nmake\n' },
  },
  {
    promise: 'Front matter and a trailing rule keep their place',
    files: {
      'CLAUDE.md': '---\ntitle: Notes\n---\n\n# A\n\nText.\n\n---\n\n_Last reviewed by the core team._',
    },
    section: 'apart',
  },
  {
    promise: 'Cursor rules stay as they are',
    files: {
      'CLAUDE.md': '# A\n\nSee .cursor/rules.\n',
      '.cursor/rules/style.mdc': '---\nalwaysApply: true\n---\nUse tabs.\n',
    },
    has: { '.cursor/rules/style.mdc': [/^---\nalwaysApply: true\n---\nUse tabs\.\n$/] },
  },
  {
    promise: 'the sources of a tool that writes CLAUDE.md stay as they are',
    files: {
      'CLAUDE.md': '<!-- Source: .ruler/AGENTS.md -->\n\n# Rules\n\nUse bun.\n',
      '.ruler/AGENTS.md': '# Rules\n\nUse bun.\n',
      '.ruler/ruler.toml': 'default_agents = ["claude"]\n',
    },
    has: { '.ruler/AGENTS.md': [/^# Rules\n\nUse bun\.\n$/] },
  },

  {
    promise: 'personal notes that hide AGENTS.md are named',
    files: { 'AGENTS.md': '# Agents\n\nUse bun.\n', 'CLAUDE.local.md': 'My notes.\n' },
    agent: 'AGENTS.md',
    has: { 'AGENTS.md': [/authmd:start auth/] },
    says: [/CLAUDE\.local\.md/],
  },
  {
    promise: 'a sentence written into our section lives through an update to another shell',
    files: { 'CLAUDE.md': '# A\n\nText.\n' },
    commands: [['apply', '--shell', 'zsh'], ['apply', '--shell', 'fish'], ['check']],
    edit: (read, write) =>
      write(
        'CLAUDE.md',
        read('CLAUDE.md').replace('<!-- authmd:end', 'Ask Noor for a seat.\n\n<!-- authmd:end'),
      ),
    has: { 'CLAUDE.md': [/^Ask Noor for a seat\.$/m, /set -[gUx]|read -sgx/] },
  },
  {
    promise: 'a heading that the owner deleted from our section stays deleted',
    files: { 'CLAUDE.md': '# A\n\nText.\n' },
    commands: [['apply', '--shell', 'zsh'], ['apply', '--add-shell', 'bash'], ['check']],
    edit: (read, write) => write('CLAUDE.md', read('CLAUDE.md').replace(/^#+ Key management\n/m, '')),
    lacks: { 'CLAUDE.md': [/^#+ Key management/m] },
  },
  {
    promise: 'a formatter that turns a bullet of ours into a star is no edit',
    files: { 'CLAUDE.md': '# A\n\nText.\n' },
    commands: [['apply', '--shell', 'zsh'], ['check'], ['apply', '--shell', 'bash']],
    edit: (read, write) => write('CLAUDE.md', read('CLAUDE.md').replaceAll(/^- /gm, '* ')),
    neverSays: [/section-conflict/],
  },
]
