import { blockAsWritten } from '../../managed/lines/block-as-written.ts'
import { recordOf } from '../../managed/markers/profile-record.ts'
import { recordText } from '../../managed/markers/record-text.ts'
import { templateVersion } from '../../templates/version.ts'
import type { TargetInput, TargetPlan } from '../target.ts'
import { byPath, decidedNote } from './decided-note.ts'
import { exampleOf } from './example-of.ts'
import { decideIgnore } from './ignore-certainty.ts'
import { ignoreTexts } from './ignore-texts.ts'
import { examplePattern, wantedPatterns } from './wanted-patterns.ts'

const neutral = { os: [], shells: [], environments: [], provider: 'anthropic' } as const

/** The plan of a `.gitignore` in which certainly nothing is to be done; `undefined` means "look closer". */
export function currentIgnoreFile(input: TargetInput): TargetPlan | undefined {
  const { repository, targets, recordTargets, sources } = input
  const file = repository.files.get('.gitignore')
  const text = file?.text
  if (text === undefined || file?.fault !== undefined || file?.realPath !== '.gitignore') return undefined
  if (repository.trackedEnvFiles.length > 0 || text.includes('<<<<<<< ')) return undefined
  const block = blockAsWritten(text, 'auth')
  if (block === undefined && text.includes('authmd:')) return undefined
  const record = recordOf(neutral, { targets: recordTargets ? targets : undefined })
  if (block === undefined ? recordTargets : recordText(block.start.record) !== recordText(record))
    return undefined
  if (block !== undefined && block.start.template !== templateVersion) return undefined
  const held = new Set(block?.end.entries.map(({ id }) => id))
  if ([...held].some(id => id.startsWith('!'))) return undefined

  const patterns = wantedPatterns(sources)
  const example = exampleOf(input)
  const all = [...patterns, ...(example === undefined ? [] : [examplePattern(example)])]
  const bare = block === undefined ? text : emptied(text, block.from, block.to)
  const texts = { bare: ignoreTexts(repository.files, bare), whole: ignoreTexts(repository.files, text) }
  const decisions = all.flatMap(({ entry, probes }) =>
    probes.map(path => {
      const wanted = patterns.some(one => one.entry === entry)
      const before = decideIgnore(texts.bare, path)
      const after = decideIgnore(texts.whole, path)
      const right = before !== undefined && after?.ignored === wanted
      return right && (held.has(entry.id) || before.ignored === wanted) ? before : undefined
    }),
  )
  const known = decisions.filter(decision => decision !== undefined)
  if (known.length < decisions.length) return undefined
  const note = decidedNote(patterns, byPath(known))
  const part = { target: 'gitignore', path: '.gitignore', state: 'current' } as const
  return { parts: [note === undefined ? part : { ...part, note }], edits: [], findings: [], refusals: [] }
}

/** The text with the lines of our block emptied, so that line numbers stay true. */
function emptied(text: string, from: number, to: number): string {
  return text.slice(0, from) + text.slice(from, to).replace(/[^\r\n]+/g, '') + text.slice(to)
}
