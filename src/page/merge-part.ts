import { planFiles } from '../portable/plan-files.ts'
import { mask } from '../report/mask.ts'
import { visibleLine } from '../report/visible.ts'
import { type DocumentName, documentNamed, documentNames, readDropped } from './documents.ts'
import { editView } from './edit-view.ts'
import { make, part } from './make.ts'
import type { Reader } from './reader.ts'

/** A text as it came. What is not `editable` has bytes that a text field would not give back: it is only shown. */
interface Given {
  readonly text: string
  readonly editable: boolean
}

/** Shows what would happen to the files that a person drops or pastes. They are held here and nowhere else. */
export function mergePart(readerOf: () => Reader): () => void {
  const given = new Map<DocumentName, Given>()
  const field = part('document-text', HTMLTextAreaElement)
  const label = part('document-label', HTMLLabelElement)
  const picker = part('documents', HTMLFieldSetElement)
  const chooser = part('document-file', HTMLInputElement)
  const clear = part('document-clear', HTMLButtonElement)
  const status = part('merge-status', HTMLParagraphElement)
  const note = part('document-note', HTMLParagraphElement)
  const result = part('merge-result', HTMLDivElement)
  let selected: DocumentName = 'CLAUDE.md'
  let run = 0

  const said = (text: string) => {
    status.textContent = text
  }

  const showField = () => {
    const { text = '', editable = true } = given.get(selected) ?? {}
    const masked = mask(text)
    label.textContent = `Text of ${selected}`
    field.value = masked
    field.readOnly = !editable || masked !== text
    clear.hidden = !given.has(selected)
    clear.textContent = `Remove ${selected} again`
    note.textContent =
      masked !== text
        ? 'This text holds a credential. It is shown masked, and this page keeps it only until you close it. Revoke it, and remove it from the file.'
        : editable
          ? ''
          : 'From a file: its bytes stay as they are, so it is not edited here.'
  }

  const showPlan = async () => {
    const mine = ++run
    const files = Object.fromEntries([...given].map(([name, { text }]) => [name, text]))
    const { edits, findings, refusals, parts } = planFiles({ files, options: readerOf().options })
    const views = await Promise.all(edits.map(edit => editView(edit, said)))
    if (mine !== run) return
    const told = [...refusals, ...findings].map(({ reason, fix, ...at }) =>
      make('li', {}, mask(visibleLine([at.file, reason, fix].filter(one => one !== undefined).join(': ')))),
    )
    const current = parts.filter(({ path, state }) => state === 'current' && given.has(path as DocumentName))
    result.replaceChildren(
      ...(told.length === 0 ? [] : [make('h3', {}, 'Good to know'), make('ul', {}, ...told)]),
      ...current.map(({ path }) => make('p', {}, `${path} is current: nothing to change.`)),
      ...views,
    )
    said(
      refusals.length > 0
        ? 'Nothing would be written'
        : edits.length === 0
          ? 'Nothing would change'
          : `Would change: ${edits.map(({ path }) => path).join(', ')}`,
    )
  }

  const take = async (files: Iterable<File>) => {
    const problems: string[] = []
    for (const file of files) {
      const name = documentNamed(file.name) ?? selected
      const read = await readDropped(file)
      if ('problem' in read) problems.push(`${visibleLine(mask(file.name))}: ${read.problem}`)
      else {
        given.set(name, { text: read.text, editable: false })
        select(name)
      }
    }
    await showPlan()
    if (problems.length > 0) said(problems.join('. '))
  }

  const select = (name: DocumentName) => {
    selected = name
    for (const radio of picker.querySelectorAll('input')) radio.checked = radio.value === name
    showField()
  }

  picker.append(
    ...documentNames.map(name =>
      make('label', { class: 'box' }, make('input', { type: 'radio', name: 'document', value: name }), name),
    ),
  )
  picker.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) select(documentNamed(target.value) ?? 'CLAUDE.md')
  })
  field.addEventListener('input', () => {
    const text = field.value
    if (text === '') given.delete(selected)
    else given.set(selected, { text, editable: true })
    if (mask(text) !== text) showField()
    clear.hidden = !given.has(selected)
    void showPlan()
  })
  chooser.addEventListener('change', () => {
    void take([...(chooser.files ?? [])]).then(() => {
      chooser.value = ''
    })
  })
  clear.addEventListener('click', () => {
    given.delete(selected)
    showField()
    field.focus()
    void showPlan()
  })
  // A file that falls beside the field would otherwise be opened in the place of this page.
  document.addEventListener('dragover', event => event.preventDefault())
  document.addEventListener('drop', event => {
    event.preventDefault()
    void take([...(event.dataTransfer?.files ?? [])])
  })
  select(selected)
  return () => void showPlan()
}
