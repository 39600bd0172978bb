import { join } from 'node:path'
import { readTemplateFiles } from '../io/template-files.ts'
import type { Choices } from '../options/options.ts'
import type { TemplateSources } from '../templates/sources.ts'
import type { Repository } from '../types.ts'

const read = new Map<string, TemplateSources>()

/** Templates are read once for a run over many repositories; those of the guide only where there is a guide. */
export function allSources(
  packageRoot: string,
  { files }: Repository,
  choices: readonly (Choices | undefined)[],
): TemplateSources {
  const chosen = choices.some(one => [...(one?.targets ?? []), ...(one?.addTargets ?? [])].includes('guide'))
  const recorded = [...files.values()].some(
    ({ text }) => text !== undefined && /[ \n]target=\S*guide/.test(text),
  )
  const without = chosen || recorded ? [] : ['guide', 'explain']
  return remembered({ folder: join(packageRoot, 'templates'), prefix: '', without })
}

/** The few templates that the line targets need. */
export function lineSources(packageRoot: string): TemplateSources {
  return new Map(
    ['env-example/', 'gitignore/'].flatMap(prefix => [
      ...remembered({ folder: join(packageRoot, 'templates', prefix), prefix, without: [] }),
    ]),
  )
}

function remembered({ folder, prefix, without }: Folder): TemplateSources {
  const key = [folder, ...without].join('\0')
  const known = read.get(key)
  if (known !== undefined) return known
  const sources = new Map(
    [...readTemplateFiles(folder, without)].map(([path, text]) => [prefix + path, text]),
  )
  read.set(key, sources)
  return sources
}

interface Folder {
  readonly folder: string
  /** What paths begin with. */
  readonly prefix: string
  /** Folders that are left out. */
  readonly without: readonly string[]
}
