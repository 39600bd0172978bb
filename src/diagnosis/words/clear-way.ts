import type { InTheWay } from '../../credentials/in-the-way.ts'
import type { Scene } from '../scene.ts'
import { lineOf, takeOut, targetOf } from './take-out.ts'

/** How all that is in the way is taken away, each where it stands; what starts a place again is done once, at the end. */
export function clearWay(all: readonly InTheWay[], scene: Scene): readonly string[] {
  const lines = laterLinesFirst(all, scene).flatMap(one => away(one, scene))
  return lines.filter((line, index) => !line.startsWith('  ') || !lines.slice(index + 1).includes(line))
}

/** Of several lines of one file the later ones go first: then the numbers of the others are still right. */
function laterLinesFirst(all: readonly InTheWay[], scene: Scene): readonly InTheWay[] {
  const places = all.map(one => standsAt(one, scene))
  return all.map((one, at) => {
    const file = places[at]?.file
    if (file === undefined) return one
    const inFile = places.flatMap((place, index) =>
      place?.file === file ? [{ line: place.line, index }] : [],
    )
    const turn = inFile.findIndex(({ index }) => index === at)
    return all[inFile.toSorted((a, b) => b.line - a.line)[turn]?.index ?? at] ?? one
  })
}

/** The line of a start-up file that gives it its value. What stands in settings is told by its name beside the line. */
function standsAt({ variable, source, where, credential }: InTheWay, { d }: Scene) {
  const isOfShell = (credential?.source ?? source ?? 'shell:').startsWith('shell:')
  return isOfShell && where === 'environment' ? lineOf(variable, d) : undefined
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
