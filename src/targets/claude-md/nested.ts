import { eachOnce } from '../../each-once.ts'
import { readRecord } from '../../managed/markers/record.ts'
import type { Finding } from '../../types.ts'
import { planDocument, type WantedSection } from '../managed-document.ts'
import type { OpenFile, OpenRepository } from '../open-file.ts'
import { relativePath } from '../relative-path.ts'
import { joinPlans, type TargetInput, type TargetPlan } from '../target.ts'
import { agentContent, isAgentsImport } from './agent-file.ts'
import { hidesAgents } from './choose-place.ts'
import { notAllBelow } from './not-all-below.ts'

/**
 * The agent files below the root. Usually they get nothing: on the way from the root to the folder in which it works
 * Claude Code reads every one of them, so a second section costs tokens and says nothing new. Where a `CLAUDE.md` hides
 * the root's `AGENTS.md`, it gets a pointer. A team can have a
 * pointer or the whole section there by configuration. What stands in a file already is kept current in its form,
 * and goes where `none` is configured, or by `remove`.
 */
export function planNested(
  input: TargetInput,
  rootFile: OpenFile,
  sectionFor: (file: OpenFile) => WantedSection,
): TargetPlan {
  const { nested, want } = input
  if (nested === undefined) return joinPlans([])
  return joinPlans([
    unnamed(nested.cut),
    told(nested.isPartly === true ? [notAllBelow('agent files', 'error')] : []),
    ...onePerFolder(nested.files, rootFile).flatMap(file => {
      const standing = standingForm(file)
      const usual = isHiding(file, input.repository) ? 'pointer' : 'none'
      const form = want === 'absent' ? 'none' : (input.choices.nested ?? standing ?? usual)
      if (form === 'none' && standing === undefined) return []
      const wanted =
        form === 'none' ? taken : form === 'pointer' ? pointer(file, rootFile, input) : sectionFor(file)
      // A pointer is no second section: there is nothing to adopt.
      const document = { ...input, ways: { ...input.ways, noAdopt: form !== 'section' } }
      return [
        withName(planDocument({ target: 'claude-md', file, wanted }, document), nested.names.get(file.path)),
      ]
    }),
  ])
}

/** Names are for people: without them everything is kept all the same. */
function unnamed(file: string | undefined): TargetPlan {
  if (file === undefined) return told([])
  const reason =
    'It names more workspaces, or others, than authmd reads: files below may be shown without their package'
  return told([{ ruleId: 'not-all-read', severity: 'info', file, reason }])
}

function told(findings: readonly Finding[]): TargetPlan {
  return { ...joinPlans([]), findings }
}

/** In such a folder the root's section does not arrive. */
function isHiding({ path, document }: OpenFile, { nestedClaude = [] }: OpenRepository): boolean {
  return nestedClaude.some(one => one.path === path) && hidesAgents(document)
}

const taken: WantedSection = { id: 'auth', record: {}, render: undefined }

/** Whether a file leads to the root's section: without that it would lead to nothing. */
export function holdsPointer(file: OpenFile): boolean {
  return standingForm(file) === 'pointer'
}

/** The form in which our part stands in a file; broken markers count, so that they are told. */
function standingForm({ document }: OpenFile): 'pointer' | 'section' | undefined {
  if (document?.mayBeMarked !== true) return undefined
  return document.sections.some(({ marker }) => readRecord(marker.record).style === 'nested')
    ? 'pointer'
    : 'section'
}

function pointer(file: OpenFile, rootFile: OpenFile, input: TargetInput): WantedSection {
  const { sources, profile } = input
  const record = input.record('nested')
  const rootPath = relativePath(file.realPath, rootFile.realPath)
  const words = { rootPath, rootFile: rootFile.realPath }
  const render: WantedSection['render'] = engine =>
    engine.renderSection({ sources, target: 'nested', profile, words })
  return { id: 'auth', record, render }
}

/** In each folder the file that people edit: the one with our markers, else the first with text of its own. */
function onePerFolder(files: readonly OpenFile[], rootFile: OpenFile): readonly OpenFile[] {
  const below = files.filter(({ realPath }) => realPath !== rootFile.realPath)
  const real = eachOnce(below, ({ realPath }) => realPath)
  const folders = new Map<string, OpenFile[]>()
  for (const file of real) {
    const folder = file.path.slice(0, file.path.lastIndexOf('/'))
    folders.set(folder, [...(folders.get(folder) ?? []), file])
  }
  return [...folders.values()].flatMap(together => {
    const marked = together.filter(({ document }) => document?.mayBeMarked)
    if (marked.length > 0) return marked
    // CLAUDE.md comes first: while it has content, Claude Code does not read the AGENTS.md beside it.
    const [first] = together.toSorted((a, b) => (a.path < b.path ? 1 : -1)).filter(hasOwnText)
    return first === undefined ? [] : [first]
  })
}

function hasOwnText({ document, fault }: OpenFile): boolean {
  const content = agentContent(document)
  return fault !== undefined || (content !== '' && !isAgentsImport(content))
}

function withName(plan: TargetPlan, name: string | undefined): TargetPlan {
  return name === undefined
    ? plan
    : { ...plan, parts: plan.parts.map(part => ({ ...part, note: `package ${name}` })) }
}
