import { errorPart } from './error-part.ts'
import { part } from './make.ts'
import { mergePart } from './merge-part.ts'
import { readerForm } from './reader.ts'
import { treePart } from './tree-part.ts'

const names = ['merge', 'error', 'tree'] as const

const readerOf = readerForm(() => show())
const showMerge = mergePart(() => readerOf())
const showError = errorPart(() => readerOf())
const showTree = treePart(() => readerOf())

/** The address names the part, and in the tree the way: never anything that a person typed. */
function placeOf(hash: string): { readonly name: (typeof names)[number]; readonly way: readonly string[] } {
  const [first, ...way] = hash.slice(1).split('/')
  return { name: names.find(name => name === first) ?? 'merge', way }
}

function show(): void {
  const { name, way } = placeOf(location.hash)
  for (const one of names) {
    part(`part-${one}`, HTMLElement).hidden = one !== name
    part(`to-${one}`, HTMLAnchorElement).setAttribute('aria-current', one === name ? 'page' : 'false')
  }
  if (name === 'merge') showMerge()
  else if (name === 'error') showError()
  else showTree(way)
}

addEventListener('hashchange', () => {
  show()
  // What was followed is gone; a person with a keyboard or a screen reader goes on at the new question.
  document.getElementById('tree-title')?.focus()
})
show()
document.documentElement.dataset['ready'] = 'true'
