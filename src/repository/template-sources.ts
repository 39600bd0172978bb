import {
  shippedTemplates,
  shippedTrees,
  type TemplateGroup,
  templateGroups,
} from '../io/shipped-templates.ts'
import { wordsRecorded } from '../managed/markers/words-recorded.ts'
import { rememberTrees } from '../mdast/compiled-trees.ts'
import type { Choices } from '../options/options.ts'
import type { TemplateSources } from '../templates/sources.ts'
import type { Repository } from '../types.ts'

const read = new Map<string, TemplateSources>()

/** Of the guide and of the pages that it takes its causes from. */
const guideGroups: readonly TemplateGroup[] = ['guide', 'explain']

/** What doctor and explain say, which stands in no file of a repository. */
const spokenGroups: readonly TemplateGroup[] = ['doctor', 'sender', 'unknown-text']

interface ToRead extends Pick<Repository, 'files'> {
  readonly choices: readonly (Choices | undefined)[]
  /** The team's own templates: each is held against the one that it replaces, also where that is not rendered. */
  readonly own?: TemplateSources | undefined
}

/** Templates are read once for a run over many repositories; those of the guide only where there is a guide. */
export function allSources(packageRoot: string, { files, choices, own }: ToRead): TemplateSources {
  // A place that is given for the guide asks for the guide.
  const chosen = choices.some(
    one =>
      one?.guidePath !== undefined || [...(one?.targets ?? []), ...(one?.addTargets ?? [])].includes('guide'),
  )
  const recorded = [...files.values()].some(({ text }) =>
    wordsRecorded(text, 'target').some(word => word.includes('guide')),
  )
  const replaced = [...(own?.keys() ?? [])].some(path =>
    guideGroups.some(group => path.startsWith(`${group}/`)),
  )
  return chosen || recorded || replaced
    ? guideSources(packageRoot)
    : remembered(
        packageRoot,
        templateGroups.filter(
          group =>
            !guideGroups.includes(group) &&
            (!spokenGroups.includes(group) ||
              [...(own?.keys() ?? [])].some(path => path.startsWith(`${group}/`))),
        ),
      )
}

/** All templates, for a run that prints or writes the guide. */
export function guideSources(packageRoot: string): TemplateSources {
  return remembered(packageRoot, templateGroups)
}

/** The few templates that the line targets need. */
export function lineSources(packageRoot: string): TemplateSources {
  return remembered(packageRoot, ['env-example', 'gitignore'])
}

/** What is rendered by the section and the guide; `explain` asks for each page by itself. */
const rendered: readonly TemplateGroup[] = ['claude-md', 'guide', 'nested']

function remembered(packageRoot: string, groups: readonly TemplateGroup[]): TemplateSources {
  const key = [packageRoot, ...groups].join('\0')
  const known = read.get(key)
  if (known !== undefined) return known
  const sources = shippedTemplates(packageRoot, groups)
  for (const group of groups) if (rendered.includes(group)) rememberTrees(shippedTrees(packageRoot, group))
  read.set(key, sources)
  return sources
}
