import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { TemplateError } from '../templates/template-error.ts'
import { realDirectory } from './real-directory.ts'
import { seeFile } from './see-file.ts'

/** A folder of templates has a few dozen files; more is a mistake in the path. */
const fileLimit = 500

/**
 * The Markdown files of a team's template folder by path below it. Nothing is run, no link is followed out of the
 * repository; line ends are made LF, so that every checkout gives the same text. `root` is a real path. Throws
 * `TemplateError`.
 */
export function readOwnTemplates(root: string, folder: string): ReadonlyMap<string, string> {
  const found = realDirectory(join(root, folder))
  if (!('real' in found)) throw new TemplateError({ file: folder, line: 1 }, reasons[found.problem])
  if (!found.real.startsWith(root + sep))
    throw new TemplateError({ file: folder, line: 1 }, 'the folder leads out of the repository')
  const texts = new Map<string, string>()
  for (const path of markdownBelow(join(root, folder), folder)) {
    const { text, fault } = seeFile(root, `${folder}/${path}`)
    if (fault !== undefined)
      throw new TemplateError({ file: `${folder}/${path}`, line: fault.line ?? 1 }, lowerFirst(fault.reason))
    if (text !== undefined) texts.set(path, text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'))
  }
  return texts
}

const reasons = {
  absent: 'this templates folder does not exist',
  'no directory': 'this is not a templates folder',
}

/** Sorted, so that nothing depends on the order of a directory. */
function markdownBelow(top: string, name: string): readonly string[] {
  const paths: string[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(top, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) walk(path)
      else if (entry.name.endsWith('.md')) paths.push(path)
      if (paths.length > fileLimit)
        throw new TemplateError(
          { file: name, line: 1 },
          `the folder contains more than ${fileLimit} templates`,
        )
    }
  }
  walk('')
  return paths.sort()
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
