import type { Sender } from '../messages/message.ts'
import { readFrontMatter } from './front-matter.ts'
import { renderFragment } from './render-fragment.ts'
import type { TemplateSources } from './sources.ts'
import { TemplateError } from './template-error.ts'

/** Who sent a text: the first sentence of its explanation, in Markdown. */
export function renderSender(sources: TemplateSources, { kind, name }: Sender): string {
  const file = `sender/${kind}.md`
  const text = sources.get(file)
  if (text === undefined) throw new TemplateError({ file, line: 1 }, 'no such template')
  const who = name ?? readFrontMatter(file, text).meta.get('name') ?? ''
  return renderFragment(sources, file, { name: who.slice(0, 1).toUpperCase() + who.slice(1) })
}
