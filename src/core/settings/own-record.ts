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

const configWord = 'config/'

/**
 * The value of `own=`: `templates/SUM` of the team's own texts in `folder`, so that a change of them is told from the
 * section being current, `help/SUM` of its word on help, and `config/SUM` of a configuration that flags were put above.
 * Line files are rendered anew each time and need no sum of texts.
 */
export function ownRecord({ texts, aside, help }: OwnInputs, folder: string | undefined): string | undefined {
  const inFolder = folder === undefined ? [] : [...texts].filter(([path]) => path.startsWith(`${folder}/`))
  const sum = sumOf(inFolder.map(([path, text]) => `${path}\n${text}`).join('\0'))
  const values = [
    ...(inFolder.length === 0 ? [] : [`templates/${sum}`]),
    ...(help === undefined ? [] : [`help/${sumOf(help)}`]),
    ...(aside === undefined ? [] : [`${configWord}${aside}`]),
  ]
  return values.length === 0 ? undefined : values.join()
}

/** The sum of the configuration above which flags were put when this was recorded. */
export function recordedAside(own: string | undefined): string | undefined {
  return own
    ?.split(',')
    .find(value => value.startsWith(configWord))
    ?.slice(configWord.length)
}
