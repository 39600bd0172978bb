const ends = ['\n', '\r\n'] as const
const ignores = [undefined, 'node_modules/\n', '.env\n', 'dist\n.env*\n!.env.example\n', '*.log'] as const
const examples = [undefined, 'DATABASE_URL=\n', '# none', 'A=1\r\nB=2\r\n'] as const
const documents: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'CLAUDE.md': '# Project\n\nText.\n' },
  { 'CLAUDE.md': '# Project\n\n* a\n* b\n\n## Build\n\n    make' },
  { 'CLAUDE.md': '\uFEFFProject\n=======\n\nText\n' },
  { 'CLAUDE.md': '@AGENTS.md\n', 'AGENTS.md': '# Agents\n\nText.\n' },
  { 'AGENTS.md': '# Agents\n\n1. one\n2. two\n' },
  { 'packages/a/AGENTS.md': '# A\n' },
  { '.claude/CLAUDE.md': '# Project\n\n```sh\nmake\n```\n' },
  { 'CLAUDE.md': '' },
]

/** The files of one of many repositories that differ in what is there, in line ends and in style. */
export function generatedFiles(index: number): Readonly<Record<string, string>> {
  const end = ends[index % ends.length] ?? '\n'
  const document = documents[index % documents.length] ?? {}
  const ignore = ignores[index % ignores.length]
  const example = examples[index % examples.length]
  return {
    'README.md': `# Repository ${index}\n`,
    ...Object.fromEntries(Object.entries(document).map(([path, text]) => [path, text.replaceAll('\n', end)])),
    ...(ignore === undefined ? {} : { '.gitignore': ignore }),
    ...(example === undefined ? {} : { '.env.example': example }),
    // A finding of severity error: a secret that git tracks. It must not keep the change back.
    ...(index % 7 === 3 ? { '.env': 'SERVICE_PASSWORD=hunter2hunter2\n' } : {}),
  }
}
