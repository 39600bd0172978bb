import type { DoctorFacts } from '../credentials/facts.ts'
import type { Cut, Surroundings } from '../credentials/surroundings.ts'
import { type Machine, pathOf, shown, variable } from '../io/machine/machine.ts'
import { noticing } from '../io/machine/noticing.ts'
import { openEditors } from '../io/places/open-editors.ts'
import { composePlaces } from '../io/places/read-compose-environment.ts'
import { editorPlaces, readEditorFiles } from '../io/places/read-editor.ts'
import { readLoginMounts } from '../io/places/read-login-mounts.ts'
import { readOthers } from '../io/places/read-others.ts'
import { readSurroundings } from '../io/places/read-surroundings.ts'
import { unitPlaces } from '../io/places/read-unit-environment.ts'
import { readUnitFiles } from '../io/places/read-units.ts'
import { readYaml } from '../io/places/read-yaml.ts'
import { probeCredentials } from '../io/probe-credentials.ts'
import { probeFacts } from '../io/probe-facts.ts'
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
  const homeSign = platform === 'win32' ? homeSignOf(world, known) : undefined
  const { machine, unread } = noticing(homeSign === undefined ? world : { ...world, homeSign })
  const shell = known ?? usualShell(platform)
  const { message, expect } = options
  const { reading, loggedBy, calledWith, masked } = message === undefined ? {} : await readPasted(message)
  const probe = {
    ...calledWith,
    ...options.probe,
    ...(id === undefined ? {} : { shell: id }),
    container: machine.container ?? (seen.shared && env['CI'] === undefined),
  }
  const probed = probeCredentials(machine, probe)
  const editors = openEditors(machine)
  const editorFiles = readEditorFiles(editors)
  const units = readUnitFiles(machine)
  const yaml = await readYaml(machine)
  const loginMounts = probe.container ? await readLoginMounts(machine) : []
  // Not every service that has a key of Anthropic's is one of Claude Code: it is only looked at where its log is pasted.
  const others = readOthers(machine, probe, [
    ...editorPlaces(machine, editorFiles),
    ...(loggedBy?.kind === 'unit' ? unitPlaces(machine, units.files) : []),
    ...(loggedBy?.kind === 'service' ? composePlaces(machine, yaml.services) : []),
  ])
  const surroundings = readSurroundings(machine, {
    layers: probed.layers,
    lines: probed.facts.lines,
    parents: seen.parents,
    ...{ editors, editorFiles, units, yaml, loginMounts },
    ...(masked === undefined ? {} : { message: masked }),
  })
  const facts: DoctorFacts = {
    ...probed.facts,
    surroundings: withUnread(surroundings, {
      unread: unread().map(({ why, path }) => ({ what: 'file', why, where: shown(machine, path) })),
      facts: probed.facts,
    }),
    ...(others.length === 0 ? {} : { others }),
    ...(loggedBy === undefined ? {} : { loggedBy }),
    pasted: message !== undefined && message.trim() !== '',
    ...(expect === undefined ? {} : { expected: expect }),
    ...(reading === undefined
      ? {}
      : {
          sender: {
            ...reading.sender,
            ...(reading.proves === undefined ? {} : { proves: reading.proves }),
            ...(reading.status === undefined ? {} : { status: reading.status }),
            ...(reading.isAlone === undefined ? {} : { isAlone: reading.isAlone }),
            ...(reading.says === undefined ? {} : { says: reading.says }),
            ...(reading.way === undefined ? {} : { way: reading.way }),
            ...(reading.requestId === undefined ? {} : { requestId: reading.requestId }),
            ...(reading.used === undefined ? {} : { used: reading.used }),
            ...(reading.inSession === undefined ? {} : { inSession: reading.inSession }),
            ...(reading.missing === undefined ? {} : { missing: reading.missing }),
            ...(reading.isOfNobody === undefined ? {} : { isOfNobody: reading.isOfNobody }),
            ...(reading.foreign === undefined ? {} : { foreign: reading.foreign }),
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
  return {
    facts: { ...asked, proof: await prove({ ...probed, facts: asked }, { ...options, probe }, machine) },
    shell,
  }
}

/** A file that was not read, and of which nothing else speaks. */
function withUnread(
  surroundings: Surroundings,
  { unread, facts }: { readonly unread: readonly Cut[]; readonly facts: DoctorFacts },
): Surroundings {
  const { settings, unmodelled = [], login } = facts
  const told = new Set([
    ...settings.map(({ path }) => path),
    ...unmodelled.map(({ where }) => where),
    ...(login.state === 'absent' ? [] : [login.path]),
  ])
  const cut = unread.filter(({ where }) => where === undefined || !told.has(where))
  return cut.length === 0 ? surroundings : { ...surroundings, cut: [...(surroundings.cut ?? []), ...cut] }
}

/** What reads texts is loaded only where one was pasted, which is masked before anything else looks at it. */
async function readPasted(message: string) {
  const [{ mask }, { readMessage }, { loggedByIn }, { calledWithIn }] = await Promise.all([
    import('../report/mask.ts'),
    import('../messages/read-message.ts'),
    import('../messages/logged-by.ts'),
    import('../messages/called-with.ts'),
  ])
  const masked = mask(message)
  return {
    reading: readMessage(masked),
    loggedBy: loggedByIn(masked),
    calledWith: calledWithIn(masked),
    masked,
  }
}

/** To Git Bash `~` is its own HOME, which does not count for Claude Code: where that is another folder, paths are told in full. */
function homeSignOf(world: Machine, shell: Shell | undefined): string | undefined {
  const own = shell?.id === 'bash' ? variable(world, 'HOME') : undefined
  const { normalize } = pathOf(world)
  const same = (path: string) => normalize(path).replace(/\\$/, '').toLowerCase()
  return own !== undefined && own !== '' && same(own) !== same(world.home) ? world.home : shell?.homeSign
}
