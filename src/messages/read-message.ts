import { bodyIn } from './body.ts'
import { byWords } from './by-words.ts'
import { lettersOf, type Standing, says } from './letters.ts'
import type { MessageReading, RankedCause, Wording } from './message.ts'
import { plainText } from './plain-text.ts'
import { statusIn } from './status.ts'
import { unknownAnswers } from './unknown-answers.ts'
import { wordings } from './wordings/index.ts'

/**
 * Who sent a printed text, and which causes it speaks for, the best first. A text of several errors names them all; what
 * only a status says counts where nothing else was recognized. Time is linear in the text, of which the end counts.
 */
export function readMessage(text: string): MessageReading {
  const plain = plainText(text)
  const letters = lettersOf(plain)
  const status = statusIn(plain)
  const fits = (one: Wording) =>
    !one.unless?.some(phrase => says(letters, phrase) === 'whole') &&
    (status === undefined || one.status === undefined || one.status.includes(status))
  const standing = (how: Standing) =>
    wordings.filter(one => one.says.some(phrase => says(letters, phrase) === how) && fits(one))
  const whole = standing('whole')
  const isTelling = ({ general }: Wording) => general !== true
  const telling = whole.filter(isTelling)
  // What the client writes before a request comes with no status: then the same words are a server's.
  const cut =
    telling.length > 0
      ? []
      : standing('cut').filter(
          ({ sender, seen }) =>
            status === undefined || sender.kind !== 'client' || statusIn(seen) !== undefined,
        )
  const told = telling.length > 0 ? telling : cut.filter(isTelling)
  const general = [...whole, ...cut].filter(one => !isTelling(one))
  const body = bodyIn(plain)
  const shaped = told.length > 0 ? told : unknownAnswers({ status, body })
  const spoken = shaped.some(isClear) ? [] : byWords(plain, { status, body })
  // What a status alone allows gives way to what the words say.
  const kept = spoken.length > 0 ? shaped.filter(isTelling) : shaped
  const best = sorted([...spoken, ...kept, ...(told.length > 0 ? [] : general)])
  return {
    sender: best[0]?.sender ?? { kind: 'unknown' },
    ...(best[0] === undefined ? {} : { proves: best[0].proves }),
    ...(status === undefined ? {} : { status }),
    wordings: [...best, ...general.filter(one => !best.includes(one))],
    causes: causesOf(withoutAnthropic(best)),
  }
}

/** A gateway that repeats what the API said to it rejected nothing of the reader's: its own key is meant. */
const withoutAnthropic = (found: readonly Wording[]) =>
  found[0]?.sender.kind === 'gateway' ? found.filter(({ sender }) => sender.kind !== 'anthropic') : found

/** A gateway repeats what it was told; between two that say as much the outer one spoke. */
const sorted = (found: readonly Wording[]) =>
  [...found].sort((a, b) => topOf(b) - topOf(a) || Number(isOuter(b)) - Number(isOuter(a)))
const topOf = ({ causes }: Wording) => causes[0]?.[1] ?? 0
const isOuter = ({ sender }: Wording) => sender.kind === 'gateway'
const isClear = (one: Wording) => topOf(one) >= 50 && one.general !== true

function causesOf(found: readonly Wording[]): readonly RankedCause[] {
  const best = new Map<string, RankedCause>()
  for (const { causes, why } of found) {
    for (const [ruleId, score] of causes) {
      if ((best.get(ruleId)?.score ?? 0) < score) best.set(ruleId, { ruleId, score, why })
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}
