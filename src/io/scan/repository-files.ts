import { join } from 'node:path'
import type { Git } from './git.ts'
import type { ListedFile } from './listed-file.ts'

/** Where keys for Claude Code end up: looked into even if git does not track or even ignores them. */
const ALWAYS = [
  '.claude/settings*.json',
  '.mcp.json',
  'CLAUDE.md',
  'CLAUDE.local.md',
  'AGENTS.md',
  '.env',
  '.env.*',
  '.envrc',
  '.credentials.json',
].map(pattern => `:(glob)**/${pattern}`)

const LINK_OR_SUBMODULE = /^1[26]0000 /

/** The tracked files of a repository, then the untracked and ignored ones in which keys are usual. */
export function repositoryFiles(git: Git, root: string): readonly ListedFile[] {
  const others = ['ls-files', '-z', '--others', '--exclude-standard']
  const specs = ['--', ...ALWAYS, ':(exclude,glob)**/node_modules/**']
  return [
    ...listed(tracked(git), 'tracked', root),
    ...listed(fields(git.read([...others, ...specs])), 'untracked', root),
    ...listed(fields(git.read([...others, '--ignored', ...specs])), 'ignored', root),
  ]
}

function tracked(git: Git): readonly Buffer[] {
  const paths = new Map<string, Buffer>()
  for (const entry of fields(git.read(['ls-files', '-z', '--stage']))) {
    const tab = entry.indexOf(9)
    if (LINK_OR_SUBMODULE.test(entry.toString('latin1', 0, 7))) continue
    // In a conflict a path has up to three entries.
    const path = entry.subarray(tab + 1)
    paths.set(path.toString('latin1'), path)
  }
  return [...paths.values()]
}

function listed(paths: readonly Buffer[], state: ListedFile['state'], root: string): readonly ListedFile[] {
  return paths.map(bytes => {
    const path = bytes.toString('utf8')
    const location = path.includes('\ufffd')
      ? Buffer.concat([Buffer.from(`${root}/`), bytes])
      : join(root, path)
    return { path, location, state }
  })
}

/** The parts of an output that ends each part with NUL. */
export function fields(output: Buffer): readonly Buffer[] {
  const parts: Buffer[] = []
  let start = 0
  for (let end = output.indexOf(0); end >= 0; end = output.indexOf(0, start)) {
    parts.push(output.subarray(start, end))
    start = end + 1
  }
  return parts
}
