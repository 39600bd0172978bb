import { dirname } from 'node:path'
import type { ConfigProblem } from '../config/parse-config.ts'
import { type FoundConfig, readConfig } from '../io/read-config.ts'
import { realDirectory } from '../io/real-directory.ts'
import { InputError } from '../options/input-error.ts'
import { nearest } from '../options/nearest.ts'
import type { ChosenOptions } from '../options/options.ts'
import type { TemplateSources } from '../templates/sources.ts'
import { TemplateError } from '../templates/template-error.ts'

/** What a repository's configuration asks for. */
export interface Configured {
  /** Repository path of the file that holds it. */
  readonly file: string
  readonly options: ChosenOptions
  /** The folder of the team's own templates, and their texts by path below it. */
  readonly templates: { readonly folder: string; readonly texts: TemplateSources } | undefined
}

/** The configuration of a repository; `undefined` where there is none. Throws `InputError` with file and line. */
export async function readConfigured(root: string): Promise<Configured | undefined> {
  const found = await readConfig(root)
  return found === undefined ? undefined : configuredBy(found, root)
}

/**
 * One configuration for many repositories, wherever it stands; its folder of templates lies beside it. Throws
 * `InputError` with file and line.
 */
export async function readPolicy(path: string, shown: string): Promise<Configured> {
  const { readConfigFile } = await import('../io/read-config-file.ts')
  const beside = realDirectory(dirname(path))
  return configuredBy(readConfigFile(path, shown), 'real' in beside ? beside.real : dirname(path))
}

/** What a repository says itself counts, key by key; the policy says the rest. */
export function underPolicy(
  own: Configured | undefined,
  policy: Configured | undefined,
): Configured | undefined {
  if (own === undefined || policy === undefined) return own ?? policy
  const { file, options, templates } = own
  return { file, options: { ...policy.options, ...said(options) }, templates: templates ?? policy.templates }
}

function said(options: ChosenOptions): ChosenOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}

async function configuredBy(found: FoundConfig, root: string): Promise<Configured> {
  if ('problem' in found) throw notUsable([found.problem])
  const { parseConfig } = await import('../config/parse-config.ts')
  const { configChoices } = await import('../config/config-choices.ts')
  const parsed = parseConfig(found)
  if ('problems' in parsed) throw notUsable(parsed.problems)
  const { file } = found
  const options = configChoices(parsed.config, file)
  const folder = options.templates
  return { file, options, templates: folder === undefined ? undefined : await ownTemplates(root, folder) }
}

function notUsable(problems: readonly ConfigProblem[]): InputError {
  return new InputError('bad-configuration', problems.map(lineFor).join('\n'))
}

async function ownTemplates(root: string, folder: string): Promise<NonNullable<Configured['templates']>> {
  const { readOwnTemplates } = await import('../io/own-templates.ts')
  try {
    return { folder, texts: readOwnTemplates(root, folder) }
  } catch (error) {
    throw error instanceof TemplateError ? new InputError('bad-configuration', error.message) : error
  }
}

function lineFor({ file, line, reason, unknown }: ConfigProblem): string {
  const near = unknown === undefined ? undefined : nearest(unknown.name, unknown.known)
  const hint =
    unknown === undefined
      ? ''
      : near === undefined
        ? `; one of ${unknown.known.join(', ')}`
        : `; did you mean "${near}"?`
  return `${file}:${line}: ${reason}${hint}`
}
