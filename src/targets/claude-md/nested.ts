import { hasMarkerSign } from '../../managed/markdown/locate.ts'
import type { OpenDocument } from '../../managed/markdown/open-document.ts'
import type { FileSight, Repository } from '../../types.ts'
import { planDocument, type WantedSection } from '../managed-document.ts'
import { relativePath } from '../relative-path.ts'
import { joinPlans, type TargetInput, type TargetPlan } from '../target.ts'
import { agentContent, isAgentsImport } from './agent-file.ts'
import { hidesAgents } from './choose-place.ts'

/**
 * The agent files below the root. Usually they get nothing: on the way from the root to the folder in which it works
 * Claude Code reads every one of them, so a second section costs tokens and says nothing new. Where a `CLAUDE.md` hides
 * the root's `AGENTS.md`, it gets a pointer. A team can have a
 * pointer or the whole section there by configuration. What stands in a file already is kept current in its form,
 * and goes where `none` is configured, or by `remove`.
 */
export function planNested(
  input: TargetInput,
  rootFile: FileSight,
  sectionFor: (file: FileSight) => WantedSection,
): TargetPlan {
  const { nested, want } = input
  if (nested === undefined) return joinPlans([])
  return joinPlans(
    onePerFolder(nested.files, rootFile).flatMap(file => {
      const standing = standingForm(file, input.open)
      const usual = isHiding(file, input.repository) ? 'pointer' : 'none'
      const form = want === 'absent' ? 'none' : (input.choices.nested ?? standing ?? usual)
      if (form === 'none' && standing === undefined) return []
      const wanted =
        form === 'none' ? taken : form === 'pointer' ? pointer(file, rootFile, input) : sectionFor(file)
      // A pointer is no second section: there is nothing to adopt.
      const document = { ...input, ways: { ...input.ways, noAdopt: form !== 'section' } }
      return [withName(planDocument('claude-md', file, wanted, document), nested.names.get(file.path))]
    }),
  )
}

/** In such a folder the root's section does not arrive. */
function isHiding({ path, text }: FileSight, { nestedClaude = [] }: Repository): boolean {
  return nestedClaude.some(one => one.path === path) && hidesAgents(text)
}

const taken: WantedSection = { id: 'auth', record: {}, render: undefined }

/** The form in which our part stands in a file; broken markers count, so that they are told. */
function standingForm({ text }: FileSight, open: OpenDocument): 'pointer' | 'section' | undefined {
  if (text === undefined || !hasMarkerSign(text)) return undefined
  const { sections } = open(text)
  return sections.some(({ marker }) => marker.record['style'] === nestedStyle) ? 'pointer' : 'section'
}

/** In the record of a nested file; the section itself records none. */
const nestedStyle = 'nested'

function pointer(file: FileSight, rootFile: FileSight, input: TargetInput): WantedSection {
  const { sources, profile } = input
  const record = { ...input.record('nested'), style: nestedStyle }
  const rootPath = relativePath(file.realPath, rootFile.realPath)
  const words = { rootPath, rootFile: rootFile.realPath }
  const render: WantedSection['render'] = engine =>
    engine.renderSection({ sources, target: 'nested', profile, words })
  return { id: 'auth', record, render }
}

/** In each folder the file that people edit: the one with our markers, else the first with text of its own. */
function onePerFolder(files: readonly FileSight[], rootFile: FileSight): readonly FileSight[] {
  const real = files.filter(
    ({ realPath }, at) =>
      realPath !== rootFile.realPath && files.findIndex(other => other.realPath === realPath) === at,
  )
  const folders = new Map<string, FileSight[]>()
  for (const file of real) {
    const folder = file.path.slice(0, file.path.lastIndexOf('/'))
    folders.set(folder, [...(folders.get(folder) ?? []), file])
  }
  return [...folders.values()].flatMap(together => {
    const marked = together.filter(({ text }) => text !== undefined && hasMarkerSign(text))
    if (marked.length > 0) return marked
    // CLAUDE.md comes first: while it has content, Claude Code does not read the AGENTS.md beside it.
    const [first] = together.toSorted((a, b) => (a.path < b.path ? 1 : -1)).filter(hasOwnText)
    return first === undefined ? [] : [first]
  })
}

function hasOwnText({ text, fault }: FileSight): boolean {
  const content = agentContent(text)
  return fault !== undefined || (content !== '' && !isAgentsImport(content))
}

function withName(plan: TargetPlan, name: string | undefined): TargetPlan {
  return name === undefined
    ? plan
    : { ...plan, parts: plan.parts.map(part => ({ ...part, note: `package ${name}` })) }
}
