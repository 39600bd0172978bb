import { eachOnce } from '../../each-once.ts'
import type { Document } from '../../managed/markdown/open-document.ts'
import { agentPaths, localAgentPath } from '../../paths.ts'
import type { Finding } from '../../types.ts'
import { fileAt, type OpenFile, type OpenRepository } from '../open-file.ts'
import { agentContent, isAgentsImport } from './agent-file.ts'
import { notAllBelow } from './not-all-below.ts'

export interface Place {
  readonly file: OpenFile
  /** Further files that hold our markers too; `remove` cleans them as well. */
  readonly others: readonly OpenFile[]
  readonly findings: readonly Finding[]
}

/**
 * Where the section goes; the first rule that fits decides. `preferred` is the place that a team has chosen for a
 * repository in which no file holds our markers yet. Pure.
 */
export function choosePlace(repository: OpenRepository, preferred?: string): Place {
  const place = placeOf(repository, preferred)
  const findings = [
    ...place.findings,
    ...spellingFindings(repository, place.file),
    ...hiddenFindings(repository, place.file),
  ]
  return { ...place, findings }
}

function placeOf(repository: OpenRepository, preferred?: string): Place {
  const sights = agentPaths.map(path => fileAt(repository.files, path))
  const marked = distinct(sights.filter(({ document }) => document?.mayBeMarked))
  const [first, ...others] = marked
  if (first !== undefined) {
    const findings = others.map(other => twice(first, other))
    const chosen = preferred === undefined ? undefined : fileAt(repository.files, preferred)
    const elsewhere = chosen !== undefined && chosen.realPath !== first.realPath
    return { file: first, others, findings: elsewhere ? [...findings, stands(first, chosen)] : findings }
  }
  if (preferred !== undefined) return { file: fileAt(repository.files, preferred), others: [], findings: [] }

  const agents = fileAt(repository.files, 'AGENTS.md')
  const claude = sights
    .filter(sight => sight !== agents)
    .find(sight => sight.fault !== undefined || agentContent(sight.document) !== '')
  if (claude !== undefined) {
    const imports = claude.fault === undefined && isAgentsImport(agentContent(claude.document))
    return { file: imports ? agents : claude, others: [], findings: [] }
  }
  // The client reads AGENTS.md only while there is no CLAUDE.md with content: creating one would switch them all off.
  if (repository.agentsInTree) return { file: agents, others: [], findings: [] }
  const unseen = 'an `AGENTS.md` that a new `CLAUDE.md` would hide'
  const findings = repository.isPartly === true ? [notAllBelow(unseen, 'warning')] : []
  return { file: fileAt(repository.files, 'CLAUDE.md'), others: [], findings }
}

/** On Linux Claude Code reads neither `claude.md` nor `agents.md` (measured on 2.1.330); elsewhere it does. */
function spellingFindings({ twins = [] }: OpenRepository, file: OpenFile): readonly Finding[] {
  const usual = agentPaths.find(path => path.toLowerCase() === file.path.toLowerCase())
  if (usual === undefined) return []
  const twin = twins.find(path => path.toLowerCase() === usual.toLowerCase())
  if (file.path !== usual) {
    return [
      {
        ruleId: 'agent-file-case',
        severity: 'warning',
        reason: `On Linux Claude Code does not read \`${file.path}\`, only \`${usual}\``,
        file: file.path,
        fix: `git mv ${file.path} ${usual}`,
      },
    ]
  }
  if (twin === undefined) return []
  return [
    {
      ruleId: 'agent-file-case',
      severity: 'warning',
      reason: `On macOS and Windows \`${twin}\` and \`${usual}\` are one file, and only one of them can be checked out`,
      file: twin,
      fix: `Move what is in \`${twin}\` to \`${usual}\`, then run \`git rm ${twin}\`.`,
    },
  ]
}

/** One real file reached by several paths is one file. */
function distinct(sights: readonly OpenFile[]): OpenFile[] {
  return eachOnce(sights, ({ realPath }) => realPath)
}

function twice(first: OpenFile, other: OpenFile): Finding {
  return {
    ruleId: 'section-in-two-files',
    severity: 'warning',
    reason: `Our markers are in \`${first.realPath}\` and in this file too`,
    ...placeIn(other),
    related: [{ ...placeIn(first), says: 'Our markers are here too' }],
    fix: 'Run `authmd remove`, which cleans both, and then `authmd apply`.',
  }
}

/** Where our markers stand in a file, if it has any. */
function placeIn({ realPath, document }: OpenFile): { readonly file: string; readonly line?: number } {
  const [mark] = [...(document?.sections ?? []), ...(document?.faults ?? [])]
  return { file: realPath, ...(mark === undefined ? {} : { line: mark.line }) }
}

function stands(first: OpenFile, chosen: OpenFile): Finding {
  return {
    ruleId: 'section-elsewhere',
    severity: 'warning',
    reason: `The section is here, but the configuration names \`${chosen.path}\` for it`,
    ...placeIn(first),
    fix: 'Run `authmd remove`, and then `authmd apply`, to move it.',
  }
}

/** Where a root `AGENTS.md` does not reach Claude Code, see `nestedClaude`; imported by a `CLAUDE.md` it always does. */
function hiddenFindings(repository: OpenRepository, file: OpenFile): readonly Finding[] {
  const isAgents = fileAt(repository.files, 'AGENTS.md').realPath === file.realPath
  const claude = agentPaths
    .slice(0, 2)
    .some(path => agentContent(fileAt(repository.files, path).document) !== '')
  if (!isAgents || claude) return []
  const nested = (repository.nestedClaude ?? []).filter(({ document }) => hidesAgents(document))
  return [
    ...hiddenByLocal(repository, file),
    ...nested.map(({ path }): Finding => {
      const folder = path.replace(/\/(?:\.claude\/)?[^/]+$/, '')
      return {
        ruleId: 'agents-md-hidden',
        severity: 'warning',
        reason: `Started in \`${folder}\`, Claude Code reads this file and not \`${file.path}\`, where the section is`,
        file: path,
        related: [{ ...placeIn(file), file: file.path, says: 'The section is here' }],
        fix: 'Run `authmd apply --recursive`, which puts a pointer to it here.',
      }
    }),
  ]
}

/** Content without our part, and without an import of the root's file. */
export function hidesAgents(document: Document | undefined): boolean {
  if (document === undefined || document.mayBeMarked || /@(?:\.\.\/)+AGENTS\.md/.test(document.text))
    return false
  return agentContent(document) !== ''
}

function hiddenByLocal(repository: OpenRepository, agents: OpenFile): Finding[] {
  const local = repository.files.get(localAgentPath)
  if (agentContent(local?.document) === '') return []
  return [
    {
      ruleId: 'agents-md-hidden',
      severity: 'warning',
      reason: `\`${localAgentPath}\` has content, so Claude Code does not read \`${agents.path}\` here`,
      file: localAgentPath,
      fix: `Import it with a line \`@${agents.path}\` in \`${localAgentPath}\`.`,
    },
  ]
}
