import type { UnmodelledInput } from '../../credentials/types.ts'
import { unreadWords } from '../../credentials/unread-words.ts'

/** Of a place that was not read, without a full stop. */
export function unreadPlace({ where, why }: Pick<UnmodelledInput, 'where' | 'why'>): string {
  return why === undefined
    ? noAnswerFrom([where])
    : `${where} ${unreadWords[why]}: what is in it can change this answer`
}

/** Of places that did not answer, without a full stop. */
function noAnswerFrom(places: readonly string[]): string {
  return `No answer came from ${places.join(' and ')}: what is there can change this answer`
}

/** What the answer does not know: one sentence for all that is set, one for all places that did not answer. */
export function unknownNotes(inputs: readonly UnmodelledInput[]): readonly string[] {
  const set = inputs.filter(({ unread }) => unread !== true)
  const unread = inputs.filter(one => one.unread === true && one.why === undefined).map(({ where }) => where)
  const files = inputs.filter(one => one.unread === true && one.why !== undefined)
  const names = set.map(({ name, where }) => `${name} (${where})`).join(' and ')
  const many = set.length > 1
  return [
    ...(set.length === 0
      ? []
      : [
          `What ${names} ${many ? 'change' : 'changes'} is not known: this answer leaves ${many ? 'them' : 'it'} out.`,
        ]),
    ...(unread.length === 0 ? [] : [`${noAnswerFrom(unread)}.`]),
    ...files.map(one => `${unreadPlace(one)}.`),
  ]
}
