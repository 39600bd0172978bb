import { resolve } from 'node:path'
import { expandPatterns } from '../../io/expand-patterns.ts'
import type { Git } from '../../io/git.ts'
import type { GitPlace } from '../../io/private-git-dir.ts'
import { MOST_FOLDERS } from '../../io/scan/candidate-files.ts'
import { MOST_BYTES } from '../../io/scan/chunks.ts'
import { givenFiles } from '../../io/scan/given-files.ts'
import type { ListedFile } from '../../io/scan/listed-file.ts'
import { repositoryFiles } from '../../io/scan/repository-files.ts'
import { scanString } from '../../io/scan/scan-chunks.ts'
import { fileScanner } from '../../io/scan/scan-file.ts'
import { type StagedFile, scanStaged, stagedFiles } from '../../io/scan/staged.ts'
import { visibleLine } from '../../report/visible.ts'
import type { Finding, Refusal } from '../../types.ts'
import { UsageError } from '../command.ts'
import { grouped } from '../grouped.ts'
import { progress } from '../progress.ts'
import type { World } from '../world.ts'
import { credentialFindings, nameFinding } from './credential-finding.ts'
import { fileFinding } from './file-findings.ts'

export interface Collected {
  readonly findings: readonly Finding[]
  readonly refusals: readonly Refusal[]
  /** How many files were looked into, as a person reads it: `1,204 files`. */
  readonly looked: string
}

/** How a text is named that is in no file. */
export const standardInput = 'standard input'

/** Who reads along. */
export interface Onlooker {
  readonly world: World
  readonly quiet: boolean
}

export interface Checkout {
  readonly git: Git
  readonly place: GitPlace
  /** In which files that git does not track are looked for; as many as no repository has. */
  readonly mostFolders?: number
}

export async function collectRepository(checkout: Checkout, onlooker: Onlooker): Promise<Collected> {
  const { git, place, mostFolders = MOST_FOLDERS } = checkout
  const { files, isCut } = await repositoryFiles(git, place, mostFolders)
  const collected = await collectFiles({ files, root: place.top, git }, onlooker)
  return isCut ? { ...collected, findings: [...collected.findings, notAllRead(mostFolders)] } : collected
}

function notAllRead(most: number): Finding {
  return {
    ruleId: 'not-all-read',
    severity: 'error',
    reason: `This repository has more than ${grouped(most)} folders: files that git does not track were looked for in the first ${grouped(most)}`,
    fix: 'Name only the folders that are yours.',
  }
}

export async function collectGiven(paths: readonly string[], onlooker: Onlooker): Promise<Collected> {
  const { world } = onlooker
  const found: Finding[] = []
  if (paths.includes('-'))
    found.push(...credentialFindings(await scanString(world.stdin.read()), standardInput, 'given'))
  const named = paths.filter(path => path !== '-')
  const files = listGiven(expandPatterns(named, world), world.cwd)
  const rest = await collectFiles({ files }, onlooker)
  return { ...rest, findings: [...found, ...rest.findings] }
}

export async function collectStaged({ git, place }: Checkout, onlooker: Onlooker): Promise<Collected> {
  const files = await stagedFiles(git, place)
  const bar = progress(onlooker.world, { total: files.length, unit: 'files', quiet: onlooker.quiet })
  const findings: Finding[] = []
  for await (const { file, hits, isCut } of scanStaged(git, files)) {
    await bar.step()
    findings.push(...(await pathFindings(file.path)))
    findings.push(...credentialFindings(hits, file.path, 'staged'))
    if (isCut) findings.push(readInPart(file.path))
  }
  bar.end()
  return { findings, refusals: [], looked: counted(files.length, 'staged file') }
}

async function collectFiles(
  { files, root, git }: { readonly files: readonly ListedFile[]; readonly root?: string; readonly git?: Git },
  onlooker: Onlooker,
): Promise<Collected> {
  const bar = progress(onlooker.world, { total: files.length, unit: 'files', quiet: onlooker.quiet })
  const look = fileScanner(root)
  const findings: Finding[] = []
  const refusals: Refusal[] = []
  const missing: StagedFile[] = []
  for (const file of files) {
    await bar.step()
    findings.push(...(await pathFindings(file.path)))
    const seen = await look(file)
    if ('error' in seen) refusals.push(unreadable(file.path, seen.error))
    // What is not on the disk is what git holds.
    if (!('hits' in seen) && file.blob !== undefined && file.only !== 'name')
      missing.push({ path: file.path, blob: file.blob })
    if (!('hits' in seen)) continue
    if (seen.isCut) findings.push(readInPart(file.path))
    const own = fileFinding(file)
    if (own) findings.push(own)
    // A login file is one finding, not one for each of its tokens.
    if (own?.ruleId === 'login-file-in-repository') continue
    findings.push(...credentialFindings(seen.hits, file.path, file.state))
  }
  if (git !== undefined && missing.length > 0)
    for await (const { file, hits, isCut } of scanStaged(git, missing)) {
      findings.push(...credentialFindings(hits, file.path, 'tracked'))
      if (isCut) findings.push(readInPart(file.path))
    }
  bar.end()
  return { findings, refusals, looked: counted(files.length, 'file') }
}

function readInPart(file: string): Finding {
  const reason = `The first ${MOST_BYTES / 1024 / 1024} MiB of this file were scanned`
  const fix = 'Name the other paths to scan.'
  return { ruleId: 'not-all-read', severity: 'error', reason, file, fix }
}

/** A name is committed, cloned and shown like a text. */
async function pathFindings(path: string): Promise<readonly Finding[]> {
  const hits = await scanString(path)
  return hits.map(hit => nameFinding(hit, path))
}

function listGiven(paths: readonly string[], cwd: string): readonly ListedFile[] {
  try {
    return [...givenFiles(paths, cwd)]
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'path' in error)) throw error
    // As it was named: made absolute, an address loses the signs by which its password is known.
    const named = paths.find(path => resolve(cwd, path) === error.path) ?? String(error.path)
    const path = visibleLine(named)
    throw new UsageError(`${path} can't be read (${String(error.code)}). Check the path and its mode`)
  }
}

function unreadable(path: string, code: string): Refusal {
  return {
    ruleId: 'file-unreadable',
    reason: `This file could not be read (${code}), so nothing is known about it`,
    file: path,
    fix: 'Make it readable for this user, or name the other paths to scan.',
  }
}

function counted(count: number, unit: string): string {
  return `${grouped(count)} ${unit}${count === 1 ? '' : 's'}`
}
