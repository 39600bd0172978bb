import type { OpenRepository } from '../../src/targets/open-file.ts'
import { virtualRepository } from '../support/virtual-repository.ts'

const documents: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'CLAUDE.md': '' },
  { 'CLAUDE.md': '# Mill\n\nGrind.\n' },
  { 'CLAUDE.md': 'Mill\n====\n\n* grind\n* sieve\n\nStones\n------\n\n    make' },
  { 'CLAUDE.md': '# Mill\n\n## Build\n\nmake\n\n---\n\n_Kept by the miller, 2025._\n' },
  { 'CLAUDE.md': '# Mill\n\n## Build\n\n1. make\n\n## License\n\nISC\n\n[a]: https://a.example' },
  {
    'CLAUDE.md':
      '# Mill\n\n## Claude Code login\n\n- `/login`\n- 401: `unset ANTHROPIC_API_KEY`\n\n## Build\n\nmake\n',
  },
  { 'CLAUDE.md': '# Mill\n\n## Claude Code auth\n\nTeam plan, `/login`. Never create an API key.\n' },
  { 'CLAUDE.md': '# Mill\n\n## Claude Code\n\nClaude Code runs on Bedrock only.\n' },
  { 'CLAUDE.md': '# Mühle\n\n## Anmeldung von Claude Code\n\n`claude auth login`, ohne Schlüssel.\n' },
  { 'CLAUDE.md': '@AGENTS.md\n', 'AGENTS.md': '# Mill\n\nGrind.\n' },
  { 'AGENTS.md': '### Mill\n\n+ grind\n+ sieve\n' },
  { '.claude/CLAUDE.md': '# Mill\n\n```sh\nmake\n```\n' },
  { 'CLAUDE.md': '# Mill\n\nNever put a key in `~/.zshrc`.\n' },
  { 'AGENTS.md': '# Mill\n\nGrind.\n', 'stones/CLAUDE.md': '# Stones\n\nTurn.\n' },
  { 'CLAUDE.md': '# Mill\n\nGrind.\n', 'AGENTS.md': '# Mill\n\nGrind.\n' },
  {
    'CLAUDE.md':
      '# Mill\n\n## Claude Code\n\n> Run `/login` for Claude Code. API keys live in 1Password only.\n',
  },
]
const ignores = [
  undefined,
  '',
  'node_modules',
  '.env*\n!.env.example\n',
  '*.log\n\n# keys\n.env\n',
  'dist/\n.env.*\n!.env.example\n.claude/settings.local.json\nCLAUDE.local.md\n.env\n',
] as const
const examples = [
  undefined,
  { '.env.example': 'A=1' },
  { '.env.sample': '# ANTHROPIC_API_KEY=\nB=2\n' },
  { '.env.template': 'export TOKEN="two\nlines"\n' },
  { '.env.dist': '' },
] as const

/** One of many repositories that differ in every way that a merge can see. The counts share no factor. */
export function generatedOwner(index: number): OpenRepository {
  const document = documents[index % documents.length] ?? {}
  const ignore = ignores[index % ignores.length]
  const example = examples[index % examples.length] ?? {}
  const texts = {
    ...document,
    ...example,
    ...(ignore === undefined ? {} : { '.gitignore': ignore }),
  }
  const windows = index % 7 === 3
  const bom = index % 11 === 5
  return virtualRepository(
    Object.fromEntries(
      Object.entries(texts).map(([path, text]) => {
        const ended = windows ? text.replaceAll('\n', '\r\n') : text
        return [path, bom && path.endsWith('.md') && ended !== '' ? `\uFEFF${ended}` : ended]
      }),
    ),
    index % 19 !== 9,
  )
}
