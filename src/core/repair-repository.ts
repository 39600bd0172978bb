import { lineOf } from '../commonmark/index.ts'
import { envFormat } from '../managed/lines/env-format.ts'
import { ignoreFormat } from '../managed/lines/ignore-format.ts'
import { repairLines } from '../managed/lines/repair-lines.ts'
import { openDocument } from '../managed/markdown/open-document.ts'
import { repairMarkers } from '../managed/markdown/repair-markers.ts'
import type { MarkerEntry, MarkerRecord } from '../managed/markers/marker.ts'
import { choicesOf, profileOf } from '../managed/markers/profile-record.ts'
import { sectionId } from '../targets/line-file.ts'
import { agentPaths, defaultGuidePath, envExamplePaths } from '../targets/paths.ts'
import { relativePath } from '../targets/relative-path.ts'
import { renderGuideBlocks } from '../templates/render-guide.ts'
import { renderSection } from '../templates/render-section.ts'
import type { TemplateSources } from '../templates/sources.ts'
import type { Edit, FileSight, Finding, Plan, Profile, Repository, TargetId } from '../types.ts'
import { recordOfEntries } from './record-of-entries.ts'

export interface Repaired {
  readonly repository: Repository
  /** The texts on the disk by real path. */
  readonly originals: ReadonlyMap<string, FileSight>
  readonly findings: readonly Finding[]
}

/** The repository as it would be with mended markers in the files that we keep. */
export function repairRepository(repository: Repository, sources: TemplateSources): Repaired {
  const files = new Map(repository.files)
  const originals = new Map<string, FileSight>()
  const findings: Finding[] = []
  for (const [path, sight] of repository.files) {
    if (sight.text === undefined || sight.fault !== undefined) continue
    const text = mended(path, sight, sight.text, sources)
    if (text === undefined) continue
    files.set(path, { ...sight, text })
    if (originals.has(sight.realPath)) continue
    originals.set(sight.realPath, sight)
    findings.push(repairedFinding(sight, text))
  }
  return { repository: { ...repository, files }, originals, findings }
}

const byHand =
  'Too little of the section is known to mend it: restore it from version control, or delete its markers by hand.'

/** The plan seen from what is on the disk: a mended file is an edit, also where nothing else is to be done. */
export function withRepairs<P extends Plan>(plan: P, { repository, originals, findings }: Repaired): P {
  const refusals = plan.refusals.map(refusal =>
    refusal.ruleId.startsWith('markers-') ? { ...refusal, fix: byHand } : refusal,
  )
  if (originals.size === 0 || refusals.length > 0) return { ...plan, refusals }
  const edits = plan.edits.map((edit): Edit => {
    const original = originals.get(edit.path)
    return original === undefined ? edit : { ...edit, before: original.text }
  })
  const missing = [...originals.values()].flatMap((original): readonly Edit[] => {
    const after = repository.files.get(original.path)?.text
    const path = original.realPath
    return edits.some(edit => edit.path === path)
      ? []
      : [{ target: targetOf(original.path) ?? 'claude-md', path, before: original.text, after }]
  })
  return { ...plan, edits: [...edits, ...missing], findings: [...findings, ...plan.findings] }
}

/** The target that keeps a file of the repository, by its path. */
function targetOf(path: string): TargetId | undefined {
  if (path === '.gitignore') return 'gitignore'
  if (envExamplePaths.some(one => one === path)) return 'env-example'
  if (agentPaths.some(one => one === path)) return 'claude-md'
  return path.endsWith('.md') ? 'guide' : undefined
}

function mended(path: string, sight: FileSight, text: string, sources: TemplateSources): string | undefined {
  switch (targetOf(path)) {
    case 'gitignore':
      return repairLines(text, sectionId, ignoreFormat)
    case 'env-example':
      return repairLines(text, sectionId, envFormat)
    case 'claude-md':
      return repairMarkers(openDocument(text), (record, entries) => rendered(record, entries, sight, sources))
        ?.text
    case 'guide':
      return repairMarkers(openDocument(text), record => ({
        record,
        blocks: renderGuideBlocks({ sources, profile: profileOf(record) }),
        unit: 'heading',
      }))?.text
    default:
      return undefined
  }
}

function rendered(
  record: MarkerRecord,
  entries: readonly MarkerEntry[],
  file: FileSight,
  sources: TemplateSources,
): { readonly record: MarkerRecord; readonly blocks: ReturnType<typeof renderSection> } {
  const { targets, guidePath = defaultGuidePath } = choicesOf(record)
  const skeleton = targets?.includes('guide') === true ? 'pointer' : 'section'
  const words = { guidePath: relativePath(file.realPath, guidePath) }
  const render = (profile: Profile) =>
    renderSection({ sources, target: 'claude-md', profile, skeleton, words })
  const known = Object.keys(record).length > 0 ? record : recordOfEntries(entries, render)
  return { record: known, blocks: render(profileOf(known)) }
}

function repairedFinding({ realPath, text = '' }: FileSight, after: string): Finding {
  let at = 0
  while (at < after.length && after[at] === text[at]) at++
  return {
    ruleId: 'markers-repaired',
    severity: 'info',
    reason: 'The markers of the section are mended; the text between them is as it was',
    file: realPath,
    line: lineOf(after, at),
  }
}
