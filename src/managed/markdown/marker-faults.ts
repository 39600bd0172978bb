import type { RootBlock } from '../../commonmark/index.ts'
import type { BlockFault } from '../contract.ts'

export function unpaired(line: number, id: string, missing: 'start' | 'end'): BlockFault {
  const has = missing === 'end' ? 'start' : 'end'
  return {
    ruleId: 'markers-unpaired',
    line,
    reason: `The \`authmd:${has} ${id}\` marker has no \`authmd:${missing}\` marker`,
    fix: `Run \`authmd apply --repair\`, or restore the missing \`authmd:${missing} ${id}\` line by hand.`,
  }
}

export function duplicated(line: number, id: string): BlockFault {
  return {
    ruleId: 'markers-duplicated',
    line,
    reason: `The file holds a second \`${id}\` section`,
    fix: 'Run `authmd apply --repair`, or delete one of the two sections with its markers.',
  }
}

export function nestedFault(line: number, where: string): BlockFault {
  return {
    ruleId: 'markers-nested',
    line,
    reason: `A marker stands ${where}, where it is no comment of its own`,
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

export function malformed(line: number, reason: string): BlockFault {
  return {
    ruleId: 'markers-malformed',
    line,
    reason: `The marker can't be read: ${reason}`,
    fix: 'Restore the marker from version control, or delete the section with both of its markers.',
  }
}
