import { bodyIn } from './body.ts'
import { byWords } from './by-words.ts'
import { hostsIn, isForeign, namesOurs, namesProgram } from './is-foreign.ts'
import { endsWith, lettersOf, says, saysWhole } from './letters.ts'
import type { MessageReading, RankedCause, Wording } from './message.ts'
import { missingVariablesIn } from './missing-variables.ts'
import { plainText } from './plain-text.ts'
import { statusAlone, statusIn } from './status.ts'
import { stretchesOf } from './stretches.ts'
import { unknownAnswers } from './unknown-answers.ts'
import { usedSourceIn } from './used-source.ts'
import { wordings } from './wordings/index.ts'

/**
 * Who sent a printed text, and which causes it speaks for, the best first. A text of several errors names them all; what
 * only a status says counts where nothing else was recognized. Of a long text the last stretch with known words counts,
 * so that time is linear in it.
 */
export function readMessage(text: string): MessageReading {
  const [last = '', ...before] = stretchesOf(text)
  const reading = readStretch(last, true)
  if (isTold(reading)) return reading
  for (const stretch of before) {
    const earlier = readStretch(stretch, false)
    if (isTold(earlier)) return earlier
  }
  return reading
}

/** Known words stand in it: more than a status, or than a reading of last resort. */
const isTold = ({ wordings: found }: MessageReading) =>
  found.some(({ says: phrases, general }) => phrases.length > 0 && general !== true)

/** Only the end of the whole text can cut a phrase off. */
function readStretch(text: string, isEnd: boolean): MessageReading {
  const plain = plainText(text)
  const letters = lettersOf(plain)
  const status = statusIn(plain)
  const isAlone = statusAlone(plain) !== undefined
  const isOfStatus = ({ status: of }: Wording) =>
    status === undefined || of === undefined || of.includes(status)
  const standing = (isSaid: (phrase: string) => boolean) =>
    wordings.filter(
      one =>
        isOfStatus(one) && one.says.some(isSaid) && !one.unless?.some(phrase => saysWhole(letters, phrase)),
    )
  const whole = standing(phrase => saysWhole(letters, phrase))
  const isTelling = ({ general }: Wording) => general !== true
  const telling = whole.filter(isTelling)
  // What the client writes before a request comes with no status: then the same words are a server's.
  const cut =
    telling.length > 0 || !isEnd || whole.some(one => one.says.some(phrase => endsWith(letters, phrase)))
      ? []
      : standing(phrase => says(letters, phrase) === 'cut').filter(
          ({ sender, seen }) =>
            status === undefined || sender.kind !== 'client' || statusIn(seen) !== undefined,
        )
  const told = telling.length > 0 ? telling : cut.filter(isTelling)
  const body = bodyIn(plain)
  const foreign = told.length === 0 && isForeign(plain)
  const named = foreign && namesProgram(plain)
  const shaped = told.length > 0 ? told : foreign ? [] : unknownAnswers({ status, body, isAlone })
  const general = [...whole, ...cut].filter(
    one =>
      !isTelling(one) &&
      !(foreign && (named || one.sender.kind === 'unknown' || one.sender.kind === 'proxy')),
  )
  // What made nothing fail gives way to an answer, however little is known of that.
  const last = told.length > 0 ? [] : general.filter(one => one.proves !== 'warning' || shaped.length === 0)
  const isSaid = shaped.some(isClear) || last.some(isPlain)
  const spoken = isSaid ? [] : byWords(plain, { status, body })
  // What a status alone allows gives way to what the words say.
  const kept = spoken.length > 0 ? shaped.filter(isTelling) : shaped
  const requestId = requestIdIn(plain)
  const used = usedSourceIn(plain)
  const missing = missingVariablesIn(plain)
  const best = sorted(behindLogin(besideOurs([...spoken, ...kept, ...last])))
  const isOfNobody =
    best[0] !== undefined &&
    spoken.includes(best[0]) &&
    best[0].sender.kind === 'unknown' &&
    !namesOurs(plain)
  const phrase = best[0]?.says.find(one => says(letters, one) !== undefined)
  return {
    sender: best[0]?.sender ?? { kind: 'unknown' },
    ...(best[0] === undefined ? {} : { proves: best[0].proves }),
    ...(best[0]?.way === undefined ? {} : { way: best[0].way }),
    ...(status === undefined ? {} : { status }),
    ...(isAlone ? { isAlone: true as const } : {}),
    ...(phrase === undefined ? {} : { says: phrase }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(missing.length === 0 ? {} : { missing }),
    ...(inSession(plain) ? { inSession: true as const } : {}),
    ...(used === undefined ? {} : { used }),
    ...(foreign && best.length === 0 ? { foreign: hostsIn(plain) } : {}),
    ...(isOfNobody ? { isOfNobody: true as const } : {}),
    wordings: [...best, ...general.filter(one => !best.includes(one))],
    causes: causesOf(withoutAnthropic(best)),
  }
}

/** The id of a request to the API, as its answers and their header `request-id` spell it. */
const requestIdIn = (plain: string) => /\breq_0\d\d[0-9A-Za-z]{10,28}\b/.exec(plain)?.[0]

/** A gateway that repeats what the API said to it rejected nothing of the reader's: its own key is meant. */
const withoutAnthropic = (found: readonly Wording[]) =>
  found[0]?.sender.kind === 'gateway' ? found.filter(({ sender }) => sender.kind !== 'anthropic') : found

/** A log of several errors: those of npm and git stand beside one of the API, and are not what it was pasted for. */
function besideOurs(found: readonly Wording[]): readonly Wording[] {
  if (!found.some(one => one.sender.kind === 'anthropic' && one.proves === 'rejection' && isClear(one)))
    return found
  return found.map(one =>
    one.sender.kind === 'npm' || one.sender.kind === 'git'
      ? { ...one, causes: one.causes.map(([id, score]) => [id, Math.min(score, BESIDE)] as const) }
      : one,
  )
}

const BESIDE = 40

/** A sentence that several servers have, and that says more than its words one by one. */
const PLAIN = 60

/** Whoever reads "log in again" has tried, and pastes what came of it: the login is what is in the way now. */
function behindLogin(found: readonly Wording[]): readonly Wording[] {
  if (!found.some(one => one.way === 'login' && isClear(one))) return found
  return found.map(one =>
    one.way === undefined && ASKS_FOR_LOGIN.includes(one.proves)
      ? { ...one, causes: one.causes.map(([id, score]) => [id, Math.min(score, BESIDE)] as const) }
      : one,
  )
}

const ASKS_FOR_LOGIN: readonly Wording['proves'][] = ['rejection', 'ended', 'no-request', 'no-answer']

/** A gateway repeats what it was told; between two that say as much the outer one spoke. */
const sorted = (found: readonly Wording[]) =>
  [...found].sort((a, b) => topOf(b) - topOf(a) || Number(isOuter(b)) - Number(isOuter(a)))
const topOf = ({ causes }: Wording) => causes[0]?.[1] ?? 0
const isOuter = ({ sender }: Wording) => sender.kind === 'gateway'
const isPlain = (one: Wording) => topOf(one) >= PLAIN
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

/** The sign below a prompt, at which a session prints what came of it; `claude -p` prints none. */
const inSession = (plain: string) => plain.includes('⎿')
