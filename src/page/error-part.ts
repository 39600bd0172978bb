import { pageMarkdown } from '../explanation/page-markdown.ts'
import { explain } from '../portable/explain.ts'
import { mask } from '../report/mask.ts'
import { part } from './make.ts'
import { markdownView } from './markdown-view.ts'
import type { Reader } from './reader.ts'

/** Explains what a person pastes. A credential in it is masked in the field at once, and kept nowhere. */
export function errorPart(readerOf: () => Reader): () => void {
  const field = part('error-text', HTMLTextAreaElement)
  const answer = part('error-answer', HTMLDivElement)
  const note = part('error-note', HTMLParagraphElement)
  const show = () => {
    const text = field.value
    const masked = mask(text)
    if (masked !== text) field.value = masked
    if (masked !== text)
      note.textContent =
        'What you pasted held a credential. It is masked here and was not kept; revoke it if others could see it.'
    if (text.trim() === '') {
      note.textContent = ''
      answer.replaceChildren()
      return
    }
    const { shell, os } = readerOf()
    const { sender, pages } = explain(text, { shell, os })
    const [page, ...others] = pages
    if (page !== undefined) answer.replaceChildren(...markdownView(pageMarkdown(page, { sender, others })))
  }
  field.addEventListener('input', show)
  return show
}
