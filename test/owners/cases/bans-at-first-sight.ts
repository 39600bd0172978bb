import { makesKeys, type OwnerCase } from '../owner-case.ts'

/** Bans in the words of maintainers, most of them away from any heading on Claude Code. */
export const bansAtFirstSight: readonly OwnerCase[] = [
  {
    promise: '"All our traffic goes through Bedrock" leaves no way to a key of the console',
    files: {
      'CLAUDE.md':
        '# Claims\n\n## Claude\n\nWe only run Claude through Amazon Bedrock (account 4711, eu-west-1). Direct access to the Anthropic API is blocked by the firewall.\n',
      '.env.example': 'PORT=8080\n',
    },
    lacks: { '.env.example': [/ANTHROPIC_API_KEY/], 'CLAUDE.md': [makesKeys] },
  },
  {
    promise: 'a ban in a checklist is respected, or named',
    files: {
      'CLAUDE.md':
        "# Orbit\n\n## Before your first PR\n\n- [ ] Logged in with the company's Max plan\n- [ ] No API key anywhere (`ANTHROPIC_API_KEY` unset!)\n",
      '.env.example': 'PORT=8080\n',
    },
    named: ['CLAUDE.md', /No API key anywhere/],
  },
  {
    promise: 'Where .env files are forbidden, ours does not offer one',
    files: {
      'CLAUDE.md':
        '# Bank\n\n## Secrets\n\nNo `.env` files in this repo, ever. Secrets come from 1Password (`op run -- npm start`). Nobody needs an API key for Claude; sign in with SSO.\n',
      '.env.example': 'PORT=8080\n',
    },
    lacks: { '.env.example': [/ANTHROPIC_API_KEY/] },
  },
  {
    promise: 'a ban with a reason from finance is respected, or named',
    files: {
      'CLAUDE.md':
        '# Invoices\n\n- Finance has closed the console account. API keys for Claude are off limits for everyone.\n- Sign in with your seat.\n',
      '.env.example': 'PORT=8080\n',
    },
    lacks: { '.env.example': [/ANTHROPIC_API_KEY/], 'CLAUDE.md': [makesKeys] },
  },
  {
    promise: '"Everything through our LiteLLM gateway" is respected, or named',
    files: {
      'CLAUDE.md':
        '# Chatter\n\n## LLM access\n\nClaude Code must go through the LiteLLM gateway at https://llm.chatter.example, never to api.anthropic.com directly. The gateway hands out virtual keys; do not create keys in the Anthropic console.\n',
      '.env.example': 'PORT=8080\n',
    },
    lacks: { '.env.example': [/ANTHROPIC_API_KEY/], 'CLAUDE.md': [makesKeys] },
  },
  {
    promise: 'a French ban is respected, or named',
    files: {
      'CLAUDE.md':
        "# Cave\n\n## Claude Code\n\nInterdiction de créer des clés API : uniquement l'abonnement, via `/login`.\n",
      '.env.example': 'PORT=8080\n',
    },
    lacks: { '.env.example': [/ANTHROPIC_API_KEY/], 'CLAUDE.md': [makesKeys] },
  },
  {
    promise: 'a polite ban is respected, or named',
    files: {
      'CLAUDE.md':
        "# Garden\n\n## Working here\n\nPlease don't ask for an Anthropic API key, we do not hand them out. Everyone is on the Team plan.\n\nTests: `make t`\n",
      '.env.example': 'PORT=8080\n',
    },
    lacks: { '.env.example': [/ANTHROPIC_API_KEY/], 'CLAUDE.md': [makesKeys] },
  },
  {
    promise: 'a policy in capitals is respected, or named',
    files: {
      'CLAUDE.md':
        '# Vault\n\n## Security policy\n\nDevelopers MUST NOT create Anthropic API keys. Use your Claude Enterprise login.\n',
      '.env.example': 'PORT=8080\n',
    },
    lacks: { '.env.example': [/ANTHROPIC_API_KEY/], 'CLAUDE.md': [makesKeys] },
  },
  {
    promise: 'a Spanish ban is respected, or named',
    files: {
      'CLAUDE.md':
        '# Huerto\n\n## Claude Code\n\nNo uses claves de API. Prohibido definir `ANTHROPIC_API_KEY`; entra con `/login`.\n',
      '.env.example': 'PORT=8080\n',
    },
    lacks: { '.env.example': [/ANTHROPIC_API_KEY/], 'CLAUDE.md': [makesKeys] },
  },
  {
    promise: '"Vertex AI is the only approved provider" is respected, or named',
    files: {
      'CLAUDE.md':
        '# Maps\n\n## Approved providers\n\nVertex AI is the only approved provider for Claude Code in this org. Use `gcloud auth application-default login`.\n',
      '.env.example': 'PORT=8080\n',
    },
    lacks: { '.env.example': [/ANTHROPIC_API_KEY/], 'CLAUDE.md': [makesKeys] },
  },
  {
    promise: 'a ban in an AGENTS.md that the file imports among other content is read too, and named there',
    files: {
      'CLAUDE.md': '@AGENTS.md\n\n## Claude Code only\n\nUse the `review` skill before you push.\n',
      'AGENTS.md':
        '# Ledger\n\n## Access\n\nClaude Code: nobody creates API keys. Log in with your company seat.\n',
      '.env.example': 'PORT=8080\n',
    },
    named: ['AGENTS.md', /nobody creates API keys/],
    lacks: { '.env.example': [/ANTHROPIC_API_KEY/], 'CLAUDE.md': [makesKeys] },
  },
  {
    promise: 'a ban in an AGENTS.md whose import is only shown in code is not read',
    files: {
      'CLAUDE.md': '# Ledger\n\nTo reuse the text elsewhere, write\n\n```\n@AGENTS.md\n```\n',
      'AGENTS.md':
        '# Ledger\n\n## Access\n\nClaude Code: nobody creates API keys. Log in with your company seat.\n',
    },
    has: { 'CLAUDE.md': [/settings\/keys/] },
  },
  {
    promise: 'what an application may call says nothing about the people who work on it',
    files: {
      'CLAUDE.md':
        '# Shop\n\n## Model\n\nThe app calls Claude only through Amazon Bedrock. Direct access to the Anthropic API is blocked by the firewall.\n',
    },
    has: { 'CLAUDE.md': [/settings\/keys/] },
  },
  {
    promise: 'an import of AGENTS.md that begins with ./ reaches its ban too',
    files: {
      'CLAUDE.md':
        'Read @./AGENTS.md first.\n\n## Claude Code only\n\nUse the `review` skill before you push.\n',
      'AGENTS.md':
        '# Ledger\n\n## Access\n\nClaude Code: nobody creates API keys. Log in with your company seat.\n',
    },
    lacks: { 'CLAUDE.md': [makesKeys] },
  },
]
