import type { RootBlock } from '../../commonmark/index.ts'
import type { BlockFault } from '../contract.ts'
import { faultsOf } from '../faults.ts'

const { unpaired, duplicated, malformed } = faultsOf({ whole: 'section' })

export { duplicated, malformed, unpaired }

export function nestedFault(line: number, where: string): BlockFault {
  return {
    ruleId: 'markers-nested',
    line,
    reason: `A marker is ${where}, where it is not a comment of its own`,
    fix: 'Put the marker at the start of a line of its own, with a blank line before it.',
  }
}

export function unclosedFault(text: string, block: RootBlock): BlockFault {
  return {
    ruleId: 'document-unclosed',
    line: block.line,
    reason: `The block that begins with \`${text.slice(block.start, block.start + 12).split(/[\r\n]/)[0]}\` is never closed and swallows our markers`,
    fix: 'Close the block on the named line.',
  }
}
