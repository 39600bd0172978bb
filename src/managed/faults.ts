import type { BlockFault } from './contract.ts'
import type { Words } from './findings.ts'

/** What can be wrong with markers, in the words of a format. A section is mended by its digests, a block by hand. */
export function faultsOf({ whole }: Pick<Words, 'whole'>) {
  const isSection = whole === 'section'
  return {
    unpaired(line: number, id: string, missing: 'start' | 'end'): BlockFault {
      const has = missing === 'end' ? 'start' : 'end'
      const restore = `restore the missing \`authmd:${missing} ${id}\` line`
      return {
        ruleId: 'markers-unpaired',
        line,
        reason: `The \`authmd:${has} ${id}\` marker has no \`authmd:${missing}\` marker`,
        fix: isSection
          ? `Run \`authmd apply --repair\`, or ${restore} by hand.`
          : `Delete this line and apply again, or ${restore} from version control.`,
      }
    },
    duplicated(line: number, id: string): BlockFault {
      return {
        ruleId: 'markers-duplicated',
        line,
        reason: `The file holds a second \`${id}\` ${whole}`,
        fix: `${isSection ? 'Run `authmd apply --repair`, or delete' : 'Delete'} one of the two ${whole}s with its markers.`,
      }
    },
    malformed(line: number, reason: string): BlockFault {
      return {
        ruleId: 'markers-malformed',
        line,
        reason: `The marker can't be read: ${reason}`,
        fix: `Restore the marker from version control, or delete the ${whole} with both of its markers.`,
      }
    },
  }
}

/** What `echo … >>` makes of a file that ends with our end marker and no line end. */
export function gluedFault(line: number): BlockFault {
  return {
    ruleId: 'markers-malformed',
    line,
    reason: 'There is other text after the marker, on its last line',
    fix: 'Run `authmd apply --repair`, or put a line break after the marker.',
  }
}

/** Where a merge of git was left unfinished. */
export function conflictFault(line: number): BlockFault {
  return {
    ruleId: 'conflict-markers',
    line,
    reason: 'An unresolved git conflict begins on this line',
    fix: 'Resolve the conflict, then run the command again.',
  }
}

/** A quoted value above the place of our block, which would end in it. */
export function swallowedFault(line: number): BlockFault {
  return {
    ruleId: 'document-unclosed',
    line,
    reason: 'The value that begins here would swallow the block',
    fix: 'Close the value with its quote on the named line.',
  }
}
