import { negation } from './vocabulary.ts'

/** Where nothing but what was named is meant: "Avoid API key errors" is about errors. */
const nothingElse =
  /^[`*_]*(?:[.,!;:)]|$| (?:altogether|entirely|completely|at all|here|with Claude Code)(?!\p{L}))/iu

const avoids =
  /(?<!\p{L})(?<!to )(?:avoid|stay away from|steer clear of|keep (?:away from|clear of)|refrain from|abstain from) (?:(?:using|creating|making|generating|setting|all|any|the use of|an) ){0,2}[`*_]*$/iu

const runsWith =
  /(?<!\p{L})(?:(?:must|may|should|shall) not|mustn[’']t|do not|don[’']t|never) (?:\p{L}+ )?(?:run|started|start|launched|launch|used|sign in|signed in|log in|authenticate)(?: Claude Code)? with (?:an? |any )?[`*_]*$/iu

const handsOut = /(?<!\p{L})(?:hand|hands|handed|give|gives|given) out (?:any )?[`*_]*$/iu

/** "…, we don't hand them out": said of the keys that were named before. */
const handsThemOut =
  /^[`*_]*s?[,;:] (?:\p{L}+ ){0,3}(?:(?:do|does|will|can) not|don[’']t|doesn[’']t|won[’']t|never) (?:hand|give) (?:them|any|those|one) out(?!\p{L})/iu

/** A ban whose words forbid only together with the key that stands right behind them. */
export function bansKeyNamed(before: string, behind: string): boolean {
  if (!nothingElse.test(behind)) return false
  const near = before.slice(-80)
  if (runsWith.test(near) || handsThemOut.test(behind)) return true
  if (handsOut.test(near)) return negation.test(near)
  return avoids.test(near) && !negation.test(before)
}
