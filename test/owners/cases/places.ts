import type { OwnerCase } from '../owner-case.ts'

const start = /authmd:start/
const above = (promise: string, text: string, closing: RegExp): OwnerCase => ({
  promise,
  files: { 'CLAUDE.md': text },
  order: [start, closing],
})

/** Where the section stands in a document, and what becomes of the files beside it. */
export const places: readonly OwnerCase[] = [
  above(
    'above a sign-off',
    '# Quay\n\n## Build\n\nmake\n\n---\n\nKeep it short. Ask before you rename.\n',
    /Keep it short/,
  ),
  above('above a licence', '# Quay\n\n## Build\n\nmake\n\n## License\n\nISC\n', /## License/),
  above(
    'above the way to other pages',
    '# Quay\n\n## Build\n\nmake\n\n## More pages\n\n- [Cranes](cranes.md)\n- [Locks](locks.md)\n',
    /## More pages/,
  ),
  above(
    'above footnotes, with Windows line ends and no last one',
    '# Quay\r\n\r\n## Build\r\n\r\nmake[^1]\r\n\r\n[^1]: GNU make 4.',
    /\[\^1\]: GNU/,
  ),
  above(
    'above a footer in HTML',
    '# Quay\n\n## Build\n\nmake\n\n<p align="center">Quay crew, 2025</p>\n',
    /Quay crew/,
  ),
  above(
    'above last reminders of the first depth',
    '# Quay\n\nmake\n\n# Style\n\nTabs.\n\n# important-instruction-reminders\n\nDo what was asked.\n',
    /# important-instruction/,
  ),
  {
    promise: 'as deep as the chapters above last reminders that are written as large as the title',
    files: {
      'CLAUDE.md':
        '# Quay\n\nFor Claude Code.\n\n## Build\n\nmake\n\n## Style\n\nTabs.\n\n# important-instruction-reminders\n\nDo what was asked.\n',
    },
    has: { 'CLAUDE.md': [/^## Claude Code authentication$/m, /^### Authentication setup$/m] },
    order: [/## Style/, start, /# important-instruction/],
  },
  {
    promise: 'behind a region of another tool at the end',
    files: {
      'CLAUDE.md': '# Quay\n\nmake\n\n<!-- rig:begin -->\n\n## Links\n\n- [a](b)\n\n<!-- rig:end -->\n',
    },
    order: [/rig:end/, start],
  },
  {
    promise: 'a written exception of an ignore file stays in force',
    files: { 'CLAUDE.md': '# Quay\n\nmake\n', '.gitignore': '.env*\n!.env.local\n!.env.example\n' },
    lacks: { '.gitignore': [/^\.env\.local$/m] },
  },
  {
    promise: 'a line that is appended to an ignore file without a last line end is a line of its own',
    files: { 'CLAUDE.md': '# Quay\n\nmake\n', '.gitignore': 'node_modules' },
    edit: (read, write) => write('.gitignore', `${read('.gitignore')}coverage/\n`),
    has: { '.gitignore': [/^coverage\/$/m] },
  },
  {
    promise: 'a live placeholder in the example file is named',
    files: {
      'CLAUDE.md': '# Quay\n\nmake\n',
      '.env.example': 'A=1\nANTHROPIC_API_KEY=sk-ant-your-key-here\n',
    },
    named: ['.env.example', /ANTHROPIC_API_KEY/],
  },
  {
    promise: 'a guide that moves leaves no file behind, and the section points to the new one',
    files: { 'CLAUDE.md': '# Quay\n\nmake\n' },
    commands: [['guide', '--output', 'docs/a.md'], ['apply', '--guide-path', 'docs/b.md'], ['check']],
    has: { 'CLAUDE.md': [/docs\/b\.md/], 'docs/b.md': [/authmd:start/] },
    lacks: { 'CLAUDE.md': [/docs\/a\.md/] },
  },
  {
    promise: 'agents.md in small letters gets no second file beside it',
    files: { 'agents.md': '# Quay\n\nmake\n' },
    agent: 'agents.md',
    says: [/git mv agents\.md AGENTS\.md/],
  },
]
