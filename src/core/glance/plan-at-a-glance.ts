import { type FoundSection, sectionAtRoot } from '../../managed/markdown/section-at-root.ts'
import { hasMarkerSign } from '../../managed/markers/marker-comment.ts'
import { profileOfStart } from '../../managed/markers/usual-start.ts'
import { agentNames, envExamplePaths, localAgentPath } from '../../paths.ts'
import { isSurelyOpen } from '../../stance/may-matter.ts'
import type { TargetPart } from '../../targets/target.ts'
import { templateVersion } from '../../templates/version.ts'
import type { Glance } from '../../types.ts'
import type { RepositoryPlan } from '../plan-with.ts'
import { exampleAtAGlance } from './example-at-a-glance.ts'
import { ignoreAtAGlance } from './ignore-at-a-glance.ts'
import type { LineTemplates } from './line-templates.ts'

/**
 * The plan of a repository in which certainly nothing is to be done and nothing to be said, from bytes alone; the same
 * as the planner gives. `undefined` says nothing at all: what can't be told for sure is left to the planner, and so is
 * whatever a flag or a configuration asks for. A test holds the two against each other.
 */
export function planAtAGlance(
  { texts, hasNestedClaude }: Glance,
  lines: LineTemplates,
): RepositoryPlan | undefined {
  const home = homeOf(texts)
  if (home === undefined) return undefined
  const { path, head, tail, section } = home
  if (
    path === 'AGENTS.md' &&
    (hasNestedClaude || texts.has(localAgentPath) || !mayStandBeside(texts.get('CLAUDE.md')))
  )
    return undefined
  // Targets, a guide, a ban or inputs of the team's own in the record need the planner; so does an unknown word.
  const profile = profileOfStart(section)
  if (profile === undefined || !isSurelyOpen(head, tail)) return undefined

  const examples = envExamplePaths.filter(name => texts.has(name))
  const [example] = examples
  const ignoreText = texts.get('.gitignore')
  if (examples.length > 1 || ignoreText === undefined) return undefined
  const parts: (TargetPart | undefined)[] = [
    { target: 'claude-md', path, state: 'current', template: templateVersion },
    ...(example === undefined
      ? []
      : [
          exampleAtAGlance(
            { path: example, text: texts.get(example) ?? '' },
            profile.provider,
            lines.examples[profile.provider] ?? [],
          ),
        ]),
    ignoreAtAGlance(ignoreText, lines.ignore, [path, ...examples]),
  ]
  const known = parts.filter(part => part !== undefined)
  if (known.length < parts.length) return undefined
  const targets = known.map(({ target }) => target)
  return { profile, targets, parts: known, edits: [], findings: [], refusals: [] }
}

/** The agent file at the root that alone holds our markers, with its section. */
function homeOf(texts: Glance['texts']): (FoundSection & { readonly path: string }) | undefined {
  const marked = agentNames.filter(path => hasMarkerSign(texts.get(path) ?? ''))
  const [path] = marked
  const found = marked.length === 1 && path !== undefined ? sectionAtRoot(texts.get(path) ?? '') : undefined
  return path === undefined || found === undefined ? undefined : { ...found, path }
}

/** A `CLAUDE.md` beside an `AGENTS.md` of ours: with content, which begins with no comment, it changes nothing. */
function mayStandBeside(text: string | undefined): boolean {
  return text === undefined || /^[#@A-Za-z*]/.test(text)
}
