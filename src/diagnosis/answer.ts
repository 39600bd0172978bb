import type { RuleFinding } from '../rules/diagnose.ts'
import { afterDeclined } from './declined.ts'
import { fill } from './fill.ts'
import { ofNobody } from './of-nobody.ts'
import { type AnswerPart, partsOf, pick } from './parts-of.ts'
import { type Scene, sceneWithout } from './scene.ts'
import { tagsOf } from './tags-of.ts'
import { awayFromOthers } from './toward-others.ts'
import { clearWay } from './words/clear-way.ts'

/** What is said about one finding; lines with two blanks in front are commands. */
export interface Advice {
  /** Sentences. */
  readonly cause: string
  readonly fix: readonly string[]
  readonly check?: string
}

/** The advice of `templates/doctor/<id>.md`, for this set-up, place and shell; `undefined` where it has no fix that fits. */
export function adviceOf(template: string, found: RuleFinding, scene: Scene): Advice | undefined {
  const parts = partsOf(template)
  const has = tagsOf(found, scene)
  const fix = fixOf(parts, found, scene)
  if (fix === undefined) return undefined
  const more = fill(pick(parts, 'cause', has) ?? [], found, scene)
    .filter(line => line !== '-')
    .join(' ')
  const check = fill(pick(parts, 'check', has) ?? ['{{check}}'], found, scene)[0]
  return {
    cause: [`${found.reason}.`, more].filter(text => text !== '').join(' '),
    fix: once(afterDeclined(ofNobody(awayFromOthers(fix, found, scene), found, scene), scene)),
    ...(check === undefined || check === '-' ? {} : { check }),
  }
}

/** First what is in the way is taken away; what is said then is said of the set-up without it. */
function fixOf(
  parts: readonly AnswerPart[],
  found: RuleFinding,
  scene: Scene,
): readonly string[] | undefined {
  const { inTheWay = [] } = found
  if (inTheWay.length === 0) {
    const lines = pick(parts, 'fix', tagsOf(found, scene))
    return lines === undefined ? undefined : fill(lines, found, scene)
  }
  const { file: _, line: __, variable: ___, source: ____, ...added } = found
  const then = sceneWithout(scene, inTheWay)
  const lines = pick(parts, 'fix', tagsOf(added, then)) ?? []
  return [...clearWay(inTheWay, scene), ...fill(lines, added, then)]
}

const isCommand = (line: string) => line.startsWith('  ')

/** A sentence that several words of a fix have in common, and a lead that the next commands share, are said once. */
function once(lines: readonly string[]): readonly string[] {
  return lines.filter((line, index) => {
    if (isCommand(line)) return true
    const before = lines.slice(0, index).filter(one => !isCommand(one))
    return line.endsWith(':') ? before.at(-1) !== line : !before.includes(line)
  })
}
