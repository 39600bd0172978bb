import type { Credential, SourceId } from '../../credentials/types.ts'
import { type Machine, textOf, variable } from '../machine/machine.ts'
import { describe } from './describe.ts'

/** A token that another program hands over in an open file; the value goes into the vault. */
export interface Descriptor {
  readonly credential: Credential
  readonly value?: string
}

/** The client leaves a copy here for the programs that it starts in a cloud session, and reads it everywhere. */
const copies = '/home/claude/.claude/remote'

const descriptors = [
  { name: 'CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR', copy: `${copies}/.api_key` },
  { name: 'CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR', copy: `${copies}/.oauth_token` },
] as const

/**
 * What the two variables name, and the copies. Measured: only the variable of the environment counts, one final line
 * end or blank is cut, and of its text the number at the beginning counts. A pipe is not read, because that would take its content away: then the value is not known.
 */
export function readDescriptors(machine: Machine): readonly Descriptor[] {
  return descriptors.flatMap(({ name, copy }): readonly Descriptor[] => {
    const text = variable(machine, name)?.trim() ?? ''
    const number = /^\+?(\d+)/.exec(text)?.[1]
    const source: SourceId = `descriptor:${name}`
    const named = { source, variable: name, where: 'environment' }
    const open = number === undefined ? undefined : openFile(machine, Number(number))
    const kept = open === undefined || 'failure' in open ? textOf(machine, copy)?.trim() : undefined
    if (kept) return [{ credential: { ...named, where: copy, ...describe(kept) }, value: kept }]
    if (text === '') return []
    if (open === undefined || 'failure' in open) {
      const usable = open?.failure === 'no-file' ? 'unseen' : 'unusable'
      return [{ credential: { ...named, usable, kind: 'reference', length: 0, defects: [] } }]
    }
    const value = open.text.trim()
    const usable = value === '' ? { usable: 'unusable' as const } : {}
    return [{ credential: { ...named, ...usable, ...describe(value) }, value }]
  })
}

/** Opened anew, so that the place up to which the other process has read stays as it is. */
function openFile(machine: Machine, number: number) {
  return machine.platform === 'linux' ? machine.disk.read(`/proc/self/fd/${number}`) : undefined
}
