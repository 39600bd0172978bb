import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))

/** True where the corpus of other people's files is at hand; it is never part of the repository. */
export const hasCorpus = existsSync(folder)
if (!hasCorpus) console.log('SKIP 1: the corpus is not beside the repository, so no file of it was tested')

/** Files of one kind (`claude`, `agents`, `env`, `gitignore`, `markdown`) as bytes; links are left out. */
export function corpusFiles(kind: string): readonly { readonly name: string; readonly bytes: Buffer }[] {
  if (!hasCorpus) return []
  return readdirSync(`${folder}${kind}`)
    .filter(name => !name.endsWith('.SYMLINK'))
    .sort()
    .map(name => ({ name: `${kind}/${name}`, bytes: readFileSync(`${folder}${kind}/${name}`) }))
}
