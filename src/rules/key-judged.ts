import type { Diagnosis } from '../credentials/facts.ts'
import { DEFINITE } from './outcomes.ts'

/**
 * What a gateway says of the key that came to it, in words of its own; `undefined` where a status alone speaks, or the
 * server behind it is meant. Whoever judged a key was reached: the path of the address is not the cause then.
 */
export function keyJudged({ sender, printed }: Diagnosis): string | undefined {
  const [first] = printed
  const isJudged =
    sender?.kind === 'gateway' &&
    sender.proves === 'rejection' &&
    sender.says !== undefined &&
    first?.ruleId === 'base-url-third-party' &&
    first.score >= DEFINITE
  return isJudged ? first.why : undefined
}
