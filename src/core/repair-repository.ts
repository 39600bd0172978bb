import { lineOf } from '../commonmark/index.ts'
import { repairLines } from '../managed/lines/repair-lines.ts'
import type { Document } from '../managed/markdown/open-document.ts'
import { repairMarkers } from '../managed/markdown/repair-markers.ts'
import type { MarkerEntry } from '../managed/markers/marker.ts'
import { profileOf } from '../managed/markers/profile-record.ts'
import { type MarkerRecord, readRecord } from '../managed/markers/record.ts'
import { agentPaths, defaultGuidePath, envExamplePaths } from '../paths.ts'
import { type OpenFile, type OpenRepository, openFile } from '../targets/open-file.ts'
import { relativePath } from '../targets/relative-path.ts'
import { renderGuideBlocks } from '../templates/render-guide.ts'
import { renderSection } from '../templates/render-section.ts'
import type { TemplateSources } from '../templates/sources.ts'
import type { Edit, FileSight, Finding, Plan, Profile, TargetId } from '../types.ts'
import { recordOfEntries } from './record-of-entries.ts'

export interface Repaired {
  readonly repository: OpenRepository
  /** The texts on the disk by real path. */
  readonly originals: ReadonlyMap<string, FileSight>
  readonly findings: readonly Finding[]
}

/** The repository as it would be with mended markers in the files that we keep. */
export function repairRepository(repository: OpenRepository, sources: TemplateSources): Repaired {
  const files = new Map(repository.files)
  const originals = new Map<string, FileSight>()
  const findings: Finding[] = []
  for (const [path, sight] of repository.files) {
    if (sight.fault !== undefined) continue
    const file = mended(path, sight, sources)
    if (file === undefined) continue
    files.set(path, file)
    if (originals.has(sight.realPath)) continue
    originals.set(sight.realPath, sight)
    findings.push(repairedFinding(sight, file.text ?? ''))
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

/** The file with mended markers; `undefined` where there is nothing to mend, or no way to. */
function mended(path: string, file: OpenFile, sources: TemplateSources): OpenFile | undefined {
  const { document, lines } = file
  if (document === undefined || lines === undefined) return undefined
  switch (targetOf(path)) {
    case 'gitignore':
    case 'env-example': {
      const text = repairLines(lines)
      return text === undefined ? undefined : openFile({ ...file, text })
    }
    case 'claude-md':
      return withDocument(
        file,
        repairMarkers(document, (record, entries) => rendered({ record, entries, file, sources })),
      )
    case 'guide':
      return withDocument(
        file,
        repairMarkers(document, record => ({
          record,
          blocks: renderGuideBlocks({ sources, profile: profileOf(readRecord(record)) }),
          unit: 'heading',
        })),
      )
    default:
      return undefined
  }
}

interface ToRender {
  readonly record: MarkerRecord
  readonly entries: readonly MarkerEntry[]
  readonly file: FileSight
  readonly sources: TemplateSources
}

function withDocument(file: OpenFile, document: Document | undefined): OpenFile | undefined {
  return document === undefined ? undefined : { ...openFile({ ...file, text: document.text }), document }
}

function rendered({ record, entries, file, sources }: ToRender): {
  readonly record: MarkerRecord
  readonly blocks: ReturnType<typeof renderSection>
} {
  const { target, guide = defaultGuidePath } = readRecord(record)
  const skeleton = target?.includes('guide') === true ? 'pointer' : 'section'
  const words = { guidePath: relativePath(file.realPath, guide) }
  const render = (profile: Profile) =>
    renderSection({ sources, target: 'claude-md', profile, skeleton, words })
  const known = Object.keys(record).length > 0 ? record : recordOfEntries(entries, render)
  return { record: known, blocks: render(profileOf(readRecord(known))) }
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
