import type { InTheWay } from '../../credentials/in-the-way.ts'
import type { Scene } from '../scene.ts'
import { takeOut, targetOf } from './take-out.ts'

/** How all that is in the way is taken away, each where it stands; what starts a place again is done once, at the end. */
export function clearWay(all: readonly InTheWay[], scene: Scene): readonly string[] {
  const lines = laterLinesFirst(all.map(one => away(one, scene))).flat()
  return lines.filter((line, index) => !line.startsWith('  ') || !lines.slice(index + 1).includes(line))
}

/** Of several lines of one file the later ones go first: then the numbers of the others are still right. */
function laterLinesFirst(steps: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const placed = steps.map(lines => /\bline (\d+) of (\S+), then$/.exec(lines[0] ?? ''))
  return steps.map((lines, at) => {
    const file = placed[at]?.[2]
    if (file === undefined) return lines
    const before = placed.slice(0, at).filter(one => one?.[2] === file).length
    const inFile = placed.flatMap((one, index) =>
      one?.[2] === file ? [{ line: Number(one[1]), index }] : [],
    )
    return steps[inFile.sort((a, b) => b.line - a.line)[before]?.index ?? at] ?? lines
  })
}

function away(one: InTheWay, scene: Scene): readonly string[] {
  if (one.credential !== undefined) return takeOut(targetOf(one.credential), scene)
  const { what, variable, source, where, line } = one
  if (what === 'bare' && source === undefined) return ['Drop --bare from the command.']
  return takeOut(
    { variable, where, ...(source === undefined ? {} : { source }), ...(line === undefined ? {} : { line }) },
    scene,
  )
}
