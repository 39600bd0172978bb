import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from 'node:fs'
import {
  agentNames,
  configPlaces,
  envExamplePaths,
  ignorePaths,
  localAgentPath,
  lockName,
  packageKey,
} from '../paths.ts'
import type { Glance } from '../types.ts'
import { namesNoEnvFile } from './git-index.ts'
import { leadsIntoGit } from './git-segment.ts'

const [ignoreName] = ignorePaths

/**
 * What can bear on a plan, by name. `read` is needed; `absent` must not be there at all: a configuration, or a file
 * that needs the planner. Any of them in other letters, as a link or as something else needs it too.
 */
const known: ReadonlyMap<string, 'read' | 'absent' | 'folder'> = new Map([
  ...[...agentNames, localAgentPath, ignoreName, ...envExamplePaths].map(name => [name, 'read'] as const),
  ...configPlaces.map(name => [name, name === 'package.json' ? 'read' : 'absent'] as const),
  ['.git', 'folder'],
  ['.claude', 'folder'],
])

const inSmallLetters = new Map([...known.keys()].map(name => [name.toLowerCase(), name]))

/** The largest file that a glance reads: what is larger is rare, and the planner has more to say about it. */
const most = 1024 * 1024

/**
 * Looks at the root of a repository, with one list of its names and one read for each file; nothing below it but the
 * index of git and the settings of the team. `undefined`: something is there that needs a closer look. `root` is a real
 * path. Throws nothing.
 */
export function glanceAt(root: string): Glance | undefined {
  try {
    return leadsIntoGit(root) ? undefined : glance(root)
  } catch {
    return undefined
  }
}

function glance(root: string): Glance | undefined {
  const texts = new Map<string, string>()
  let hasGit = false
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    const { name } = entry
    // A run that is at work, or died, is looked into by whoever may write.
    if (name.startsWith(lockName)) return undefined
    const usual = inSmallLetters.get(name.toLowerCase())
    if (usual === undefined) continue
    const kind = known.get(name)
    if (
      kind === undefined ||
      kind === 'absent' ||
      !(kind === 'folder' ? entry.isDirectory() : entry.isFile())
    )
      return undefined
    if (name === '.git') hasGit = true
    else if (name === '.claude') {
      if (!isQuietFolder(`${root}/.claude`)) return undefined
    } else if (name !== localAgentPath) {
      const text = textOf(`${root}/${name}`)
      if (text === undefined || (name === 'package.json' && text.includes(`"${packageKey}"`)))
        return undefined
      texts.set(name, text)
    } else texts.set(name, '')
  }
  if (!hasGit) return undefined
  const index = bytesOf(`${root}/.git/index`, mostIndex)
  if (index === undefined || (index !== 'absent' && !namesNoEnvFile(index))) return undefined
  return { texts, hasNestedClaude: index !== 'absent' && index.includes('/CLAUDE.md\0', 12, 'latin1') }
}

const mostIndex = 64 * 1024 * 1024

/** Whether the team's folder holds nothing that bears on a plan: no agent or ignore file, no settings with variables. */
function isQuietFolder(folder: string): boolean {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = entry.name.toLowerCase()
    if (name === 'claude.md' || name === ignoreName) return false
    if (name !== 'settings.json') continue
    const text = entry.isFile() && entry.name === name ? textOf(`${folder}/${name}`) : undefined
    // A name can be written with escapes.
    if (text === undefined || text.includes('"env"') || text.includes('\\u')) return false
  }
  return true
}

function textOf(path: string): string | undefined {
  const bytes = bytesOf(path, most)
  const text = bytes === undefined || bytes === 'absent' ? undefined : bytes.toString('utf8')
  // Bytes that are no UTF-8 become this character; who wrote it means to.
  return text?.includes('\uFFFD') === true ? undefined : text
}

/** One buffer for all reads: a text is copied out of it, and the index is done with before the next one is read. */
let buffer = Buffer.allocUnsafeSlow(64 * 1024)

function bytesOf(path: string, limit: number): Buffer | 'absent' | undefined {
  let descriptor: number
  try {
    descriptor = openSync(
      path,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    )
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'absent'
    throw error
  }
  try {
    let length = readSync(descriptor, buffer, 0, buffer.length, 0)
    if (length === buffer.length) {
      const state = fstatSync(descriptor)
      if (!state.isFile() || state.size >= limit) return undefined
      buffer = Buffer.allocUnsafeSlow(state.size + 1)
      length = readSync(descriptor, buffer, 0, buffer.length, 0)
      if (length !== state.size) return undefined
    }
    return buffer.subarray(0, length)
  } finally {
    closeSync(descriptor)
  }
}
