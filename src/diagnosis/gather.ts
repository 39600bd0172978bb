import type { DoctorFacts } from '../credentials/facts.ts'
import type { Machine } from '../io/machine/machine.ts'
import { readSurroundings } from '../io/places/read-surroundings.ts'
import { probeCredentials } from '../io/probe-credentials.ts'
import { probeFacts } from '../io/probe-facts.ts'
import { readMessage } from '../messages/read-message.ts'
import { mask } from '../report/mask.ts'
import { detectShell } from '../shells/detect-shell.ts'
import { shells, usualShell } from '../shells/index.ts'
import type { Shell } from '../shells/shell.ts'
import type { DoctorOptions } from './options.ts'

export interface Gathered {
  readonly facts: DoctorFacts
  /** The shell for which fixes are written. */
  readonly shell: Shell
}

/** Reads the machine, and asks programs and the network only where the options say so. */
export async function gather(options: DoctorOptions, world: Machine): Promise<Gathered> {
  const { env, cwd, platform } = world
  const seen = probeFacts(cwd, world)
  const id = options.shell?.id ?? detectShell(seen)
  const known = shells.find(one => one.id === id)
  const homeSign = platform === 'win32' ? known?.homeSign : undefined
  const machine = homeSign === undefined ? world : { ...world, homeSign }
  const shell = known ?? usualShell(platform)
  const probed = probeCredentials(machine, {
    ...options.probe,
    ...(id === undefined ? {} : { shell: id }),
    container: machine.container ?? (seen.shared && env['CI'] === undefined),
  })
  const { message, expect } = options
  // The paste is masked before anything else looks at it.
  const reading = message === undefined ? undefined : readMessage(mask(message))
  const facts: DoctorFacts = {
    ...probed.facts,
    surroundings: await readSurroundings(machine, {
      layers: probed.layers,
      lines: probed.facts.lines,
      parents: seen.parents,
    }),
    pasted: message !== undefined && message.trim() !== '',
    ...(expect === undefined ? {} : { expected: expect }),
    ...(reading === undefined
      ? {}
      : {
          sender: {
            ...reading.sender,
            ...(reading.proves === undefined ? {} : { proves: reading.proves }),
            ...(reading.status === undefined ? {} : { status: reading.status }),
          },
        }),
    printed: reading?.causes ?? [],
  }
  const asked =
    options.online || options.runHelper
      ? await (await import('./ask-online.ts')).askOnline({ ...probed, facts }, options, machine)
      : facts
  if (!options.prove) return { facts: asked, shell }
  const { prove } = await import('./prove.ts')
  return { facts: { ...asked, proof: await prove({ ...probed, facts: asked }, options, machine) }, shell }
}
