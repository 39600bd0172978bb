import { lineOf } from '../commonmark/index.ts'
import { repairLines } from '../managed/lines/repair-lines.ts'
import type { Document } from '../managed/markdown/open-document.ts'
import { type RenderFor, repairMarkers } from '../managed/markdown/repair-markers.ts'
import type { MarkerEntry } from '../managed/markers/marker.ts'
import { profileOf } from '../managed/markers/profile-record.ts'
import { type MarkerRecord, readRecord, writeRecord } from '../managed/markers/record.ts'
import { agentPaths, defaultGuidePath, envExamplePaths } from '../paths.ts'
import { forbiddenOf } from '../stance/forbidden-words.ts'
import { openStance } from '../stance/read-stance.ts'
import { choosePlace } from '../targets/claude-md/choose-place.ts'
import { type OpenFile, type OpenRepository, openFile } from '../targets/open-file.ts'
import { relativePath } from '../targets/relative-path.ts'
import { renderGuideBlocks } from '../templates/render-guide.ts'
import { renderSection } from '../templates/render-section.ts'
import type { Stance } from '../templates/section-lines.ts'
import type { TemplateSources } from '../templates/sources.ts'
import type { Edit, FileSight, Finding, Plan, Profile, TargetId } from '../types.ts'
import { recordOfEntries } from './record-of-entries.ts'
import { targetsFor, usualTargets } from './settings/choose-targets.ts'
import { findRecords } from './settings/find-record.ts'

export interface Repaired {
  readonly repository: OpenRepository
  /** The texts on the disk by real path. */
  readonly originals: ReadonlyMap<string, FileSight>
  readonly findings: readonly Finding[]
}

/** By what a section of the repository is rendered, so that its digests are those of the text that stands there. */
export interface Wording {
  readonly sources: TemplateSources
  readonly help?: string | undefined
}

/** The repository as it would be with mended markers in the files that we keep. */
export function repairRepository(repository: OpenRepository, wording: Wording): Repaired {
  const files = new Map(repository.files)
  const found = findRecords(repository, undefined)
  const originals = new Map<string, FileSight>()
  const findings: Finding[] = []
  const agent = choosePlace(repository).file
  const withGuide = () =>
    targetsFor(() => usualTargets(repository, found, undefined), found)(undefined, ['guide'])
  for (const [path, sight] of repository.files) {
    if (sight.fault !== undefined) continue
    const file = mended(path, { ...wording, file: sight, agent, withGuide })
    if (file === undefined) continue
    files.set(path, file)
    if (originals.has(sight.realPath)) continue
    originals.set(sight.realPath, sight)
    findings.push(repairedFinding(sight, file.text ?? ''))
  }
  return { repository: { ...repository, files }, originals, findings }
}

const byHand =
  'Too little of the section is known to repair it: restore it from version control, or delete its markers by hand.'

/** The plan seen from what is on the disk: a mended file is an edit, also where nothing else is to be done. */
export function withRepairs<P extends Pick<Plan, 'edits' | 'findings' | 'refusals'>>(
  plan: P,
  { repository, originals, findings }: Repaired,
): P {
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

interface ToMend extends Wording {
  readonly file: OpenFile
  /** The agent file of the repository: what it says decides the section, and its record the guide's. */
  readonly agent: OpenFile
  /** The usual targets and the guide. */
  readonly withGuide: () => readonly TargetId[] | undefined
}

/** The file with mended markers; `undefined` where there is nothing to mend, or no way to. */
function mended(path: string, toMend: ToMend): OpenFile | undefined {
  const { file } = toMend
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
        repairMarkers(document, (record, entries) => section({ ...toMend, record, entries })),
      )
    case 'guide':
      return withDocument(
        file,
        repairMarkers(document, record => guide({ ...toMend, record })),
      )
    default:
      return undefined
  }
}

function withDocument(file: OpenFile, document: Document | undefined): OpenFile | undefined {
  return document === undefined ? undefined : { ...openFile({ ...file, text: document.text }), document }
}

interface ToRender extends ToMend {
  /** `undefined` where the start marker is lost. */
  readonly record: MarkerRecord | undefined
}

function section({
  record,
  entries,
  file,
  agent,
  sources,
  withGuide,
  help = '',
}: ToRender & { readonly entries: readonly MarkerEntry[] }): ReturnType<RenderFor> {
  const { target, guide: guidePath = defaultGuidePath } = readRecord(record ?? {})
  const pointsToGuide =
    record === undefined
      ? entries.some(({ id }) => id === 'section/guide')
      : target?.includes('guide') === true
  const skeleton = pointsToGuide ? 'pointer' : 'section'
  const words = { guidePath: relativePath(file.realPath, guidePath), help }
  const render = (profile: Profile, stance: Stance) =>
    renderSection({ sources, target: 'claude-md', profile, stance, skeleton, words })
  const told = () => recordOfEntries(entries, { render, stances: [agent.stance(), openStance] })
  const known = record ?? { ...told(), ...writeRecord(pointsToGuide ? { target: withGuide() } : {}) }
  const recorded = readRecord(known)
  return { record: known, blocks: render(profileOf(recorded), forbiddenOf(recorded.forbids)) }
}

/** Without a record of its own it is written for what the section records. */
function guide({ record, agent, sources, help = '' }: ToRender): ReturnType<RenderFor> {
  const recorded = readRecord(record ?? agent.document?.record ?? {})
  const stance = forbiddenOf(recorded.forbids)
  return {
    record: writeRecord(recorded, 'guide'),
    blocks: renderGuideBlocks({ sources, profile: profileOf(recorded), words: { help }, stance }),
    unit: 'heading',
  }
}

function repairedFinding({ realPath, text = '' }: FileSight, after: string): Finding {
  let at = 0
  while (at < after.length && after[at] === text[at]) at++
  return {
    ruleId: 'markers-repaired',
    severity: 'info',
    reason: "The section's markers are repaired; the text between them is unchanged",
    file: realPath,
    line: lineOf(after, at),
  }
}
