import { diffOf } from '../report/diff.ts'
import { mask } from '../report/mask.ts'
import { visible } from '../report/visible.ts'
import type { Edit } from '../types.ts'
import { make } from './make.ts'

/** One edit: what changes, the whole result, and both ways to take it along. What is shown is masked; the bytes are not. */
export async function editView(edit: Edit, said: (text: string) => void): Promise<HTMLElement> {
  const { path, before, after = '' } = edit
  const diff = (await diffOf(edit))
    .split('\n')
    .filter(line => !/^(?:diff --git|new file|--- |\+\+\+ )/.test(line))
  const copy = make('button', { type: 'button' }, 'Copy')
  const save = make('button', { type: 'button' }, 'Download')
  copy.setAttribute('aria-label', `Copy ${path}`)
  save.setAttribute('aria-label', `Download ${path}`)
  copy.addEventListener('click', () => {
    navigator.clipboard.writeText(after).then(
      () => said(`Copied ${path}`),
      () => said("The browser doesn't let this page copy. Use Download"),
    )
  })
  save.addEventListener('click', () => {
    const link = make('a', { href: URL.createObjectURL(new Blob([after])), download: path })
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
    // A browser may take the dot off a name.
    said(path.startsWith('.') ? `Downloaded: the name must be ${path}, with the dot` : `Downloaded ${path}`)
  })
  return make(
    'article',
    {},
    make('h3', {}, `${path}: ${before === undefined ? 'a new file' : 'what changes'}`),
    scrolled(`Changes of ${path}`, ...diff.map(diffLine)),
    make(
      'details',
      {},
      make('summary', {}, `The whole ${path}`),
      scrolled(`The whole ${path}`, visible(mask(after))),
    ),
    make('p', { class: 'buttons' }, copy, save),
  )
}

function diffLine(line: string): Node {
  const kind = line.startsWith('+') ? 'ins' : line.startsWith('-') ? 'del' : 'span'
  return make(kind, line.startsWith('@@') ? { class: 'hunk' } : {}, `${visible(line)}\n`)
}

function scrolled(label: string, ...children: readonly (Node | string)[]): Node {
  return make('pre', { tabindex: '0', role: 'group', 'aria-label': label }, ...children)
}
