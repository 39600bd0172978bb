import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Markdown files of real repositories, beside the repository; read only, never copied. */
const root = new URL('../../../../shared/corpus/', import.meta.url)

export const hasCorpus: boolean = existsSync(root)

export interface CorpusFile {
  readonly name: string
  readonly text: string
}

export function readMarkdownCorpus(): readonly CorpusFile[] {
  return ['claude', 'agents', 'markdown'].flatMap(folder =>
    readdirSync(new URL(`${folder}/`, root)).map(name => ({
      name: `${folder}/${name}`,
      text: readFileSync(new URL(`${folder}/${encodeURIComponent(name)}`, root), 'utf8'),
    })),
  )
}
