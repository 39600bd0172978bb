import type { Choices } from '../../core/choose-profile.ts'
import { readConfig } from '../../io/read-config.ts'
import type { OnEdit } from '../../managed/merge/decision.ts'
import type { TemplateSources } from '../../templates/sources.ts'
import { TemplateError } from '../../templates/template-error.ts'
import { UsageError } from '../command.ts'
import { nearest } from '../nearest.ts'

/** What a repository's configuration asks for. */
export interface Configured {
  /** Repository path of the file that holds it. */
  readonly file: string
  readonly choices: Choices
  readonly onEdit: OnEdit | undefined
  /** The folder of the team's own templates, and their texts by path below it. */
  readonly templates: { readonly folder: string; readonly texts: TemplateSources } | undefined
}

/** The configuration of a repository; `undefined` where there is none. Throws `UsageError` with file and line. */
export async function readConfigured(root: string): Promise<Configured | undefined> {
  const found = await readConfig(root)
  if (found === undefined) return undefined
  if ('problems' in found) throw new UsageError(found.problems.map(lineFor).join('\n'))
  const { configChoices } = await import('../../config/config-choices.ts')
  const { file, config } = found
  return {
    file,
    choices: configChoices(config),
    onEdit: config.onEdit,
    templates: config.templates === undefined ? undefined : await ownTemplates(root, config.templates),
  }
}

async function ownTemplates(root: string, folder: string): Promise<NonNullable<Configured['templates']>> {
  const { readOwnTemplates } = await import('../../io/own-templates.ts')
  try {
    return { folder, texts: readOwnTemplates(root, folder) }
  } catch (error) {
    throw error instanceof TemplateError ? new UsageError(error.message) : error
  }
}

type Problem = Extract<
  Awaited<ReturnType<typeof readConfig>>,
  { readonly problems: unknown }
>['problems'][number]

function lineFor({ file, line, reason, unknown }: Problem): string {
  const near = unknown === undefined ? undefined : nearest(unknown.name, unknown.known)
  const hint =
    unknown === undefined
      ? ''
      : near === undefined
        ? `; one of ${unknown.known.join(', ')}`
        : `; did you mean "${near}"?`
  return `${file}:${line}: ${reason}${hint}`
}
