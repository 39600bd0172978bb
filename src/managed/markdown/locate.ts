import type { RootBlock, Scan } from '../../commonmark/index.ts'
import { blockAround, lineCounter, lineOf } from '../../commonmark/index.ts'
import type { BlockFault } from '../contract.ts'
import { gluedFault } from '../faults.ts'
import { type EndMarker, isProblem, type StartMarker } from '../markers/marker.ts'
import { markerSigns } from '../markers/marker-comment.ts'
import { parseEnd, parseStart } from '../markers/parse-marker.ts'
import { duplicated, malformed, nestedFault, unclosedFault, unpaired } from './marker-faults.ts'

/** One section of ours in a document: from the first character of its start marker to the last of its end marker. */
export interface LocatedSection {
  readonly start: number
  readonly end: number
  /** Between the markers: behind the start marker, up to the end marker. */
  readonly bodyStart: number
  readonly bodyEnd: number
  readonly line: number
  readonly marker: StartMarker
  readonly endMarker: EndMarker
}

export interface Located {
  readonly sections: readonly LocatedSection[]
  readonly faults: readonly BlockFault[]
}

/** No document holds that many: a hostile one is refused without a look at all of them. */
const mostMarkers = 1000

/**
 * Finds our sections: full-line comments at top level, exactly one ordered pair for each id. A marker inside
 * a code block, in front matter or in the middle of a line is text. Anything else is a fault, and with a
 * fault nothing may be written.
 */
export function locateSections(text: string, scan: Scan): Located {
  const faults: BlockFault[] = []
  const marks: Mark[] = []
  const lineAt = lineCounter(text)
  const nested = new Set(scan.nestedHtml.map(html => html.start))
  for (const { index } of markerSigns(text)) {
    if (marks.length + faults.length >= mostMarkers) {
      faults.push(malformed(lineAt(index), `it is one of more than ${mostMarkers} in the file`))
      break
    }
    const around = blockAround(scan.blocks, index)
    if (around?.kind === 'html' && around.start === indentStart(text, index)) {
      const mark = readMark(text, around)
      if ('ruleId' in mark) faults.push(mark)
      else marks.push(mark)
    } else if (nested.has(index)) {
      faults.push(nestedFault(lineAt(index), 'inside a list item or a block quote'))
    } else if (startsItsLine(text, index)) {
      if (around?.kind === 'html')
        faults.push(nestedFault(lineAt(index), `inside the HTML block of line ${around.line}`))
      else if (around?.open === true) faults.push(unclosedFault(text, around))
    }
  }
  return pairUp(marks, faults)
}

interface Mark {
  readonly block: RootBlock
  readonly marker: StartMarker | EndMarker
}

function readMark(text: string, block: RootBlock): Mark | BlockFault {
  const comment = text.slice(block.start, block.end).trimStart()
  const close = comment.indexOf('-->')
  if (close < 0) return malformed(block.line, 'its comment has no end')
  if (comment.slice(close + 3).trim() !== '') return gluedFault(block.line - 1 + lineOf(comment, close))
  const words = comment.slice(4, close)
  const marker = words.trim().startsWith('authmd:start') ? parseStart(words) : parseEnd(words)
  return isProblem(marker) ? malformed(block.line, marker.problem) : { block, marker }
}

function pairUp(marks: readonly Mark[], faults: BlockFault[]): Located {
  const sections: LocatedSection[] = []
  const ids = new Set<string>()
  let open: Mark | undefined
  for (const mark of marks) {
    if (isStart(mark.marker)) {
      if (open) faults.push(unpaired(open.block.line, open.marker.id, 'end'))
      open = mark
      continue
    }
    if (open === undefined || !isStart(open.marker) || open.marker.id !== mark.marker.id) {
      faults.push(unpaired(mark.block.line, mark.marker.id, 'start'))
      continue
    }
    if (ids.has(mark.marker.id)) faults.push(duplicated(open.block.line, open.marker.id))
    ids.add(mark.marker.id)
    sections.push({
      start: open.block.start,
      end: mark.block.end,
      bodyStart: open.block.end,
      bodyEnd: mark.block.start,
      line: open.block.line,
      marker: open.marker,
      endMarker: mark.marker,
    })
    open = undefined
  }
  if (open) faults.push(unpaired(open.block.line, open.marker.id, 'end'))
  return { sections, faults: withoutConsequences(faults) }
}

/** A marker that can't be read or stands in a wrong place leaves its partner alone: that is no fault of its own. */
function withoutConsequences(faults: readonly BlockFault[]): readonly BlockFault[] {
  const causes = faults.filter(({ ruleId }) => ruleId !== 'markers-unpaired')
  const told = causes.length > 0 ? causes : faults
  const seen = new Set<string>()
  return told.filter(({ ruleId, line }) => {
    const place = `${ruleId}:${line}`
    return seen.size < seen.add(place).size
  })
}

function isStart(marker: StartMarker | EndMarker): marker is StartMarker {
  return 'sum' in marker
}

/** The offset of the spaces before `index`: an HTML block begins with its indentation. */
function indentStart(text: string, index: number): number {
  let at = index
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at--
  return at
}

function startsItsLine(text: string, index: number): boolean {
  const at = indentStart(text, index) - 1
  return at < 0 || text[at] === '\n' || text[at] === '\r' || (at === 0 && text[at] === '\uFEFF')
}
