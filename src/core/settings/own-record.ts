import type { ManagedPart } from '../../managed/markers/record.ts'
import { sumOf } from '../../managed/markers/sum.ts'
import type { TemplateSources } from '../../templates/sources.ts'

/** What a team brings along itself. */
export interface OwnInputs {
  /** Its own templates, by path as in `TemplateSources`. */
  readonly texts: TemplateSources
  /** The sum of the configuration above which flags were put, see `settle-choices.ts`. */
  readonly aside?: string | undefined
  /** Its own word on where a reader gets help. */
  readonly help?: string | undefined
}

interface OwnWord {
  readonly name: string
  readonly parts: readonly ManagedPart[]
  readonly sum: (own: OwnInputs, part: ManagedPart) => string | undefined
}

/**
 * What `own=` is made of: the sum of the team's own texts for a part, so that a change of them is told from the part being
 * current, of its word on help, and of a configuration that flags were put above. Line files are rendered anew each time
 * and need no sum of texts.
 */
const words: readonly OwnWord[] = [
  {
    name: 'templates',
    parts: ['claude-md', 'guide', 'nested'],
    sum: ({ texts }, part) => sumOfTexts(texts, part),
  },
  {
    name: 'help',
    parts: ['claude-md', 'guide'],
    sum: ({ help }) => (help === undefined ? undefined : sumOf(help)),
  },
  { name: 'config', parts: ['claude-md', 'guide', 'env-example', 'gitignore'], sum: ({ aside }) => aside },
]

/** The value of `own=` in the marker of a part. */
export function ownRecord(own: OwnInputs, part: ManagedPart): string | undefined {
  const values = words
    .filter(({ parts }) => parts.includes(part))
    .map(({ name, sum }) => ({ name, sum: sum(own, part) }))
    .filter(({ sum }) => sum !== undefined)
  return values.length === 0 ? undefined : values.map(({ name, sum }) => `${name}/${sum}`).join()
}

/** The sum of the configuration above which flags were put when this was recorded. */
export function recordedAside(own: string | undefined): string | undefined {
  const lead = 'config/'
  return own
    ?.split(',')
    .find(value => value.startsWith(lead))
    ?.slice(lead.length)
}

function sumOfTexts(texts: TemplateSources, folder: string): string | undefined {
  const inFolder = [...texts].filter(([path]) => path.startsWith(`${folder}/`))
  if (inFolder.length === 0) return undefined
  return sumOf(inFolder.map(([path, text]) => `${path}\n${text}`).join('\0'))
}
