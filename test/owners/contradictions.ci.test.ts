import { expect, it } from 'vitest'
import { createPlan } from '../../src/core/plan.ts'
import { ignoreOracle } from '../../src/targets/gitignore/ignore-without-git.ts'
import { templateSources as sources } from '../support/templates.ts'
import { textsOf, virtualRepository, withEdits } from '../support/virtual-repository.ts'

/** What a team forbids, said by a person, and words of ours that nobody could read beside it. No reader of ours judges. */
const rules = [
  {
    says: [
      'API keys are banned.',
      'Nobody gets an API key.',
      'Our security team has ruled out API keys.',
      'Never create an API key, your seat is enough.',
      'Bitte keine API-Schlüssel anlegen.',
      "L'usage de clés API est interdit.",
      'The use of API keys is not permitted.',
    ],
    section: /settings\/keys|paste it|For good|eparate keys|read -rs/,
    example: /ANTHROPIC_API_KEY/,
    guide: undefined,
  },
  {
    says: [
      'Never keep a key in `~/.zshrc`.',
      'Shell profiles hold no keys.',
      'A key has no place in your dotfiles.',
      'Keys go into the password manager, not into start-up files.',
      'Kein API-Schlüssel in der `.bashrc`.',
      "N'écrivez jamais la clé API dans `~/.bashrc`.",
    ],
    section: /For good: in (?:your start-up file|`[~$])|delete it from (?:your start-up|`[~$])/,
    example: undefined,
    guide: />> ["~]|persist|Run this after setting it/,
  },
  {
    says: ['Keys live in the keychain and nowhere else.', 'Only the keychain holds keys.'],
    section: /For good: in (?!your keychain \()/,
    example: /ANTHROPIC_API_KEY/,
    guide: />> ["~]|password manager \(an/,
  },
  {
    says: ['No key in `.env`.', 'Never write the API key into `.env`.', '`.env` must stay free of keys.'],
    section: undefined,
    example: /ANTHROPIC_API_KEY/,
    guide: undefined,
  },
  {
    says: [
      'Claude Code runs on Bedrock and on nothing else.',
      'Everything but Bedrock is forbidden.',
      'Direct access to api.anthropic.com is blocked: Claude Code goes through Bedrock.',
    ],
    section: /platform\.claude\.com|type `\/login`|ANTHROPIC_BASE_URL/,
    example: /ANTHROPIC_API_KEY/,
    guide: /platform\.claude\.com\/settings\/keys/,
  },
] as const

/** Where a person says it. */
const places = {
  'in a chapter that is adopted': (rule: string) =>
    `# Mill\n\n## Claude Code login\n\n- Start \`claude\`.\n- ${rule}\n- \`/status\` tells who you are.\n\n## Build\n\nmake\n`,
  'in a chapter on Claude Code': (rule: string) =>
    `# Mill\n\n## Claude Code\n\n${rule}\n\n## Build\n\nmake\n`,
  'in a quote': (rule: string) => `# Mill\n\n> For Claude Code: ${rule}\n\nmake\n`,
  'in a table': (rule: string) => `# Mill\n\n## Claude Code\n\n| Rule |\n| --- |\n| ${rule} |\n`,
}

const facts = { platform: 'linux', variables: {}, parents: [], files: [], shared: true, wsl: false } as const
const rows = rules.flatMap(rule =>
  rule.says.flatMap(says =>
    Object.entries(places).map(([where, document]) => ({ ...rule, says, where, text: document(says) })),
  ),
)

it.each(rows)('"$says" $where: nothing of ours says the contrary', ({ text, section, example, guide }) => {
  for (const targets of [undefined, ['claude-md', 'env-example', 'gitignore', 'guide']] as const) {
    const start = virtualRepository({ 'CLAUDE.md': text, '.env.example': 'A=1\n' })
    const asked = { choices: targets === undefined ? {} : { targets }, facts: () => facts }
    const base = { sources, want: 'present', oracle: ignoreOracle, onEdit: 'merge' } as const
    const texts = textsOf(withEdits(start, createPlan({ ...base, ...asked, repository: start }).edits))
    const theirs = new Set(text.split('\n'))
    const ours = (path: string) =>
      (texts[path] ?? '')
        .split('\n')
        .filter(line => !theirs.has(line))
        .join('\n')
    expect(ours('CLAUDE.md')).toContain('authmd:start')
    if (section !== undefined) expect(ours('CLAUDE.md')).not.toMatch(section)
    if (example !== undefined) expect(ours('.env.example')).not.toMatch(example)
    if (guide !== undefined) expect(ours('docs/claude-code-auth.md')).not.toMatch(guide)
  }
})
