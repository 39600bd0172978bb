import { readFrontMatter } from '../templates/front-matter.ts'
import type { TemplateSources } from '../templates/sources.ts'
import { TemplateError } from '../templates/template-error.ts'

/**
 * The fenced texts of a template, in order, each as its lines: they are what is written into a line file; the
 * prose around them tells reviewers why. Throws `TemplateError`.
 */
export function templateFences(sources: TemplateSources, file: string): readonly (readonly string[])[] {
  const source = sources.get(file)
  if (source === undefined) throw new TemplateError({ file, line: 1 }, 'this template is missing')
  const { body, bodyLine } = readFrontMatter(file, source)
  const fences: string[][] = []
  let open: string[] | undefined
  for (const line of body.split('\n')) {
    if (line.startsWith('```')) {
      if (open !== undefined) fences.push(open)
      open = open === undefined ? [] : undefined
    } else open?.push(line)
  }
  if (open !== undefined) throw new TemplateError({ file, line: bodyLine + 1 }, 'a fence is not closed')
  return fences
}
