import { readTemplate } from './read-template.ts'
import type { TemplateSources } from './sources.ts'
import { TemplateError } from './template-error.ts'

/** Folders whose files are fenced lines for a line file, not blocks of a section. */
const lineFolders = ['env-example', 'gitignore']

/**
 * Reads every template of a team's own, also those that this profile does not need: a mistake is told to the one who
 * makes it, not to the first teammate with another shell. A folder that we don't have would never be looked at.
 * Throws {@link TemplateError}.
 */
export function checkOwnTemplates(own: TemplateSources, ours: TemplateSources): void {
  const folders = [...new Set([...ours.keys()].map(topOf))]
  for (const [file, source] of own) {
    const target = topOf(file)
    if (!folders.includes(target)) {
      throw new TemplateError(
        { file, line: 1 },
        `\`${target}\` is no folder of templates; there are ${folders.join(', ')}`,
      )
    }
    if (lineFolders.includes(target) || target === 'explain') continue
    const below = file.slice(target.length + 1)
    const skeleton = !below.includes('/')
    if (target === 'claude-md' && !skeleton) {
      const part = topOf(below)
      const parts = partsOf([...ours.keys()])
      // A skeleton of the team's own may name parts of its own.
      const named = [...own].some(
        ([path, text]) => !path.includes('/', target.length + 1) && text.includes(`slot: ${part} `),
      )
      if (!parts.includes(part) && !named) {
        throw new TemplateError(
          { file, line: 1 },
          `the section has no part \`${part}\`; there are ${parts.join(', ')}`,
        )
      }
    }
    const stem = skeleton ? 'section' : below.slice(0, -'.md'.length)
    readTemplate({ file, source, stem, skeleton, numbered: target === 'guide' })
  }
}

/** The parts of the section that have a folder. */
function partsOf(paths: readonly string[]): readonly string[] {
  const below = paths.flatMap(path => (/^claude-md\/[^/]+\//.test(path) ? [path.split('/')[1] ?? ''] : []))
  return [...new Set(below)].sort()
}

function topOf(path: string): string {
  return path.split('/')[0] ?? path
}
